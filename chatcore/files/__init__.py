"""Files: taking in what people send, making it safe, and keeping it. Whose it is lives in the apps above."""
