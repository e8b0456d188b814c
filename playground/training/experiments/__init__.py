"""Many runs, on all cores, and what comes of them; published experiments repeated."""
