"""Files: taking in what people send, making it safe, keeping it, and giving it out. Whose place it is, and who may
read it, is said by the apps above (``readers.py``)."""
