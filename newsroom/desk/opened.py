"""Two people, one item: whoever saves over a newer revision sees both texts first, and loses none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet
from django.forms.utils import ErrorList
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorFormField

from newsroom.desk.chosen import KnowsChosen
from newsroom.text.differing import as_html, words
from newsroom.text.refs import is_ref, new_ref
from newsroom.text.sanitise import embed_refs, plain_text, sanitise_html
from newsroom.workflow import history

#: how a plain text shows what a paragraph is
MARKS = {"h2": "##", "h3": "###", "li": "•", "blockquote": ">"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that reads otherwise in the form than in the database, both as plain text."""

    label: str
    theirs: str
    mine: str

    @property
    def inline(self) -> SafeString:
        """Both as one text, word by word: what theirs alone says struck out, what mine alone says marked."""
        return mark_safe(as_html(words(self.theirs, self.mine)))  # noqa: S308 - escaped where it is made


def number_of(item: Any) -> int:
    """The number of the item's newest revision; 0 for an item that has none."""
    last = history.latest(item) if item is not None and item.pk else None
    return last.number if last else 0


class Errors(ErrorList):
    """Django renders a template for each field without an error, too."""

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        return super().render(*args, **kwargs) if self else mark_safe("")

    __str__ = __html__ = render


class DeskForm(KnowsChosen):
    """The form of a workflow item. It carries the number of the revision it was opened with.

    Where a newer one was saved meanwhile, or the item may not be edited any more, the form is refused with everything typed
    kept in it; `is_overtaken` is true then. The refused form carries the new number, so saving it again is a decision.
    """

    opened_revision = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    typed_as = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    is_overtaken = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"error_class": Errors, **kwargs})
        self.current_revision = number_of(self.instance)
        self.fields["opened_revision"].initial = self.current_revision
        self.fields["typed_as"].initial = self.instance.ref if self.instance.pk else new_ref()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk:
            self._refuse_when_overtaken()
        else:
            self._take_its_reference()
        return cleaned

    def _take_its_reference(self) -> None:
        """A new item gets the reference under which its form was kept while it was typed."""
        ref = self.cleaned_data.get("typed_as") or ""
        if is_ref(ref) and not type(self.instance)._default_manager.filter(ref=ref).exists():
            self.instance.ref = ref

    def _refuse_when_overtaken(self) -> None:
        words = {"item": self.instance, "state": _(self.instance.state_row.label)}
        if not self.instance.is_editable:
            self._overtaken(
                _(
                    "“%(item)s” was not saved: it is in the state “%(state)s”, where its words do not change. "
                    "What you typed is still below; take it back to a draft first, then save."
                )
                % words
            )
        elif self.cleaned_data.get("opened_revision") != self.current_revision:
            self._overtaken(
                _(
                    "“%(item)s” is not saved yet: somebody else saved it after you opened it. What each of you changed is "
                    "put together in the form below. Look at it, choose where both changed the same, then save again."
                )
                % words
            )

    def _overtaken(self, sentence: str) -> None:
        self.is_overtaken = True
        self.data = self.data.copy()
        self.data[self.add_prefix("opened_revision")] = str(self.current_revision)
        self.add_error(None, forms.ValidationError(sentence, code="overtaken"))


def differences(form: forms.ModelForm, formsets: list[BaseInlineFormSet]) -> list[Difference]:
    """What the form and its inlines say otherwise than the database, in the order of the page."""
    found = _differences_of(form)
    for formset in formsets:
        for row in formset.forms:
            found += _differences_of(row, heading=f"{formset.model._meta.verbose_name}: ")
    return found


def _differences_of(form: forms.ModelForm, heading: str = "") -> list[Difference]:
    found = [
        Difference(
            label=f"{heading}{form[name].label}",
            theirs=text_of(form.fields[name], form.get_initial_for_field(form.fields[name], name)),
            mine=text_of(form.fields[name], form[name].data),
        )
        for name in form.changed_data
        if not form.fields[name].widget.is_hidden
    ]
    return [one for one in found if one.theirs != one.mine]


def text_of(field: forms.Field, value: Any) -> str:
    """A value of a field, stored or typed, as a person reads it."""
    if value in (None, "", []):
        return ""
    if isinstance(field, ProseEditorFormField):
        return _bodytext_of(value)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(str(row) for row in _rows(field, value)))
    if isinstance(field, forms.ModelChoiceField):
        return ", ".join(str(row) for row in _rows(field, [value]))
    if isinstance(field, forms.MultipleChoiceField):
        return ", ".join(str(word) for name, word in field.choices if name in field.prepare_value(value))
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))
    if isinstance(field, forms.BooleanField):
        return _("yes") if value and value != "False" else ""
    return str(field.prepare_value(value)).replace("\r\n", "\n")


def _bodytext_of(html: str) -> str:
    """The words of a body with its embeds as [kind:ref] and its headings and lists marked as such."""
    cleaned = sanitise_html(html)
    for kind, ref in embed_refs(cleaned):
        cleaned = cleaned.replace(f'<figure data-embed="{kind}:{ref}"></figure>', f"<p>[{kind}:{ref}]</p>")
    for tag, mark in MARKS.items():
        cleaned = cleaned.replace(f"<{tag}>", f"<{tag}>{mark} ")
    return plain_text(cleaned)


def _rows(field: Any, values: Any) -> list[Any]:
    keys = [str(getattr(value, "pk", value)) for value in values]
    return list(field.queryset.filter(pk__in=[key for key in keys if key.isdigit()]))
