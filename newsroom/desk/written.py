"""The plain widgets of forms, letter for letter as Django's templates have them, written without templates: a page of the desk
has a hundred, and each would be rendered from three. Whatever is not in the table still comes from its template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.templatetags.static import static
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext

WIDGETS = "django/forms/widgets/"


def _text(value: Any) -> str:
    """As `conditional_escape`, which asks of every value whether it is lazy."""
    value = str(value) if isinstance(value, Promise) else value
    return str(value) if isinstance(value, SafeString) else escape(str(value))


def _attrs(attrs: Mapping[str, Any]) -> str:
    given = ((name, value) for name, value in attrs.items() if value is not False)
    return "".join(f" {_text(name)}" + ("" if value is True else f'="{_text(value)}"') for name, value in given)


def _said(value: Any) -> str:
    return _text(value if isinstance(value, str) else localize(value))


def _input(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    return f'<input type="{widget["type"]}" name="{_text(widget["name"])}"{value}{_attrs(widget["attrs"])}>'


def _textarea(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    text = _said(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{_text(widget["name"])}"{_attrs(widget["attrs"])}>\n{text}</textarea>'


def _select(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    rows = []
    for heading, options, _index in widget["optgroups"]:
        rows += [f'\n  <optgroup label="{_text(heading)}">'] if heading else []
        rows += [
            f'\n  <option value="{_text(one["value"])}"{_attrs(one["attrs"])}>{_said(one["label"])}</option>\n'
            for one in options
        ]
        rows += ["\n  </optgroup>"] if heading else []
    name = _text(widget["name"])
    return f'<select name="{name}"{_attrs(widget["attrs"])}>{"".join(rows)}\n</select>'


def _label(context: Mapping[str, Any]) -> str:
    label = _said(context["label"])
    return (
        f"<{context['tag']}{_attrs(context['attrs'] or {})}>{label}</{context['tag']}>" if context["use_tag"] else label
    )


def _errors(context: Mapping[str, Any]) -> str:
    found = context["errors"]
    if not found:
        return ""
    given = getattr(found, "field_id", None)
    about = f' id="{_text(given)}_error"' if given else ""
    rows = "".join(f"<li>{_said(error)}</li>" for error in found)
    return f'<ul class="{_text(context["error_class"])}"{about}>{rows}</ul>'


def _field(context: Mapping[str, Any]) -> str | None:
    field = context["field"]
    if field.use_fieldset:
        return None
    about = f' id="{_text(field.auto_id)}_helptext"' if field.auto_id else ""
    helped = f'<div class="helptext"{about}>{field.help_text}</div>' if field.help_text else ""
    return "\n".join([f"{field.label_tag() if field.label else ''}\n", helped, str(field.errors), str(field)]).strip()


def _form(context: Mapping[str, Any]) -> str | None:
    """A form as rows; one with something to say about itself still comes from its template."""
    if context["errors"] or not context["fields"]:
        return None
    rows = []
    hidden = "".join(str(field) for field in context["hidden_fields"])
    for number, (field, _found) in enumerate(context["fields"], start=1):
        classes = field.css_classes()
        about = f' class="{_text(classes)}"' if classes else ""
        last = f"\n      {hidden}\n    " if number == len(context["fields"]) else ""
        rows.append(f"\n  <div{about}>\n    {field.as_field_group()}\n    {last}\n</div>\n")
    return f"{_text(context['errors'])}\n\n{''.join(rows)}\n".strip()


#: what stands beside a choice: its name in the context, classes and ids; its address, what follows it, and Django's own words
BESIDE = (
    ("change", "change_related_template_url", "url_params", "data-href-template", True, "Change selected %(model)s"),
    ("add", "add_related_url", "url_params", "href", True, "Add another %(model)s"),
    ("delete", "delete_related_template_url", "url_params", "data-href-template", True, "Delete selected %(model)s"),
    ("view", "change_related_template_url", "view_related_url_params", "data-href-template", False, "View selected %(model)s"),
)  # fmt: skip
ICONS = {"change": "icon-changelink", "add": "icon-addlink", "delete": "icon-deletelink", "view": "icon-viewlink"}


def _related(context: Mapping[str, Any]) -> str:
    """A choice of other rows with the ways to them; the words are in Django's catalogue."""
    name, links = _text(context["name"]), ""
    for what, address, query, attribute, is_popup, words in BESIDE:
        if context["is_hidden"] or not context[f"can_{what}_related"]:
            continue
        said = gettext(words) % {"model": _text(context["model"])}
        given = f'{attribute}="{_text(context[address])}?{_text(context[query])}"'
        lines = [f'id="{what}_id_{name}"', *_in_order(what, given, is_popup), f'title="{said}">']
        icon = f'<img src="{_text(static(f"admin/img/{ICONS[what]}.svg"))}" alt="" width="24" height="24">'
        gap = "\n            " if is_popup else "\n             "
        links += f'<a class="related-widget-wrapper-link {what}-related" {gap.join(lines)}{icon}</a>'
    ref = "" if context["model_has_limit_choices_to"] else f'data-model-ref="{_text(context["model_name"])}"'
    inner = f"\n    {context['rendered_widget']}\n    \n        {links}\n    \n"
    return f'<div class="related-widget-wrapper" {ref}>{inner}</div>'


def _in_order(what: str, given: str, is_popup: bool) -> list[str]:
    """The address of a way, and that it opens in a window of its own, in the order of Django's template."""
    popup = ['data-popup="yes"'] if is_popup else []
    return [*popup, given] if what == "add" else [given, *popup]


WRITERS: dict[str, Callable[[Mapping[str, Any]], str | None]] = {
    **{
        f"{WIDGETS}{name}.html": _input
        for name in (
            "checkbox", "color", "date", "datetime", "email", "file", "hidden", "number", "password", "search", "tel", "text",
            "time", "url",
        )
    },
    f"{WIDGETS}textarea.html": _textarea,
    f"{WIDGETS}select.html": _select,
    "django/forms/label.html": _label,
    "django/forms/field.html": _field,
    "django/forms/errors/list/ul.html": _errors,
    "django/forms/errors/list/default.html": _errors,
    "django/forms/div.html": _form,
    "admin/widgets/related_widget_wrapper.html": _related,
}  # fmt: skip


class Written(DjangoTemplates):
    """Django's own renderer of forms, but for the table."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        write = WRITERS.get(template_name)
        found = write(context) if write else None
        return super().render(template_name, context, request) if found is None else found
