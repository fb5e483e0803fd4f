"""The editor of the front page. What is being arranged lives in the form until it is saved in one act."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from newsroom.desk.badges import badge
from newsroom.desk.front_page import arranging, finding, forms, record
from newsroom.front.home import render_home
from newsroom.press import front_page
from newsroom.press.front_page import MOST, Placed
from newsroom.press.models import FrontSave, FrontSlot
from newsroom.workflow.refusals import Refused

PERMISSION = "press.change_frontslot"


@dataclass(slots=True)
class Desk:
    """One showing of the editor: the list as it is being arranged, and what to say about the last act."""

    language: str
    at: datetime
    placed: list[Placed]
    opened: int
    said: str = ""
    refused: str = ""
    focus: str = ""
    words: str = ""
    moment: str = ""
    standing: list[Placed] = field(default_factory=list)
    link_form: forms.LinkForm = field(default_factory=forms.LinkForm)


def any_language(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """To the front page in the language of the person's desk."""
    return redirect(f"{site.name}:desk_front_page", request.LANGUAGE_CODE)  # type: ignore[attr-defined]


def edit(site: AdminSite, request: HttpRequest, language: str) -> HttpResponse:
    """Show the editor, carry out one act on its list, save it, or show what readers would get."""
    if not request.user.has_perm(PERMISSION) or language not in dict(settings.LANGUAGES):
        raise Http404
    at = timezone.now()
    desk = _desk(request, language, at)
    act, _colon, value = request.POST.get("act", "").partition(":")
    if act == "preview":
        return _preview(desk)
    if act == "save" and not desk.refused and _save(desk, request.user):
        messages.success(request, _("The front page was saved. Readers see it now."))
        return redirect(request.path)
    if act in ACTS and not desk.refused:
        ACTS[act](desk, value, request)
    return TemplateResponse(request, "desk/front_page.html", {**site.each_context(request), **_context(desk)})


def _desk(request: HttpRequest, language: str, at: datetime) -> Desk:
    standing = front_page.standing(language)
    if request.method != "POST":
        return Desk(language, at, standing, front_page.version(language), standing=standing)
    placed, opened = forms.read(request.POST), request.POST.get("opened", "")
    desk = Desk(
        language, at, placed, int(opened) if opened.isdigit() else 0, standing=standing,
        words=request.POST.get("words", "")[:200], moment=request.POST.get("moment", ""),
    )  # fmt: skip
    if forms.bad_times(request.POST, placed):
        desk.refused = _("Nothing was done: a time in the list cannot be read. Pick it again.")
    return desk


