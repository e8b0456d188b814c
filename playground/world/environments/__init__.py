"""A level as Gymnasium's environments, one copy or many."""
