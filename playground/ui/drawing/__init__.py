"""How words, shapes and pictures become surfaces, each kept in a bounded store."""
