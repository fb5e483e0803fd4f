"""Acts that leave no row anywhere else: log-ins, accounts and roles, vocabularies, what was carried away as a file."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from newsroom.workflow.models import ChainedRow

AT_ONCE = 20


class AuditEntry(ChainedRow):
    """One act, in the hash chain of the person or the thing it was done to (`kind` and `ref`).

    `detail` holds words of our own tables - names of roles, columns, reports -, never a title, an address or what somebody
    typed.
    """

    class Act(models.TextChoices):
        LOGGED_IN = "logged_in", _("logged in")
        LOGGED_OUT = "logged_out", _("logged out")
        LOG_IN_FAILED = "log_in_failed", _("log-in failed")
        ACCOUNT_MADE = "account_made", _("account made")
        ACCOUNT_CHANGED = "account_changed", _("account changed")
        PASSWORD_SET = "password_set", _("password set")
        ROLE_GIVEN = "role_given", _("role given")
        ROLE_TAKEN = "role_taken", _("role taken away")
        TRUST_GIVEN = "trust_given", _("trust given")
        TRUST_CHANGED = "trust_changed", _("trust changed")
        TRUST_ENDED = "trust_ended", _("trust taken back")
        EXPORTED = "exported", _("exported as a file")
        TERM_MADE = "term_made", _("vocabulary: row made")
        TERM_CHANGED = "term_changed", _("vocabulary: row changed")
        TERM_DELETED = "term_deleted", _("vocabulary: row deleted")
        ADDITION_SEEN = "addition_seen", _("vocabulary: second look at an addition")

    act = models.CharField(_("act"), max_length=16, choices=Act.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("at"))
    detail = models.CharField(_("detail"), max_length=200, blank=True)

    class Meta:
        app_label = "desk"
        verbose_name = _("act in the log")
        verbose_name_plural = _("log of acts")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        permissions = [("read_reports", _("May read the reports of the desk"))]
        constraints = [models.UniqueConstraint(fields=["kind", "ref", "number"], name="auditentry_number")]
        indexes = [
            models.Index(fields=["-at", "-id"], name="auditentry_newest"),
            models.Index(fields=["by", "-at", "-id"], name="auditentry_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.kind} {self.ref}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Two acts at one moment number themselves in turn."""
        for left in reversed(range(AT_ONCE)):
            try:
                with transaction.atomic():
                    return super().save(*args, **kwargs)
            except IntegrityError:
                if not left:
                    raise
        return None

    def chained_fields(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "ref": self.ref,
            "number": self.number,
            "act": self.act,
            "by": self.by_id,
            "at": self.at.timestamp(),
            "detail": self.detail,
        }
