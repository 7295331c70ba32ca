"""Reading previews. Every function knows who is looking."""
