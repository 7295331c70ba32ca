"""Reading polls. Every function knows who is looking."""
