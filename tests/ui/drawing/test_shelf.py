from playground.ui.drawing.shelf import Shelf


def test_what_was_used_longest_ago_goes_first():
    shelf = Shelf(10, len)
    for word in ("aaaa", "bbbb"):
        shelf.get(word, lambda word=word: word)
    shelf.get("aaaa", lambda: "never")
    shelf.get("cccc", lambda: "cccc")
    assert shelf.find("bbbb") is None
    assert shelf.find("aaaa") == "aaaa"
    assert (len(shelf), shelf.weight) == (2, 8)


def test_what_is_too_heavy_is_made_and_not_kept():
    shelf = Shelf(10, len)
    assert shelf.get("big", lambda: "x" * 11) == "x" * 11
    assert (len(shelf), shelf.weight) == (0, 0)


def test_a_thing_is_made_once():
    shelf, made = Shelf(10, len), []
    for _ in range(3):
        shelf.get("k", lambda: made.append(1) or "k")
    assert made == [1]
    shelf.clear()
    assert shelf.find("k") is None
