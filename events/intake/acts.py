"""What the buttons of the intake page do: one function an act, one table of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.enumerating import with_semicolons
from events.intake import deciding, files, typed, undoing
from events.intake.about import AboutForm
from events.intake.pasting import read_batch
from events.intake.rows import rows_of
from events.merging import named_event
from events.models import Batch, EventPost, Report, Series
from events.proposals import proposal_of
from events.rereading import reread_waiting
from events.telegram.splitting import split_album
from media.models import Footage
from newsroom.front.templatetags.newspaper import digits
from newsroom.taxonomy.additions import NotAdded, add_place, keep_spelling, others_called
from newsroom.taxonomy.models import Place, Province
from newsroom.workflow.editorial import ON_DESK
from newsroom.workflow.refusals import Refusal, Refused


@dataclass(slots=True)
class Done:
    """What to say, and the references of the reports whose rows read otherwise now (None: any may)."""

    say: str
    refs: list[str] | None = field(default_factory=list)
    is_bad: bool = False
    #: the reference of the report to go to, where that is not the next one that waits
    go: str = ""
    #: whether there are rows that the page does not have yet
    reload: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One press of a button: the batch, the report where it concerns one, and who and when."""

    request: HttpRequest
    batch: Batch
    report: Report | None
    by: Any
    at: datetime
    #: what stands behind the colon in the value of the button
    detail: str = ""

    def value(self, name: str) -> str:
        """A posted value without the spaces around it; "" when it is not there."""
        return self.request.POST.get(name, "").strip()

    @property
    def row(self) -> Report:
        """The report that the act is about; raises Refused without one."""
        if self.report is None:
            raise Refused(Refusal("no_report", _("Choose a report of this batch first.")))
        return self.report


def accept(asked: Asked) -> Done:
    """With what stands in the fields of its row."""
    _keep_fields(asked)
    event = deciding.accept(asked.row, by=asked.by, at=asked.at)
    return Done(_("Accepted: %(event)s") % {"event": _short(event)}, [asked.row.ref])


def attach(asked: Asked) -> Done:
    """To an event, or to another report that still waits: that one becomes an event first."""
    _keep_fields(asked)
    ref = asked.detail or asked.value("to")
    group = deciding.new_group()
    event = named_event(ref)
    if event is None:
        other = Report.objects.filter(ref=ref, batch=asked.batch).exclude(pk=asked.row.pk).first()
        if other is None:
            raise Refused(
                Refusal("no_event", _("The report was not attached: there is no such event. Reload the page."))
            )
        event = other.event or deciding.accept(other, by=asked.by, at=asked.at, group=group)
    deciding.attach(asked.row, event, by=asked.by, at=asked.at, group=group)
    return Done(_("Attached to: %(event)s") % {"event": _short(event)}, None)


def discard(asked: Asked) -> Done:
    deciding.discard(asked.row, asked.value("reason"), by=asked.by, at=asked.at)
    return Done(_("Discarded."), [asked.row.ref])


def edit(asked: Asked) -> Done:
    """The fields of the row as they stand in its form."""
    is_new = _keep_fields(asked)
    return Done(_("Changed.") if is_new else _("Nothing was changed."), [asked.row.ref])


def _keep_fields(asked: Asked) -> bool:
    """Keep what a person changed in the fields since the page was made; what a colleague changed meanwhile stays."""
    post, proposal = asked.request.POST, proposal_of(asked.row)
    values: dict[str, Any] = {}
    if "date" in post and asked.value("date") != asked.value("date_was"):
        values["date"] = typed.with_known_year(typed.read_date(asked.value("date")), proposal.date)
    readers = {"places": typed.read_place, "provinces": typed.read_province, "event_types": typed.read_event_type}
    for name, read in readers.items():
        if f"{name}_add" not in post:
            continue
        known = list(getattr(proposal, name))
        was = post.get(f"{name}_was", " ".join(known)).split()
        removed = set(was) - set(post.getlist(name))
        added = [read(one.strip()) for one in post.getlist(f"{name}_add") if one.strip()]
        if removed or added:
            values[name] = list(dict.fromkeys([*(key for key in known if key not in removed), *added]))
    return bool(values) and deciding.edit(asked.row, values, by=asked.by, at=asked.at)


