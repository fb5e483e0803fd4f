"""The pages about the newsroom itself, where it says something else than the software says for it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SitePage(models.Model):
    """The newsroom's own words for one of these pages in one language; until they are written the standard text stands."""

    class Page(models.TextChoices):
        ABOUT = "about", _("About")
        CONTACT = "contact", _("Contact")
        PRIVACY = "privacy", _("Privacy")

    page = models.CharField(_("page"), max_length=12, choices=Page.choices)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    body_html = models.TextField(_("text"), blank=True, help_text=_("Empty: the standard text stands."))
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        app_label = "press"
        verbose_name = _("page about the newsroom")
        verbose_name_plural = _("pages about the newsroom")
        ordering = ["page", "language"]
        constraints = [models.UniqueConstraint(fields=["page", "language"], name="sitepage_once_a_language")]

    def __str__(self) -> str:
        return f"{self.get_page_display()} ({self.get_language_display()})"
