"""Reading conversations. Every function knows who is looking."""