def choose(asked: Asked) -> Done:
    """One of several namesakes is meant."""
    proposal, meant = proposal_of(asked.row), asked.value("place")
    asks = next((one[3] for one in asked.row.reading.get("warnings", []) if meant in one[3]), None)
    if asks is None:
        raise Refused(Refusal("no_choice", _("That place is none of those in question. Reload the page.")))
    places = [meant if slug in asks else slug for slug in proposal.places]
    deciding.settle(asked.row, asks, list(dict.fromkeys([*places, meant])), by=asked.by, at=asked.at)
    return Done(_("Settled."), [asked.row.ref])


def belong(asked: Asked) -> Done:
    """The event will be a part of a series."""
    _keep_fields(asked)
    ref = asked.detail or asked.value("series")
    series = Series.objects.filter(ref=ref, state__in=ON_DESK).first()
    if ref and series is None:
        raise Refused(Refusal("no_series", _("There is no such series any more. Reload the page.")))
    deciding.belong(asked.row, series, by=asked.by, at=asked.at)
    return Done(
        _("Part of the series: %(series)s") % {"series": series} if series else _("Part of no series."), [asked.row.ref]
    )


def give_file(asked: Asked) -> Done:
    """Files dropped on a row, or one of those that no caption names."""
    row = asked.row
    found = list(Footage.objects.filter(ref=asked.value("footage"), pk__in=asked.batch.footage.values("pk")))
    taken, refused = files.take_files(asked.request.FILES.getlist("files"), asked.batch, by=asked.by, at=asked.at)
    clips = [*found, *taken.values()]
    deciding.link(row, clips, by=asked.by, at=asked.at)
    said = ngettext("%(count)s file is with this report.", "%(count)s files are with this report.", len(clips))
    return Done(" ".join([said % {"count": digits(len(clips))}, *refused]), [asked.row.ref], is_bad=bool(refused))


def split(asked: Asked) -> Done:
    """What was taken for an album was none: each clip becomes a report of its own."""
    parts = split_album(asked.row, by=asked.by, at=asked.at)
    said = ngettext("%(count)s more report, below.", "%(count)s more reports, below.", len(parts))
    return Done(said % {"count": digits(len(parts))}, None, reload=True)


def accept_certain(asked: Asked) -> Done:
    """Every row against which nothing speaks; one undo takes all of it back."""
    group = deciding.new_group()
    rows = [row for row in rows_of(asked.batch, at=asked.at) if row.is_certain]
    for row in rows:
        deciding.accept(row.report, by=asked.by, at=asked.at, group=group)
    said = ngettext("%(count)s certain report accepted.", "%(count)s certain reports accepted.", len(rows))
    return Done(said % {"count": digits(len(rows))}, None)


def review(asked: Asked) -> Done:
    sent, sentences = deciding.send_to_review(asked.batch, by=asked.by, at=asked.at)
    said = ngettext("%(count)s draft sent to review.", "%(count)s drafts sent to review.", sent) % {
        "count": digits(sent)
    }
    return Done(" ".join([said, *sentences]), None, is_bad=bool(sentences))


def read(asked: Asked) -> Done:
    """A batch that was stored and not read to its end; its files did not arrive."""
    read_batch(asked.batch, {}, by=asked.by, at=asked.at)
    return Done(_("Read."), None)


def read_again(asked: Asked) -> Done:
    """With the words and the parser of today; what a person changed stays."""
    return _read_again(asked, _("Read again."))


def undo(asked: Asked) -> Done:
    """What cannot be undone any more does not stand in the way of what was done before it."""
    try:
        undone = undoing.undo(asked.batch, by=asked.by, at=asked.at)
    except Refused as refused:
        if refused.refusal.code == "nothing_to_undo":
            raise
        undoing.pass_by(asked.batch, by=asked.by)
        goes_on = _("“Undo” goes on with what you did before that.")
        return Done(f"{refused.refusal.sentence} {goes_on}", None, is_bad=True)
    said = " ".join([_("Undone."), *undone.sentences])
    return Done(said, None, is_bad=bool(undone.sentences), go=undone.reports[0].ref)


