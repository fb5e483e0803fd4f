"""Which optional rules the chief has switched on."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RuleSwitch(models.Model):
    """An optional rule of a kind, switched on or off; a rule without a row is off."""

    kind = models.CharField(_("kind"), max_length=16)
    name = models.CharField(_("rule"), max_length=24)
    is_on = models.BooleanField(_("asked for"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        app_label = "desk"
        verbose_name = _("optional rule")
        verbose_name_plural = _("optional rules")
        ordering = ["kind", "name"]
        default_permissions = ("change",)
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="ruleswitch_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"
