"""What members do together: conversations now; spaces, publications and gatherings as they are built."""
