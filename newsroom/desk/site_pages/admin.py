"""The pages about the newsroom, as whoever may change them writes them. A text begins as the standard one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorFormField

from newsroom.desk.lists import Unlogged
from newsroom.front.about import standard_text
from newsroom.press.models import SitePage
from newsroom.text.sanitise import plain_text, sanitise_html

EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"protocols": ["http", "https", "mailto"], "enableTarget": False},
    "HardBreak": True,
    "History": True,
}


class SitePageForm(forms.ModelForm):
    body_html = ProseEditorFormField(
        label=_("text"), required=False, config={"extensions": EXTENSIONS}, sanitize=sanitise_html,
        help_text=_("What stands here is published as soon as it is saved. Empty: the standard text stands."),
    )  # fmt: skip

    def clean_body_html(self) -> str:
        cleaned = sanitise_html(self.cleaned_data["body_html"] or "")
        return cleaned if plain_text(cleaned).strip() else ""


@admin.register(SitePage)
class SitePageAdmin(Unlogged):
    form = SitePageForm
    list_display = ["__str__", "changed_at"]
    list_filter = ["page", "language"]
    fields = [("page", "language"), "body_html"]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        given = super().get_changeform_initial_data(request)
        page, language = given.get("page", SitePage.Page.ABOUT), given.get("language", request.user.language)
        return {"page": page, "language": language, "body_html": standard_text(page, language)} | given

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The text of one page does not become that of another."""
        return ["page", "language"] if obj is not None else []
