"""What levels and runs have in common, so that a code need not say it: the dictionary that its compression begins with.

It belongs to version 1 of the codes and never changes: with another one no code that was ever sent could be read.
"""

WORDS = (
    '"networks": null"policy": null"optimal": null"trouble": """trouble":"","learning":true,"idle":false,"together":true'
    '{"deed":"Acted","acts":{"deed":"Tuned","settings":{"deed":"Restarted"{"deed":"Edited","level":{"level":0},"moment":0}'
    '"alpha":0.1,"epsilon":0.1,"discount":"decay":"initial":"lambda":"planning":"temperature":0.5,"steps":4'
    '"driver":"learner","driver":"greedy","driver":"me","driver":"random","learning":true,'
    '[[0,0,{"deed":"Advanced","count":10000,"driver":"learner","learning":true,"idle":false,"together":true}]]'
    '{"run":{"learner":"q-learning","seed":10,"made":{"settings":{'
    '{"view":{"mode":"train","mode":"play","mode":"why","explanation":"expectation","learner":"sarsa","learner":"q-learning",'
    '"overlays":["arrows","thread","values"],"overlays":["policy","q","visits"],"at":"floor":"seed":10,"dials":{}}\n'
    ".....#.....#####......~~~~~~~~~............\n#....#....#\n^^^^^^^<<<<<>>>>>vvvvv\n"
    "\n'''\n\n[[changes]]\nat = 1000\nmap = '''\n"
    'source = "Sutton & Barto (2018), example 6.5, exercise, section 8.3"\n'
    'time_limit = 100\nslip = 0.1\nstep_reward = 0.0\ndiagonal = true\nactions = ["up", "right", "down", "left"]\n'
    '"o" = { kind = "mud", enter = -5.0 }\n"C" = { kind = "coin", reward = 1.0 }\n"k" = { kind = "key", "d" = { kind = "door", '
    '"X" = { kind = "trap", ends = true, "T" = { kind = "teleport", target = [0, 0] }\n"i" = { kind = "ice", slip = 0.8 }\n'
    '"w" = { kind = "water", "p" = { kind = "patrol", "s" = { kind = "switch", "g" = { kind = "gate", '
    '"~" = { kind = "cliff", enter = -100.0, replaces_step = true }\n'
    "format = 1\ntitle = \"My level\"\nabout = \"The way to the cheese\"\n\nmap = '''\n.......G\n........\nS.......\n'''\n\n"
    "[rules]\ndiscount = 0.95\nstep_reward = -0.1\ndiscount = 1.0\ndiscount = 0.9\nstep_reward = -1.0\n\n"
    '[legend]\n"G" = { kind = "goal", enter = 1.0 }\n"G" = { kind = "goal", enter = 10.0 }\n'
).encode("ascii")
