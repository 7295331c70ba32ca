"""Reading requests and openings, each as their viewer may see them."""
