"""Since when a person has not looked."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LastLook(models.Model):
    """One row a person: when they last said that they have taken over, and their last two log-ins."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="last_look"
    )
    looked_at = models.DateTimeField(_("took over at"), null=True)
    login_at = models.DateTimeField(_("logged in at"), null=True)
    earlier_login_at = models.DateTimeField(_("logged in before at"), null=True)

    class Meta:
        app_label = "desk"
        verbose_name = _("last look")
        verbose_name_plural = _("last looks")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.person)
