"""The words of the posts that an item offers: for the item itself, for its last correction, for its withdrawal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext as _

from newsroom.front.frame import absolute
from newsroom.front.posts import ALONE, BESIDE_A_CLIP, Words, hashtag, post
from newsroom.front.sections import BY_KIND
from newsroom.front.series import with_series
from newsroom.front.sureness import what_is_open
from newsroom.front.templatetags.newspaper import day_both, digits, happened_both, where
from newsroom.press.models import Correction, Edition, Mirror, PublicPath
from newsroom.press.paths import language_prefix, line_of
from newsroom.text.sanitise import plain_text

ITEM, CORRECTION, WITHDRAWAL = "item", "correction", "withdrawal"
TAGGED = ("provinces", "event_types", "topics")


@dataclass(frozen=True, slots=True)
class Offer:
    """A post in one language. `beside_a_clip` is the shorter one, the same text where all fits."""

    about: str
    language: str
    direction: str
    beside_a_clip: str
    alone: str


def offers(kind: str, ref: str, *, at: datetime) -> list[Offer]:
    """The posts of an item in each language it is or was public in; a correction's stands before the item's own."""
    mirrors = list(Mirror.objects.shown(at=at))
    live = {one.language: one for one in Edition.objects.of(kind, ref).live(at=at)}
    notes = list(Correction.objects.filter(kind=kind, ref=ref, public_at__lte=at))
    found = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            edition = live.get(code)
            about = (
                _of_edition(edition, notes, mirrors, at) if edition else _of_withdrawn(kind, ref, code, notes, mirrors)
            )
            found += [_offer(name, code, words) for name, words in about]
    return found


def _offer(about: str, language: str, words: Words) -> Offer:
    direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
    return Offer(about, language, direction, post(words, BESIDE_A_CLIP), post(words, ALONE))


def _of_edition(
    edition: Edition, notes: list[Correction], mirrors: list[Mirror], at: datetime
) -> Iterator[tuple[str, Words]]:
    with_series([edition], at=at)
    last = next((note for note in notes if note.what != Correction.What.WITHDRAWAL and note.note), None)
    if last is not None:
        notice = f"{last.get_what_display()}: {last.said_in(edition.language)}"
        yield CORRECTION, _words(edition, mirrors, notice=notice)
    yield ITEM, _words(edition, mirrors, text=_text(edition))


def _words(edition: Edition, mirrors: list[Mirror], *, notice: str = "", text: str = "") -> Words:
    path = _short(edition.kind, edition.ref, edition.language)
    names = [one["name"] for name in TAGGED for one in edition.facts.get(name, ())]
    warning = (edition.warning,) if edition.warning else ()
    return Words(
        headline=edition.headline,
        address=absolute(path),
        slug_line="" if edition.facts.get("is_made_line") else _slug_line(edition),  # the headline says the same then
        notice=notice,
        unsure=(*warning, *what_is_open(edition)),
        day=_day(edition),
        text=text,
        mirrors=tuple(mirror.address + path for mirror in mirrors),
        tags=tuple(dict.fromkeys(filter(None, map(hashtag, names)))),
    )


def _of_withdrawn(
    kind: str, ref: str, language: str, notes: list[Correction], mirrors: list[Mirror]
) -> Iterator[tuple[str, Words]]:
    """The line of its address and what was told besides. What was taken down for somebody's safety is not spoken of."""
    rows = PublicPath.objects.filter(kind=kind, ref=ref, language=language).exclude(withdrawn_at=None)
    row = rows.order_by("pk").last()
    if row is None or row.withdrawn_line in ("", "safety"):
        return
    told = next((note.words.get(language, "") for note in notes if note.what == Correction.What.WITHDRAWAL), "")
    path = _short(kind, ref, language)
    yield WITHDRAWAL, Words(
        headline=line_of(row.withdrawn_line), address=absolute(path), notice=told,
        mirrors=tuple(mirror.address + path for mirror in mirrors),
    )  # fmt: skip


def _short(kind: str, ref: str, language: str) -> str:
    """The address with the reference alone: a Persian one in full is too long for a post, and no name in it can be erased."""
    section = BY_KIND.get(kind)
    return f"{language_prefix(language)}/{section.name}/{ref}/" if section else f"{language_prefix(language)}/"


def _slug_line(edition: Edition) -> str:
    facts = edition.facts
    comma = pgettext("between two names", ", ")
    places = comma.join([*where(edition), *(one["name"] for one in facts.get("provinces", ()))])
    if edition.kind == "event":
        when = happened_both(edition) or _("date unknown")
    else:
        when = "" if edition.kind == "series" else day_both(edition.published_at)
    types = comma.join(one["name"] for one in facts.get("event_types", ())[:2])
    return " · ".join(filter(None, (places, when, types)))


def _day(edition: Edition) -> str:
    part = getattr(edition, "part", None)
    if part is None or not part.day:
        return ""
    return _("Day %(number)s of:") % {"number": digits(part.day)} + f" {part.series.headline}"


def _text(edition: Edition) -> str:
    if edition.standfirst:
        return " ".join(edition.standfirst.split())
    if edition.text_language and edition.text_language != edition.language:
        return ""
    return " ".join(plain_text(edition.body_html).split())
