"""What runs from many seeds say about learners, and how surely: by the definitions of Agarwal et al. (2021)."""
