"""The layout of everything that the window can show, checked by what it says that it has drawn (see __main__)."""
