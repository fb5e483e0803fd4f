"""Three templates for the demonstration: what comes again and again."""

from __future__ import annotations

from newsroom.desk.skeletons.models import Skeleton
from newsroom.taxonomy.models import EventType

ROWS = (
    (
        "Breaking", "خبر فوری", "en", "{place}: what is known so far", "First reports from {place}, {province}. This page grows.",
        "<p>{date}. What we know: </p><h2>What is not confirmed</h2><p></p><h2>Where this comes from</h2><p></p>", (),
    ),
    (
        "Daily strike report", "گزارش روزانه اعتصاب", "en", "Day {day} of the strike in {place}",
        "What happened on {date}, day {day}.",
        "<p>Workers in {place}, {province}, </p><h2>What they ask for</h2><p></p><h2>What the company says</h2><p></p>",
        ("strike",),
    ),
    (
        "Flood update", "گزارش سیل", "en", "Flood in {place}: {date}", "The state of roads, water and shelter in {province}.",
        "<h2>Roads</h2><p></p><h2>Water and power</h2><p></p><h2>Shelter</h2><p></p><h2>Numbers, and who gave them</h2><p></p>",
        ("flood",),
    ),
)  # fmt: skip


def set_up() -> None:
    """Make the templates; those that are there already stay as they are."""
    for position, (name_en, name_fa, language, headline, standfirst, body, types) in enumerate(ROWS):
        words = {"name_fa": name_fa, "headline": headline, "standfirst": standfirst, "body": body, "position": position}
        skeleton, is_new = Skeleton.objects.get_or_create(
            name_en=name_en, kind="article", language=language, defaults=words
        )
        if is_new:
            skeleton.event_types.set(EventType.objects.filter(slug__in=types))
