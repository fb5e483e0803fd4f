"""Facts about every workflow table, whoever adds a row."""

import pytest
from django.core.checks import run_checks

from media.moderation import MODERATION
from newsroom.workflow import checks
from newsroom.workflow.editorial import EDITORIAL, EVENTS, WORDS
from newsroom.workflow.effects import EFFECTS
from newsroom.workflow.table import SAME

TABLES = [EDITORIAL, EVENTS, WORDS, MODERATION]
MOVES = [pytest.param(table, move, id=f"{table.name}.{move.name}") for table in TABLES for move in table.moves]


@pytest.mark.parametrize(("table", "move"), MOVES)
def test_a_row_names_known_states_and_effects(table, move):
    states = {state.name for state in table.states}
    assert set(move.sources) <= states
    assert move.target == SAME or move.target in states
    assert not move.effect or move.effect in EFFECTS


@pytest.mark.parametrize(("table", "move"), MOVES)
def test_what_makes_more_public_needs_two_people_and_what_makes_less_needs_a_reason(table, move):
    if move.name in ("approve", "clear", "approve_words", "checked"):
        assert move.four_eyes
    if move.effect == "open_edition":
        assert move.is_approved
    if move.after_review:
        assert move.note == "reason"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_state_can_be_reached_and_no_two_moves_share_a_name(table):
    reached = {table.initial} | {move.target for move in table.moves}
    assert {state.name for state in table.states} <= reached
    assert len({move.name for move in table.moves}) == len(table.moves)


def test_an_unregistered_effect_is_an_error_at_start_up(monkeypatch):
    monkeypatch.delitem(EFFECTS, "open_edition")
    assert "workflow.E002" in {error.id for error in checks.check_workflow_items()}


@pytest.mark.django_db  # a check of JSON fields asks the database what it can
def test_the_project_starts_without_errors():
    assert run_checks() == []
