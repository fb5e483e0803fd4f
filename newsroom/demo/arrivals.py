"""What came in this morning and nobody has decided about: one batch with a row of each sort that the intake knows."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from events.batches import keep
from events.intake.pasting import read_batch
from events.models import Batch, Report
from newsroom.demo.events import day_words
from newsroom.demo.people import Desk

NAME = "Captions of the morning (demo)"
#: `{date}` is this morning's day in the language and calendar of the caption
CAPTIONS = (
    "{date}, Aligudarz, Lorestan Province: floodwater in the lower streets, shops closed (sample message)",
    "Shush, Khuzestan. {date}. Retirees gather in front of the governorate over unpaid pensions (sample message)",
    "🔴 Shush, Khuzestan. {date}. Retirees gather in front of the governorate over unpaid pensions (sample message) !!",
    "{date} - protest in Nurabad against water shortage (sample message)",
    "Strong smell of gas, apparently near the refinery in Abadan, {date} (sample message)",
    "{date}: the bridge to Kolmakareh village, near Khorramabad, was washed away by the flood (sample message)",
    "تجمع پرستاران در کرمانشاه، {date} (پیام نمایشی)",
    "Power cuts in several districts of Bandar Abbas, people in the streets (sample message)",
)


def bring_in(desk: Desk, *, at: datetime) -> Batch:
    """Store and read the batch as if it had been pasted; it waits for whoever comes to the desk first."""
    text = "\n\n".join(caption.format(date=day_words(caption, at)) for caption in CAPTIONS)
    batch = keep(text, name=NAME, year=None, by=desk.reporter, at=at, channel=Report.Channel.PASTE)
    batch.sent_on = timezone.localtime(at).date()
    batch.save(update_fields=["sent_on"])
    read_batch(batch, {}, by=desk.reporter, at=at)
    return batch
