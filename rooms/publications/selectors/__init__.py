"""Reading publications. Every function knows who is looking."""
