"""Formulas written on one line, and how they are set."""

import pytest

from playground.ui.drawing.formulas import DROP, RISE, SMALLER, Script, scripts, whole_scripts


def written(text):
    """The parts with a sign for their height: (words, −1 higher, 0 on the line, +1 lower)."""
    return [(part.words, (part.drop > 0) - (part.drop < 0)) for part in scripts(text)]


@pytest.mark.parametrize(
    "text, parts",
    [
        ("V_π(s)", [("V", 0), ("π", 1), ("(s)", 0)]),
        ("Q*(s, a)", [("Q*(s, a)", 0)]),
        ("G_t = R_{t+1} + γ^2 R", [("G", 0), ("t", 1), (" = R", 0), ("t+1", 1), (" + γ", 0), ("2", -1), (" R", 0)]),
        ("max_a′ q", [("max", 0), ("a′", 1), (" q", 0)]),
        ("v_π* ≥ v_π.", [("v", 0), ("π*", 1), (" ≥ v", 0), ("π", 1), (".", 0)]),
        ("E_π[G_t | S_t = s]", [("E", 0), ("π", 1), ("[G", 0), ("t", 1), (" | S", 0), ("t", 1), (" = s]", 0)]),
        ("Σ_a π(a|s)", [("Σ", 0), ("a", 1), (" π(a|s)", 0)]),
        ("(R − V)^2", [("(R − V)", 0), ("2", -1)]),
        ("10^308, 10^{−1/4}", [("10", 0), ("308", -1), (", 10", 0), ("−1/4", -1)]),
        ("γ² R₁ 12ᵏ", [("γ", 0), ("2", -1), (" R", 0), ("1", 1), (" 12", 0), ("k", -1)]),
    ],
)
def test_scripts_stand_higher_and_lower(text, parts):
    assert written(text) == parts


@pytest.mark.parametrize(
    "text",
    ["max_steps", "my_level", "a_b.toml", "a/x_1/y", "'S^G'", "V_πx", "_", "x_", "^ up", "n_2_3", "T_0.5", "R_{t+1", ""],
)
def test_names_and_files_stay_as_they_are(text):
    assert "".join(part.words for part in scripts(text)) == text
    assert all(part.drop == 0 for part in scripts(text))


def test_a_script_of_a_script_is_smaller_still_and_lower_still():
    assert scripts("v_{π_k}") == (
        Script("v"),
        Script("π", SMALLER, DROP),
        Script("k", SMALLER * SMALLER, DROP + SMALLER * DROP),
    )


def test_a_superscript_behind_a_subscript_stands_above_it():
    assert scripts("Q_π^2") == (Script("Q"), Script("π", SMALLER, DROP), Script("2", SMALLER, -RISE, back=True))


@pytest.mark.parametrize(
    "text, whole", [("R_{t+", "R"), ("V_", "V"), ("v_{π_{k", "v"), ("R_{t+1} + R", "R_{t+1} + R"), ("a", "a")]
)
def test_half_a_script_is_left_out(text, whole):
    assert whole_scripts(text) == whole
