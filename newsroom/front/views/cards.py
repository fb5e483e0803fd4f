"""The card images of live items: drawn when they are asked for and kept nowhere, so nothing has to be taken back."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.front.cards import card_address, card_of, picture_of
from newsroom.front.covers import covered
from newsroom.front.drawings.card import draw_card
from newsroom.front.land import land
from newsroom.front.views.turns import in_turn
from newsroom.front.vocabulary import Vocabulary
from newsroom.press.models import Edition, PublicPath

AN_HOUR = 60 * 60  # as for every public file: what is withdrawn leaves the caches between us and readers
TYPES = {"jpg": "image/jpeg", "png": "image/png"}


@require_safe
def card(request: HttpRequest, kind: str, ref: str, digest: str, ending: str) -> HttpResponse:
    """The card of an item while it is live; an address of an earlier one leads to the card as it is now."""
    at, language = timezone.now(), get_language() or ""
    edition = Edition.objects.live(at=at).of(kind, ref).filter(language=language).first()
    if edition is None:
        return _nothing(kind, ref, language, at)
    covered([edition], at=at)
    address = card_address(edition)
    if request.path_info != address:
        return HttpResponseRedirect(address)
    tag = f'"{digest}"'
    response = (
        HttpResponse(status=304) if request.headers.get("If-None-Match") == tag else _drawn(edition, at, TYPES[ending])
    )
    if response.status_code != 503:
        response.headers["ETag"] = tag
        response.headers["Cache-Control"] = f"public, max-age={AN_HOUR}"
    return response


def _drawn(edition: Edition, at: datetime, content_type: str) -> HttpResponse:
    shown, provinces = card_of(edition), Vocabulary().provinces
    isos = tuple(provinces[slug].iso for slug in shown.provinces if slug in provinces)
    return in_turn(lambda: draw_card(shown, land(), isos, picture_of(shown, at=at)), content_type)


def _nothing(kind: str, ref: str, language: str, at: datetime) -> HttpResponse:
    """410 for what readers could see before, 404 for what they never could."""
    if PublicPath.objects.filter(kind=kind, ref=ref, language=language, public_from__lte=at).exists():
        return HttpResponse(status=410)
    raise Http404