def wait(asked: Asked) -> Done:
    """A decided report waits again, whoever decided about it."""
    undoing.reopen(asked.row, by=asked.by, at=asked.at)
    return Done(_("It waits again."), None, go=asked.row.ref)


def about(asked: Asked) -> Done:
    """What holds for the whole batch: the year, the day of sending and the public source of what waits."""
    form = AboutForm(asked.request.POST)
    if not form.is_valid():
        raise ValidationError([error for errors in form.errors.values() for error in errors])
    deciding.tell_about(asked.batch, **form.cleaned_data)
    return Done(_("Kept. It holds for every report of the batch that waits."), None)


def keep_alias(asked: Asked) -> Done:
    """A spelling of a known place; every waiting report of the batch is read again with it."""
    _refuse_stranger(asked)
    place = Place.objects.get(slug=typed.read_place(asked.value("place")))
    typed.refuse_known_word(asked.value("spelling"))
    keep_spelling(place, asked.value("spelling"), by=asked.by, at=asked.at)
    said = _("“%(spelling)s” is a spelling of %(place)s now.") % {"spelling": asked.value("spelling"), "place": place}
    others = others_called(asked.value("spelling"), than=place)
    if others:
        said += " " + _("It is a name of %(others)s too, so a caption with it asks which one is meant.") % {
            "others": with_semicolons(others)
        }
    return _read_again(asked, said)


def new_place(asked: Asked) -> Done:
    """A place that the list lacks."""
    _refuse_stranger(asked)
    near = asked.value("near")
    near_place = Place.objects.get(slug=typed.read_place(near)) if near else None
    province = near_place.province if near_place and not asked.value("province") else None
    province = province or Province.objects.get(iso=typed.read_province(asked.value("province")))
    names = {code: asked.value(f"name_{code}") for code in ("en", "fa") if asked.value(f"name_{code}")}
    for name in names.values():
        typed.refuse_known_word(name)
    addition = add_place(
        names=names, province=province, near=near_place, lat=_degrees(asked.value("lat")), lon=_degrees(asked.value("lon")),
        by=asked.by, at=asked.at,
    )  # fmt: skip
    return _read_again(asked, _("%(place)s was added; a colleague will look at it.") % {"place": addition.place})


def _refuse_stranger(asked: Asked) -> None:
    if not asked.by.has_perm("taxonomy.add_addition"):
        raise Refused(Refusal("not_permitted", _("You may not add to the vocabulary. Ask an editor.")))


def _read_again(asked: Asked, said: str) -> Done:
    changed = reread_waiting(asked.batch)
    again = ngettext("%(count)s report reads otherwise now.", "%(count)s reports read otherwise now.", changed)
    return Done(f"{said} {again % {'count': digits(changed)}}", None)


def _degrees(text: str) -> float | None:
    try:
        return float(text.replace(",", ".")) if text else None
    except ValueError:
        raise ValidationError(
            _("“%(text)s” is no position. Write degrees, such as 33.15.") % {"text": text[:20]}
        ) from None


def _short(event: EventPost) -> str:
    return f"{str(event)[:80]}…" if len(str(event)) > 80 else str(event)


ACTS: dict[str, Callable[[Asked], Done]] = {
    "accept": accept,
    "attach": attach,
    "discard": discard,
    "edit": edit,
    "choose": choose,
    "series": belong,
    "file": give_file,
    "split": split,
    "accept_certain": accept_certain,
    "review": review,
    "read": read,
    "reread": read_again,
    "undo": undo,
    "wait": wait,
    "about": about,
    "alias": keep_alias,
    "place": new_place,
}


def carry_out(name: str, asked: Asked) -> Done:
    """Do what a button says. What is refused comes back as a sentence; nothing of it is done then."""
    name, _colon, detail = name.partition(":")
    act = ACTS.get(name)
    if act is None:
        return Done(_("There is no such act. Use one of the buttons."), is_bad=True)
    try:
        with transaction.atomic():
            return act(replace(asked, detail=detail))
    except Refused as refused:
        return Done(refused.refusal.sentence, [asked.report.ref] if asked.report else [], is_bad=True)
    except (ValidationError, NotAdded) as error:
        return Done(" ".join(getattr(error, "messages", [str(error)])), is_bad=True)