def _preview(desk: Desk) -> HttpResponse:
    """The front page as it would be at the chosen moment; nothing is saved, and no store may keep it."""
    page = render_home(
        desk.language, at=forms.moment(desk.moment) or desk.at, placed=front_page.in_order(desk.placed), is_preview=True
    )
    return HttpResponse(page, headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex"})


def _save(desk: Desk, by: Any) -> bool:
    try:
        front_page.save(desk.language, desk.placed, opened=desk.opened, by=by, at=desk.at)
    except Refused as refused:
        desk.refused = refused.refusal.sentence
        if refused.code == "front_overtaken":  # saving again is a decision from now on
            desk.opened = front_page.version(desk.language)
            desk.focus = "standing"
        return False
    return True


# -- the acts


def _add(desk: Desk, value: str, _request: HttpRequest) -> None:
    place, kind, ref = [*value.split(":"), "", "", ""][:3]
    known = finding.named([(kind, ref)], desk.language, at=desk.at).get((kind, ref))
    if known is None or place not in FrontSlot.Place.values:
        desk.refused = _("It was not added: it is not public in this language any more. Search again.")
        return
    _try_to_add(desk, Placed(place, kind, ref), known.title)


def _try_to_add(desk: Desk, one: Placed, name: str) -> bool:
    try:
        desk.placed = arranging.add(desk.placed, one, name)
    except Refused as refused:
        desk.refused = refused.refusal.sentence
        return False
    words = {"what": name, "place": FrontSlot.Place(one.place).label}
    desk.said = _("“%(what)s” was added to “%(place)s”. It is not saved yet.") % words
    return True


def _link(desk: Desk, _value: str, request: HttpRequest) -> None:
    form = forms.LinkForm(request.POST)
    if not form.is_valid():
        desk.refused, desk.link_form = _("The link was not added: fill in what is marked."), form
    elif not _try_to_add(desk, form.placed(), form.cleaned_data["link_title"]):
        desk.link_form = form


def _move(desk: Desk, value: str, step: int) -> None:
    if value.isdigit():
        desk.placed, number = arranging.move(desk.placed, int(value), step)
        desk.focus = f"{'up' if step == arranging.UP else 'down'}-{number}"
        desk.said = _("Moved. It is not saved yet.")


def _remove(desk: Desk, value: str, _request: HttpRequest) -> None:
    if value.isdigit():
        desk.placed = arranging.remove(desk.placed, int(value))
        desk.focus = "list"
        desk.said = _("Removed from the list. It is not saved yet.")


def _take_over(desk: Desk, source: str, _request: HttpRequest) -> None:
    """The list of another language's editor, as it can stand in this one."""
    desk.placed, left = finding.in_language(desk.placed, source, desk.language, at=desk.at)
    desk.opened = front_page.version(desk.language)
    desk.said = _("This is the list of the other language. It is not saved here yet.")
    if left:
        names = finding.named((one.what for one in left if one.ref), source, at=desk.at)
        said = ", ".join(one.title or (names[one.what].title if one.what in names else one.ref) for one in left)
        desk.said += " " + _("Left out, because it is not public in this language: %(names)s.") % {"names": said}


def _load(desk: Desk, number: str, _request: HttpRequest) -> None:
    saved = get_object_or_404(
        FrontSave, language=desk.language, number=int(number) if number.isdigit() else 0
    )  # fmt: skip
    desk.placed = front_page.from_json(saved.slots)
    desk.said = _("This is the front page of then. It is not saved yet.")


ACTS = {
    "search": lambda desk, value, request: setattr(desk, "focus", "words"),
    "add": _add,
    "link": _link,
    "up": lambda desk, value, request: _move(desk, value, arranging.UP),
    "down": lambda desk, value, request: _move(desk, value, arranging.DOWN),
    "remove": _remove,
    "take_over": _take_over,
    "load": _load,
}


# -- what the page shows


def _context(desk: Desk) -> dict[str, Any]:
    named = finding.named([one.what for one in [*desk.placed, *desk.standing] if one.ref], desk.language, at=desk.at)
    stands = {one.what for one in desk.placed}
    return {
        "title": _("Front page"),
        "desk": desk,
        "direction": "rtl" if get_language_info(desk.language)["bidi"] else "ltr",
        "languages": [
            (code, name, code == desk.language, reverse("admin:desk_front_page", args=[code]))
            for code, name in settings.LANGUAGES
        ],
        "groups": _groups(desk, named),
        "number_of_rows": len(desk.placed),
        "is_changed": desk.placed != desk.standing,
        "standing": [_row(number, one, named, desk.at) for number, one in enumerate(desk.standing)],
        "found": [(one, (one.kind, one.ref) in stands) for one in finding.found(desk.words, desk.language, at=desk.at)],
        "places": FrontSlot.Place.choices,
        "savings": record.last_savings(desk.language, at=desk.at),
    }


def _groups(desk: Desk, named: dict[Any, finding.Candidate]) -> list[dict[str, Any]]:
    rows = [_row(number, one, named, desk.at) for number, one in enumerate(desk.placed)]
    return [
        {"place": place, "label": label, "most": MOST[FrontSlot.Place(place)], "empty": _(EMPTY[place]),
         "rows": [row for row in rows if row["placed"].place == place]}
        for place, label in FrontSlot.Place.choices
    ]  # fmt: skip


def _row(number: int, one: Placed, named: dict[Any, finding.Candidate], at: datetime) -> dict[str, Any]:
    line = finding.line(one) if one.address else named.get(one.what)
    return {
        "number": number,
        "number_text": str(number),
        "placed": one,
        "line": line,
        "name": line.title if line else one.ref,
        "until": forms.as_picked(one.shown_until),
        "badge": _state(one, line, at),
    }


def _state(one: Placed, line: finding.Candidate | None, at: datetime) -> str:
    if one.is_over(at):
        return badge("quiet", "○", _("Its end has come: not shown"))
    if line is None:
        return badge("stop", "⊘", _("Not public any more: not shown"))
    if line.live_from:
        return badge("wait", "◷", _("Scheduled: comes by itself"))
    return badge("quiet", "↗", _("Leaves the site")) if one.address else badge("live", "●", _("Live"))


EMPTY = {
    "lead": _n("Nobody chose a lead: the newest story leads by itself."),
    "second": _n("Nothing chosen. Search below, then “Seconds”."),
    "more": _n("Nothing chosen. Search below, then “More”."),
}
