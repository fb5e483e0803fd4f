"""The front page: what editors put on it, and under that the newest of everything, nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from newsroom.front.folding import newest_folded
from newsroom.front.frame import frame
from newsroom.front.linked import live_items
from newsroom.front.listing import Selection, newest
from newsroom.front.notes import told_since
from newsroom.front.running import running
from newsroom.front.vocabulary import Vocabulary
from newsroom.press.front_page import Placed, standing
from newsroom.press.models import Edition, FrontSlot
from newsroom.press.nameplate import nameplate

EVENTS, ARTICLES, CLIPS = 10, 7, 4
RECENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Shown:
    """One place as it is shown: a live edition, or a link to another site."""

    edition: Edition | None
    link: Placed | None = None


@dataclass(slots=True)
class Top:
    """What editors ordered and readers can see, by place; `keys` are the editions in it."""

    by_place: dict[str, list[Shown]] = field(default_factory=dict)
    keys: frozenset[int] = frozenset()

    def of(self, place: str) -> list[Shown]:
        return self.by_place.get(place, [])


def top_of(placed: Sequence[Placed], language: str, *, at: datetime) -> Top:
    """The places whose item is live at `at` and whose own end has not come; asks once, and not at all for none."""
    due = [one for one in placed if not one.is_over(at)]
    wanted = [(one.kind, one.ref) for one in due if one.ref]
    live = {(one.kind, one.ref): one for one in live_items(wanted, at=at, language=language)}
    top = Top(keys=frozenset(one.pk for one in live.values()))
    for one in due:
        edition = live.get((one.kind, one.ref)) if one.ref else None
        if edition is not None or one.address:
            shown = Shown(edition, one if edition is None else None)
            top.by_place.setdefault(one.place, []).append(shown)
    return top


def render_home(
    language: str, *, at: datetime, placed: Sequence[Placed] | None = None, is_preview: bool = False
) -> str:
    """The front page of a language as it is at `at`; `placed` in place of what is saved, for a look before saving."""
    with translation.override(language):
        top = top_of(standing(language) if placed is None else placed, language, at=at)
        context = home_context(language, top, at=at)
        if is_preview:
            context |= {"is_preview": True, "is_indexed": False}
        return render_to_string("front/home.html", context)


def home_context(language: str, top: Top, *, at: datetime) -> dict[str, Any]:
    """Everything the template shows. Where nobody chose a lead, the newest story is it."""
    vocabulary = Vocabulary()
    leads = top.of(FrontSlot.Place.LEAD)
    articles = newest(Selection(language, at, "article", without=top.keys), ARTICLES)
    lead = leads[0] if leads else Shown(articles.pop(0)) if articles else None
    context = frame(
        path=reverse("front:home"),
        title=nameplate(),
        description=_("Reports from the ground: events, stories and footage, each with how sure we are of it."),
        vocabulary=vocabulary,
    )
    return context | {
        "at": at,
        "lead": lead,
        "seconds": top.of(FrontSlot.Place.SECOND),
        "more": top.of(FrontSlot.Place.MORE),
        "articles": articles[: ARTICLES - 1],
        "events": newest_folded(Selection(language, at, "event", without=top.keys), EVENTS),
        "clips": newest(Selection(language, at, "footage", without=top.keys), CLIPS),
        "running": running(language, at=at),
        "provinces": provinces_with_reports(language, at, vocabulary),
        "corrected": told_since(at - RECENT, language=language, at=at),
    }


def provinces_with_reports(language: str, at: datetime, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Provinces with events published in the last thirty days, most first."""
    recent = Edition.objects.live(at=at).filter(kind="event", language=language, published_at__gt=at - RECENT)
    counted = (
        recent.filter(province_rows__isnull=False).order_by().values_list("province_rows__tag").annotate(Count("pk"))
    )
    by_key = {term.pk: term for term in vocabulary.provinces.values()}
    rows = [
        {"province": by_key[key], "name": by_key[key].name_in(language), "events": number}
        for key, number in counted
        if key in by_key
    ]
    return sorted(rows, key=lambda row: (-row["events"], row["name"]))
