"""Pages for what is not there. They ask the database for nothing, so they stand when it does not."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _

from newsroom.front.frame import frame


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing was ever public at this address."""
    context = frame(path=request.path_info, title=_("Page not found"), others={}, is_indexed=False, text="")
    return HttpResponse(render_to_string("front/not_found.html", context), status=404)


def gone(
    request: HttpRequest, line: str, *, words: str = "", is_withdrawn: bool = True, is_legal: bool = False
) -> HttpResponse:
    """Something was here; the line says why it is not any more, and the newsroom's words what else there is to know."""
    title = _("Not available") if is_legal else _("Withdrawn") if is_withdrawn else _("No longer offered")
    context = frame(path=request.path_info, title=title, others={}, is_indexed=False, text="")
    context |= {"line": line, "words": words, "is_withdrawn": is_withdrawn, "is_legal": is_legal}
    return HttpResponse(render_to_string("front/gone.html", context), status=451 if is_legal else 410)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke on our side, perhaps before the language of the path was looked at."""
    with translation.override(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
        words = _("This page could not be made. Nothing you did caused it. Try again in a minute.")
        return _bare(_("Something broke on our side"), words, status=500)


def refused_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the token that proves it to be ours: the page it stood on was too old, or somebody else's."""
    language = getattr(request.user, "language", "") if hasattr(request, "user") else ""
    with translation.override(get_language_from_path(request.path_info) or language or settings.LANGUAGE_CODE):
        words = _(
            "Its page was opened too long ago, or is not ours. Nothing was saved. Go back, load the page anew, and send "
            "it again."
        )
        return _bare(_("This form was not taken"), words, status=403)


def _bare(title: str, words: str, *, status: int) -> HttpResponse:
    return HttpResponse(render_to_string("front/bare_error.html", {"title": title, "words": words}), status=status)
