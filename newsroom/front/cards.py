"""The card of an item: what other sites show of it in place of the page. What is on it, and its address.

The address changes with everything that is on the card, so nobody keeps showing an old one. Its digest is keyed: it does not
tell whether a guess of words that were erased is right.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from urllib.parse import unquote

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from PIL import Image

from newsroom.front.drawings.card import HEIGHT, WIDTH, Card
from newsroom.front.templatetags.newspaper import day, happened, where
from newsroom.press.models import Edition, PublicFile
from newsroom.press.nameplate import nameplate

DIGITS = 12
FORMATS = ("JPEG", "WEBP", "PNG")  # what we make ourselves
MOST_PIXELS = 40_000_000
#: part of every digest; count it up when cards are drawn otherwise
DRAWN = 1


def card_address(edition: Edition, *, warning: str = "") -> str:
    """The path of the card image of a live edition, 1200 × 630 px.

    A picture that needs a warning is not on it: `warning` is that of a lead picture where the edition itself has none (see
    `covers`). Without it the address is still safe to hand out, since it leads on to the right one.
    """
    card = card_of(edition, warning=warning)
    ending = "jpg" if card.picture else "png"
    with translation.override(edition.language):
        return reverse("front:card", args=[edition.kind, edition.ref, _digest(card), ending])


def card_of(edition: Edition, *, warning: str = "") -> Card:
    """What the card of an edition shows; asks the database for nothing."""
    with translation.override(edition.language):
        provinces = edition.facts.get("provinces", ())
        between = translation.pgettext("between two names", ", ")
        names = [*where(edition), *(one["name"] for one in provinces[:2])]
        if edition.facts.get("is_nationwide"):
            names.append(_("nationwide"))
        finding = edition.facts.get("finding") or {}
        return Card(
            language=edition.language,
            newsroom=nameplate(),
            headline=" ".join(edition.headline.split()),
            where=between.join(names),
            when=_when(edition),
            what=between.join(one["name"] for one in edition.facts.get("event_types", ())[:2]),
            sure=_sure(edition, finding),
            sure_mark=edition.confidence or finding.get("mark", ""),
            provinces=tuple(one["slug"] for one in provinces),
            picture="" if edition.warning or warning or finding.get("is_fallen") else _file_of(edition.lead_src),
        )


def _when(edition: Edition) -> str:
    if edition.kind == "event":
        return str(happened(edition))
    return "" if edition.kind == "series" or edition.published_at is None else str(day(edition.published_at))


def _sure(edition: Edition, finding: dict[str, str]) -> str:
    """How sure readers may be, in the words of the page."""
    if edition.checking_since:
        return _("We are checking this report")
    if finding.get("is_fallen"):
        return _("shown as a check: %(word)s") % {"word": finding["word"]}
    return str(edition.get_confidence_display() or finding.get("word", ""))


def _file_of(address: str) -> str:
    """The name of the public file at an address of ours."""
    if not address.startswith(settings.MEDIA_URL):
        return ""
    return unquote(address.removeprefix(settings.MEDIA_URL))


def picture_of(card: Card, *, at: datetime) -> Image.Image | None:
    """The picture of a card, from its public file, while the item that the file belongs to is live at `at`."""
    row = PublicFile.objects.filter(name=card.picture).first() if card.picture else None
    if row is None or not Edition.objects.live(at=at).filter(kind=row.kind, ref=row.ref).exists():
        return None
    try:
        with default_storage.open(card.picture) as file, Image.open(file, formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (WIDTH, HEIGHT))
            return picture.convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):  # gone since, or no picture: the card stands without
        return None


def _digest(card: Card) -> str:
    shown = json.dumps([DRAWN, asdict(card)], ensure_ascii=False, sort_keys=True)
    return salted_hmac("newsroom.front.cards", shown, algorithm="sha256").hexdigest()[:DIGITS]
