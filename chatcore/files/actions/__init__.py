"""What changes files. What is sent is nobody's to see until it is posted, and that is the act that is traced."""
