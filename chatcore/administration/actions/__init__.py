"""What administration does that leaves a trace: reading the trace is one such thing."""
