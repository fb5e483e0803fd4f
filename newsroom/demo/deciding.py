"""What the demo's desk asks for before a story goes on, and who was asked to read what waits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from articles.models import Article
from newsroom.demo.people import Desk
from newsroom.desk.assignment import asking
from newsroom.desk.assignment.models import Assignment
from newsroom.desk.rules import switching
from newsroom.desk.signoff import ticking
from newsroom.desk.signoff.models import SignOffItem
from newsroom.workflow.editorial import REVIEW

#: words in English and Persian, when they are asked for
SIGN_OFFS = (
    ("Names and numbers checked", "نام‌ها و عددها بررسی شد", SignOffItem.Stage.APPROVE),
    ("Nobody is put at risk by it", "کسی از آن در خطر نمی‌افتد", SignOffItem.Stage.PUBLISH),
)
OPTIONAL_RULES = ("place",)  # the other one is there to be switched on
ASKED = (
    (Assignment.Priority.URGENT, 3, "The numbers of the second paragraph."),
    (Assignment.Priority.NORMAL, 20, ""),
    (Assignment.Priority.LOW, None, "When there is time."),
)


def set_up(desk: Desk, *, at: datetime) -> None:
    """Two lines that are signed off for every story, and the optional rules of stories."""
    for position, (name_en, name_fa, stage) in enumerate(SIGN_OFFS):
        SignOffItem.objects.create(
            kind=Article.kind, name_en=name_en, name_fa=name_fa, stage=stage, is_for_others=True, position=position
        )
    for name in OPTIONAL_RULES:
        switching.switch(Article.kind, name, is_on=True, by=desk.chief, at=at)


def sign_off(item: Any, move: str, *, by: Any, at: datetime) -> None:
    """Tick what the move asks for and nobody has ticked yet."""
    number = None
    for line in ticking.asked_for(item, item.workflow.move(move)):
        if not line.is_ticked:
            number = number or ticking.number_of(item)
            ticking.tick(item, line.row, number=number, is_ticked=True, by=by, at=at)


def ask_for_readings(desk: Desk, *, at: datetime) -> None:
    """What waits in review is with the editor, the most urgent first."""
    waiting = Article.objects.filter(state=REVIEW).order_by("pk")
    for item, (priority, hours, words) in zip(waiting, ASKED, strict=False):
        due_at = None if hours is None else at + timedelta(hours=hours)
        asking.ask(
            item, by=desk.chief, at=at, reviewer=desk.editor, due_at=due_at, priority=priority, instruction=words
        )
