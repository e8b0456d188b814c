"""Networks from files: their layers, which of those belong together, and what a file leaves open about them."""
