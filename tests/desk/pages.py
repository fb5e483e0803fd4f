"""Addresses of desk pages and what a browser would post from them."""

from django.urls import reverse


def address(item, page: str = "change") -> str:
    return reverse(f"admin:{item._meta.app_label}_{item._meta.model_name}_{page}", args=[item.pk])


def list_of(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def filled_in(response) -> dict:
    """What the form of a page would post as it stands: its fields and those of its inlines."""
    form = response.context["adminform"].form
    data = _values(form)
    for inline in response.context["inline_admin_formsets"]:
        data |= _values(inline.formset.management_form)
        for row in inline.formset.forms:
            data |= _values(row)
    return data


def _values(form) -> dict:
    values = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, (list, tuple)):
            values[bound.html_name] = [getattr(one, "pk", one) for one in value]
        elif value is not None and value is not False:
            values[bound.html_name] = value
    return values


def messages_of(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]
