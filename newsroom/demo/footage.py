"""Bringing drawn footage in and taking it through moderation."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO

from media.assessment.answering import answer
from media.assessment.questions import FINDING
from media.inspection import working
from media.intake import receive
from media.models import Footage, FootageText
from newsroom.demo.assessments import assess
from newsroom.demo.films import draw_film
from newsroom.demo.footage_texts import CLIPS, WITHDRAWAL, Clip
from newsroom.demo.people import Desk
from newsroom.demo.scenes import draw_scene
from newsroom.demo.walking import walk
from newsroom.workflow import revisions

CREDIT = "Drawn for the demonstration"
Shelf = dict[str, Footage]


def bring_in(desk: Desk, *, at: datetime) -> Shelf:
    """All footage of the demo by key, each as far through moderation as its row says; the first came in at `at`."""
    return {
        clip.key: _bring_in_one(clip, desk, at=at + number * timedelta(hours=1)) for number, clip in enumerate(CLIPS)
    }


def take_down(shelf: Shelf, desk: Desk, *, at: datetime) -> None:
    """One picture that was public is withdrawn: it is from another place."""
    item = shelf["flood-withdrawn"]
    walk(item, (WITHDRAWAL,), desk=desk, at=at)
    answer(item, FINDING, Footage.Finding.MISDATED, WITHDRAWAL.note, by=desk.moderator, at=at)


def _bring_in_one(clip: Clip, desk: Desk, *, at: datetime) -> Footage:
    content = (draw_film if clip.is_film else draw_scene)(clip.scene, seed=clip.seed)
    item = receive(
        BytesIO(content),
        working_title=f"Demo: {clip.key}",
        credit=CREDIT,
        by=desk.reporter,
        at=at,
    )
    working.inspect(item, at=at)
    item.provinces.set(clip.provinces)
    item.event_types.set(clip.event_types)
    for language, (caption, alt_text, warning) in clip.words.items():
        FootageText.objects.create(
            parent=item,
            language=language,
            caption=caption,
            alt_text=alt_text,
            warning=warning,
            created_by=desk.reporter,
            created_at=at,
        )
    revisions.record(item, by=desk.reporter, at=at)
    if clip.steps:
        assess(item, clip.key, desk, at=at + timedelta(minutes=5))
    walk(item, clip.steps, desk=desk, at=at + timedelta(minutes=10))
    return item
