"""What is typed on the screen: where and when, by what right, and the words in each language."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from media.assessment import placing
from media.focus import POINTS, focus_of, set_focus
from media.models import Footage, FootageText
from media.review.readings import Reading
from media.submission.models import Submission
from newsroom.desk import opened
from newsroom.staff.models import User
from newsroom.taxonomy.lookup import typed_place
from newsroom.taxonomy.models import Place
from newsroom.text.calendars import PartialDate, format_partial, written_day
from newsroom.workflow import revisions
from newsroom.workflow.refusals import Refusal, Refused

RIGHTS = ("licence", "credit", "generation", "obtained_by")
PLACING = ("place", "lat", "lon", "place_note", "desk_precision", "public_precision", "filmed_on")


class PlaceField(forms.CharField):
    """A place by any of its names, its province after a comma."""

    def clean(self, value: Any) -> Place | None:
        text = super().clean(value).strip()
        return typed_place(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Place) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class DayField(forms.CharField):
    """A day in either calendar, in digits."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        try:
            return written_day(text) if text else None
        except ValueError:
            raise ValidationError(
                _("“%(text)s” is no day. Write it like 2026-11-20 or 1405/8/29."), params={"text": text[:40]}
            ) from None

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else value.isoformat()


class FactsForm(forms.ModelForm):
    """Where and when it was filmed, and by what right readers see it. What is proposed stands in the fields until it is kept."""

    place = PlaceField(
        label=_("Place shown"), required=False, widget=forms.TextInput(attrs={"data-lookup": "places", "dir": "auto"})
    )
    filmed_on = DayField(label=_("Filmed on"), required=False, widget=forms.TextInput(attrs={"dir": "ltr"}))
    focus = forms.ChoiceField(
        label=_("Stays in a narrow cut"), required=False, choices=[(code, row[2]) for code, row in POINTS.items()]
    )
    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Footage
        fields = [*PLACING, *RIGHTS]
        labels = {
            "desk_precision": _("The desk knows it"),
            "public_precision": _("Readers may know it"),
            "place_note": _("How we know"),
            "obtained_by": _("Whose contact sent it"),
        }
        widgets = {
            "place_note": forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            "lat": forms.TextInput(attrs={"inputmode": "decimal", "size": 8, "dir": "ltr"}),
            "lon": forms.TextInput(attrs={"inputmode": "decimal", "size": 8, "dir": "ltr"}),
            "credit": forms.TextInput(attrs={"dir": "auto"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="facts_%s", **kwargs)
        self.initial = {**self.initial, "place": self.instance.place, "focus": focus_of(self.instance)} | (
            kwargs.get("initial") or {}
        )
        self.fields["obtained_by"].queryset = User.objects.filter(is_staff=True, is_active=True).order_by("username")
        self.fields["obtained_by"].empty_label = _("nobody of ours")
        self.fields["seen_revision"].initial = opened.number_of(self.instance)

    def keep(self, *, by: Any, at: datetime) -> bool:
        """Put it down as revisions; False when nothing was changed. Raises Refused and placing.PlaceRefused."""
        given = self.cleaned_data
        item = Footage.objects.get(pk=self.instance.pk)
        refuse_overtaken(item, given["seen_revision"])
        placed = {("note" if name == "place_note" else name): given[name] for name in PLACING}
        is_new = placing.set_place(item, **placed, by=by, at=at)
        if item.obtained_by_id == by.pk and given["obtained_by"] != by:
            raise Refused(
                Refusal(
                    "own_contact",
                    _now("“%(item)s” came from your contact, so somebody else has to say that it did not.")
                    % {"item": item},
                )
            )
        changed = [name for name in RIGHTS if getattr(item, name) != given[name]]
        for name in changed:
            setattr(item, name, given[name])
        if given["focus"] and set_focus(item, given["focus"]):
            changed += ["focal_x", "focal_y"]
        if changed:
            item.save(update_fields=changed)
        if item.place is not None and not item.provinces.exists():
            item.provinces.set([item.place.province])
        revisions.record(item, by=by, at=at)
        return is_new or bool(changed)


def proposed_facts(item: Footage, readings: list[Reading], sent: Submission | None) -> dict[str, Any]:
    """What stands in the empty fields: what the one caption says of place and day, and what the sender agreed to.

    How exactly readers may know a place is never finer than its city before a person says so.
    """
    places = {place.pk: place for one in readings for place in one.places}
    place = item.place or (next(iter(places.values())) if len(places) == 1 else None)
    days = {one.day for one in readings if one.day}
    found: dict[str, Any] = {"place": place, "filmed_on": days.pop() if len(days) == 1 else None}
    if place is not None:
        found |= {"desk_precision": "city", "public_precision": "city"}
    elif item.provinces.exists():
        found |= {"desk_precision": "province", "public_precision": "province"}
    if sent is not None and not sent.is_over and sent.consent != Submission.Consent.DESK_ONLY:
        found["licence"] = Footage.Licence.CONSENT
        found["credit"] = sent.credit_name if sent.consent == Submission.Consent.NAMED else ""
    return {name: value for name, value in found.items() if value and not getattr(item, name)}


class TextForm(forms.ModelForm):
    """The words of a piece in one language."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = FootageText
        fields = ["caption", "alt_text", "warning"]
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 2}),
            "alt_text": forms.Textarea(attrs={"rows": 2}),
            "warning": forms.TextInput(),
        }

    def __init__(self, *args: Any, language: str, item: Footage, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"words_{language}_%s", **kwargs)
        self.language, self.item = language, item
        self.fields["seen_revision"].initial = opened.number_of(item)
        direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
        for name in self.Meta.fields:
            self.fields[name].widget.attrs |= {"dir": direction, "lang": language}
            self.fields[name].help_text = ""

    @property
    def name(self) -> str:
        return str(dict(settings.LANGUAGES)[self.language])

    @transaction.atomic
    def keep(self, *, by: Any, at: datetime) -> bool:
        """Save the words and record the piece with them; False when nothing was changed. Raises Refused."""
        Footage.objects.select_for_update().get(pk=self.item.pk)
        refuse_overtaken(self.item, self.cleaned_data["seen_revision"])
        if not self.has_changed():
            return False
        words = self.save(commit=False)
        if words.pk is None:
            words.parent, words.language, words.created_by, words.created_at = self.item, self.language, by, at
        words.save()
        revisions.record(self.item, by=by, at=at)
        return True


def text_forms(item: Footage) -> list[TextForm]:
    """One form a language of the site, those that have words first."""
    known = {words.language: words for words in item.texts.all()}
    codes = sorted((code for code, _name in settings.LANGUAGES), key=lambda code: code not in known)
    return [TextForm(instance=known.get(code), language=code, item=item) for code in codes]


def refuse_overtaken(item: Footage, seen: int | None) -> None:
    """Raise Refused when somebody saved the piece after this page of it was made."""
    if seen is not None and seen != opened.number_of(item):
        raise Refused(
            Refusal(
                "overtaken",
                str(
                    _("“%(item)s” was not saved: somebody else saved it after you opened it. Reload the page.")
                    % {"item": item}
                ),
            )
        )


def day_words(day: Any) -> str:
    """A day in the language and calendar of the page."""
    return format_partial(PartialDate(day.year, day.month, day.day), get_language() or "en") if day else ""
