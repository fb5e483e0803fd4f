"""The people of the newsroom: accounts, and what one is trusted with besides the role."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An account. What it may do comes from its role (a group) and from the trust rows given to it."""

    language = models.CharField(
        _("language of the desk"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )

    class Meta(AbstractUser.Meta):
        pass

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def has_trust(self, power: str, at: datetime) -> bool:
        """Whether this person holds `power` (a value of `Trust.Power`) at the moment `at`."""
        return self.is_active and self.trust.held(at).filter(power=power).exists()


class TrustQuerySet(models.QuerySet["Trust"]):
    def held(self, at: datetime) -> TrustQuerySet:
        """Rows in force at `at`; a row without an end holds until it is deleted."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at), given_at__lte=at)


class Trust(models.Model):
    """Something one person is trusted with besides the role, by whom and why."""

    class Power(models.TextChoices):
        SENIOR = "senior", _("senior: second look, reopening")
        CUSTODIAN = "custodian", _("custodian: originals and contacts")
        DUTY = "duty", _("duty: may publish alone when nobody else is awake; logged")

    person = models.ForeignKey(User, verbose_name=_("person"), on_delete=models.CASCADE, related_name="trust")
    power = models.CharField(_("power"), max_length=12, choices=Power.choices)
    given_by = models.ForeignKey(User, verbose_name=_("given by"), on_delete=models.PROTECT, related_name="trust_given")
    given_at = models.DateTimeField(_("given at"))
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200)

    objects = TrustQuerySet.as_manager()

    class Meta:
        verbose_name = _("trust")
        verbose_name_plural = _("trust")
        ordering = ["person", "power", "-given_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(power="duty") | Q(ends_at__isnull=False),
                name="trust_duty_has_an_end",
                violation_error_message=_("Duty needs an end time: it is the right to publish alone."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_power_display()}"
