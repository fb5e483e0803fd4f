"""What an import says it did."""

from dataclasses import fields

from events.telegram.tally import LINES, Tally


def test_every_count_has_words():
    counts = {one.name for one in fields(Tally) if one.type == "int"}
    assert counts == {name for name, _words, _always in LINES}


def test_what_is_rare_is_said_only_when_it_happened():
    assert len(Tally(unreadable=1).lines()) == len(Tally().lines()) + 1


def test_a_sentence_is_said_once():
    tally = Tally()
    tally.warn("No room.")
    tally.warn("No room.")
    assert tally.warnings == ["No room."]
