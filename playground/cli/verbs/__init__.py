"""The verbs of the command line: each file declares one, called VERB."""
