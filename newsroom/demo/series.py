"""The two series of the demo: a strike whose days are counted, and floods without a count. Both are made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from events.models import Series, SeriesText, Stretch
from newsroom.demo.people import Desk
from newsroom.demo.walking import TO_PUBLISHED, walk
from newsroom.workflow import revisions


@dataclass(frozen=True, slots=True)
class Run:
    """A series to make: words per language as (headline, description). `first_day` counts back from today."""

    title: str
    words: dict[str, tuple[str, str]]
    provinces: tuple[str, ...]
    event_types: tuple[str, ...]
    actors: tuple[str, ...] = ()
    first_day: int | None = None


STRIKE_RUN = Run(
    "Demo: strike at Haft Tappeh",
    {
        "en": (
            "Strike at the Haft Tappeh sugar mill",
            "Demonstration. The desk follows an invented strike from its eighth day on. A person confirmed the first day; "
            "the days that reports state stand beside the count. A square without a report says only that none came.",
        ),
        "fa": (
            "اعتصاب در نیشکر هفت‌تپه",
            "نمایشی. تحریریه اعتصابی ساختگی را از روز هشتم دنبال می‌کند. روز نخست را یک نفر تأیید کرده است؛ شماری که گزارش‌ها "
            "می‌گویند کنار آن می‌آید. مربع خالی فقط می‌گوید گزارشی نرسیده است.",
        ),
    },
    provinces=("khuzestan",),
    event_types=("strike",),
    first_day=13,
)
FLOOD_RUN = Run(
    "Demo: floods in Lorestan",
    {
        "en": (
            "Floods in Lorestan",
            "Demonstration. Invented reports from several towns of one province, gathered as they come. Nobody counts the "
            "days of a flood: what belongs together is near in place and time.",
        ),
        "fa": (
            "سیل در لرستان",
            "نمایشی. گزارش‌هایی ساختگی از چند شهر یک استان که همان‌طور که می‌رسند گرد هم می‌آیند. روزهای سیل را کسی نمی‌شمارد: "
            "آنچه در جا و زمان نزدیک است کنار هم می‌نشیند.",
        ),
    },
    provinces=("lorestan",),
    event_types=("flood",),
)


def begin(run: Run, desk: Desk, *, today: datetime, ago: float) -> Series:
    """A published series, written `ago` days before today."""
    at = today - timedelta(days=ago)
    made = {"created_by": desk.reporter, "created_at": at}
    series = Series.objects.create(working_title=run.title, has_day_count=run.first_day is not None, **made)
    series.provinces.set(run.provinces)
    series.event_types.set(run.event_types)
    series.actors.set(run.actors)
    for language, (headline, description) in run.words.items():
        SeriesText.objects.create(parent=series, language=language, headline=headline, description=description, **made)
    if run.first_day is not None:
        Stretch.objects.create(series=series, begins_on=timezone.localdate(today) - timedelta(days=run.first_day))
    revisions.record(series, by=desk.reporter, at=at)
    walk(series, TO_PUBLISHED, desk=desk, at=at)
    return series
