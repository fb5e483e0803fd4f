"""Plain widgets written without templates read letter for letter as Django's own templates have them."""

from datetime import date

import pytest
from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorList
from django.utils import translation
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe

from articles.models import Article
from newsroom.desk.written import WRITERS, Written

HOSTILE = "\"><script>'&"
CHOICES = [("", "–"), ("a", HOSTILE), ("Group & <b>", [("b", lazystr("lazy & late")), (3, 1234.5)])]
FIELDS = {
    "text": forms.CharField(help_text=mark_safe("<em>why</em>"), label=HOSTILE),
    "text with attributes": forms.CharField(widget=forms.TextInput({"class": HOSTILE, "data-is": True, "data-not": False})),
    "limited": forms.CharField(max_length=3, required=False),
    "long text": forms.CharField(widget=forms.Textarea({"rows": 2, "dir": "auto"})),
    "number": forms.IntegerField(min_value=0),
    "fraction": forms.FloatField(localize=True),
    "day": forms.DateField(),
    "moment": forms.DateTimeField(),
    "time": forms.TimeField(),
    "address": forms.URLField(assume_scheme="https"),
    "mail": forms.EmailField(),
    "file": forms.FileField(widget=forms.FileInput),
    "hidden": forms.CharField(widget=forms.HiddenInput),
    "secret": forms.CharField(widget=forms.PasswordInput),
    "tick": forms.BooleanField(label=lazystr("lazy <label>")),
    "choice": forms.ChoiceField(choices=CHOICES),
    "choices": forms.MultipleChoiceField(choices=CHOICES),
    "radio": forms.ChoiceField(choices=CHOICES[:2], widget=forms.RadioSelect),
    "no label": forms.CharField(label=""),
}  # fmt: skip
VALUES = [None, "", "a", HOSTILE, 0, 1234567, 1.5, True, date(2026, 3, 1), ["a", "3"], mark_safe("<b>&amp;</b>")]


def form_of(field: forms.Field, value: object, renderer: object, *, is_bound: bool) -> forms.Form:
    made = type("OneField", (forms.Form,), {"one": field})
    return made({}, renderer=renderer) if is_bound else made(initial={"one": value}, renderer=renderer)


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("name", FIELDS)
def test_a_form_reads_as_from_the_templates(name, language):
    with translation.override(language):
        for value in VALUES:
            for is_bound in (False, True):
                ours, theirs = (
                    form_of(FIELDS[name], value, renderer, is_bound=is_bound)
                    for renderer in (Written(), DjangoTemplates())
                )
                assert ours.as_div() == theirs.as_div()
                assert str(ours["one"]) == str(theirs["one"])
                assert ours["one"].label_tag() == theirs["one"].label_tag()
                assert ours["one"].legend_tag() == theirs["one"].legend_tag()
                assert ours["one"].as_field_group() == theirs["one"].as_field_group()


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("without", ["", "change", "add", "delete", "view"])
@pytest.mark.parametrize("field", ["lead", "places"])
def test_a_choice_of_other_rows_reads_as_from_its_template(field, without, language):
    rel = Article._meta.get_field(field).remote_field
    may = {f"can_{what}_related": what != without for what in ("add", "change", "delete", "view")}
    widget = RelatedFieldWidgetWrapper(forms.Select(choices=CHOICES), rel, admin.site, **may)
    with translation.override(language):
        for value in (None, "a", HOSTILE):
            ours, theirs = (widget.render(HOSTILE, value, {"id": "x"}, one) for one in (Written(), DjangoTemplates()))
            assert ours == theirs
        widget.widget = forms.HiddenInput()
        assert widget.render("one", 1, {}, Written()) == widget.render("one", 1, {}, DjangoTemplates())


@pytest.mark.parametrize("is_bound", [False, True])
def test_a_form_of_several_fields_reads_as_from_its_template(is_bound):
    made = type(
        "Several", (forms.Form,), {name: FIELDS[name] for name in ("hidden", "text", "choice", "tick", "radio")}
    )
    empty, secret = type("Empty", (forms.Form,), {}), type("Secret", (forms.Form,), {"one": FIELDS["hidden"]})
    for form in (made, empty, secret):
        ours, theirs = (
            form({} if is_bound else None, renderer=renderer, error_class=ErrorList, auto_id="a_%s")
            for renderer in (Written(), DjangoTemplates())
        )
        for one in (ours, theirs):
            one.required_css_class = "needed <b>"
        assert ours.as_div() == theirs.as_div()


def test_every_row_of_the_table_names_a_template_of_django():
    for name in WRITERS:
        assert DjangoTemplates().get_template(name)
