"""Pasting captions on the desk: what came in, with its files, is stored at once and read into rows to be checked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.batches import captions_in, keep, read
from events.drafts import Message
from events.intake import deciding, files
from events.intake.about import AboutForm
from events.models import Batch, Report
from events.models.reports import keyed
from events.persons import mask_persons
from media.models import Footage
from newsroom.desk.fields import FilesField
from newsroom.front.templatetags.newspaper import digits
from newsroom.text.digits import is_key

MAX_CAPTIONS = 500
MAX_LETTERS = 300_000


class PasteForm(AboutForm):
    text = forms.CharField(
        label=_("Captions"),
        help_text=_(
            "As they came in, a blank line or a bullet between two of them. Take out names of people who sent something. "
            "A file belongs to the caption that names it: drop it there, or write its name in brackets: [clip.mp4]."
        ),
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto", "autofocus": True}),
        max_length=MAX_LETTERS,
    )
    is_one_a_line = forms.BooleanField(label=_("Every line is a caption of its own"), required=False)
    files = FilesField(label=_("Files"), required=False, help_text=_("Pictures and clips. Their names are not kept."))
    field_order = ("text", "is_one_a_line", "files", "year", "sent_on", "origin")

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or {}
        text = given.get("text", "").replace("\r\n", "\n")
        given["text"] = text.replace("\n", "\n\n") if given.get("is_one_a_line") else text
        if len(captions_in(given["text"])) > MAX_CAPTIONS:
            self.add_error(
                "text",
                _("These are more than %(most)s captions. Paste them in two or more parts.") % {"most": MAX_CAPTIONS},
            )
        return given


def paste_view(request: HttpRequest, site: admin.AdminSite, opts: Any) -> HttpResponse:
    """The form; what it brings leads to the rows of its batch. What was pasted and not read yet is offered again."""
    if not (request.user.has_perm("events.add_report") and request.user.has_perm("events.add_eventpost")):
        raise PermissionDenied
    if request.method == "POST" and request.headers.get("Accept") == "application/json":
        return keep_typed(request)
    unread = Batch.objects.filter(brought_by=request.user, channel=Report.Channel.PASTE, read_at=None)
    if request.method == "POST" and is_key(request.POST.get("drop", "")):
        unread.filter(pk=request.POST["drop"], reports=None).delete()
        messages.success(request, _now("What you had left there is thrown away."))
        return redirect("admin:events_report_paste")
    kept = unread.filter(pk=request.GET["kept"]).first() if is_key(request.GET.get("kept", "")) else None
    initial = {name: getattr(kept, name) for name in ("year", "origin", "sent_on")} if kept else {}
    if kept:
        initial["text"] = files.without_files(kept.text)
    form = PasteForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and not form.is_valid():
        form.data = form.data.copy()  # the browser does not send the files again
        form.data["text"] = files.without_files(form.data.get("text", ""))
    if request.method == "POST" and form.is_valid():
        batch = _bring_in(form.cleaned_data, request)
        return redirect("admin:events_batch_intake", batch.pk)
    context = {**site.each_context(request), "form": form, "opts": opts, "title": _now("Paste captions")}
    context["kept_before"] = [] if kept else unread.exclude(text="")[:5]
    context["kept_pk"] = kept.pk if kept else request.POST.get("kept", "")
    return render(request, "events/paste.html", context)


def keep_typed(request: HttpRequest) -> JsonResponse:
    """Store what stands in the fields while they are filled in, so that a closed browser loses nothing; {"kept": its number}.

    A person's own: two people who type the same text do not meet here.
    """
    text, _count = mask_persons(files.without_names(request.POST.get("text", ""))[:MAX_LETTERS])
    if not text.strip():
        return JsonResponse({"kept": ""})
    about = AboutForm(request.POST)
    given = about.cleaned_data if about.is_valid() else {"year": None, "sent_on": None, "origin": ""}
    typed, digest = _typed(request), keyed("typed", request.user.pk, text)
    Batch.objects.filter(digest=digest).exclude(pk=typed.pk if typed else None).delete()
    values = {"text": text, "digest": digest, **given}
    if typed is None:
        name = _now("Pasted by %(person)s") % {"person": request.user}
        made = {"name": name[:200], "brought_by": request.user, "brought_at": timezone.now()}
        typed = Batch.objects.create(channel=Report.Channel.PASTE, **made, **values)
    else:
        Batch.objects.filter(pk=typed.pk).update(**values)
    return JsonResponse({"kept": typed.pk})


def _typed(request: HttpRequest) -> Batch | None:
    """The person's own unread batch that the page says it has been keeping."""
    number = request.POST.get("kept", "")
    own = Batch.objects.filter(brought_by=request.user, channel=Report.Channel.PASTE, read_at=None, reports=None)
    return own.filter(pk=number).first() if is_key(number) else None


def _stored(text: str, values: dict[str, Any], request: HttpRequest) -> Batch:
    """The batch of this text, told the year, day and source; what was kept while it was typed goes."""
    typed = _typed(request)
    given = {name: values[name] for name in ("year", "sent_on", "origin")}
    batch = keep(
        text,
        name=_now("Pasted by %(person)s") % {"person": request.user},
        year=given["year"],
        by=request.user,
        at=timezone.now(),
        channel=Report.Channel.PASTE,
        origin=given["origin"],
    )
    if typed is not None and typed != batch:
        typed.delete()
    empty = {name: value for name, value in given.items() if value and not getattr(batch, name)}
    if empty:
        deciding.tell_about(batch, **{name: empty.get(name, getattr(batch, name)) for name in given})
        batch.refresh_from_db()
    return batch


def _bring_in(values: dict[str, Any], request: HttpRequest) -> Batch:
    uploads = values["files"]
    text = files.with_numbers(values["text"], [file.name for file in uploads])
    now = timezone.now()
    text, masked = mask_persons(text)
    batch = _stored(text, values, request)
    if batch.read_at is not None:
        words = {"person": batch.brought_by, "when": localize(timezone.localtime(batch.brought_at))}
        messages.info(
            request, _now("This very text was brought by %(person)s on %(when)s; these are its rows.") % words
        )
    clips, refused = files.take_files(uploads, batch, by=request.user, at=now)
    batch.footage.add(*clips.values())  # they wait with the batch, whatever becomes of the reading
    again = read_batch(batch, clips, by=request.user, at=now)
    for sentence in refused:
        messages.error(request, sentence)
    if masked:
        said = ngettext(
            "%(count)s name or number of a person was taken out.",
            "%(count)s names or numbers of persons were taken out.",
            masked,
        )
        messages.warning(request, said % {"count": digits(masked)})
    if again:
        said = ngettext("%(count)s caption was here already.", "%(count)s captions were here already.", again)
        messages.info(request, said % {"count": digits(again)})
    return batch


def read_batch(batch: Batch, clips: dict[int, Footage], *, by: Any, at: Any) -> int:
    """Make the rows of a stored batch and give them their files; how many captions were here already.

    A file that stands without words waits with the batch for its report.
    """
    captions = [one for one in map(files.read_caption, captions_in(batch.text)) if one.text]
    sent = [
        Message(
            one.text,
            origin=batch.origin,
            sent_at=deciding.sent_at_of(batch.sent_on),
            is_clip_missing=one.is_clip_missing or any(n not in clips for n in one.files),
        )
        for one in captions
    ]
    brought = read(batch, sent, channel=batch.channel, at=at)
    for report, caption in zip(brought.reports, captions, strict=True):
        deciding.link(report, [clips[n] for n in caption.files if n in clips], batch=batch, by=by, at=at)
    return len(brought.reports) - brought.new_reports
