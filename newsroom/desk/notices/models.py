"""What people are told: a row a person and occasion, without a word of the item. And what each person wishes to be told."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.workflow.around import held


class Mail(models.TextChoices):
    """When a mail goes out that something waits."""

    AT_ONCE = "at_once", _("at once")
    DIGEST = "digest", _("in the digest")
    NEVER = "never", _("never")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def shown_to(self, person: Any) -> NoticeQuerySet:
        """What stands on the person's own page, the newest first."""
        return self.filter(person=person, is_shown=True).order_by("-pk")

    def to_be_mailed(self, person: Any, when: str) -> NoticeQuerySet:
        """What a mail has to speak of: not mailed, and not read on the desk meanwhile."""
        return self.filter(person=person, mail=when, mailed_at=None, read_at=None)


class Notice(models.Model):
    """One person is told of one act. It names the item by its reference; what the item says is read on its page."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=16)
    event = models.CharField(max_length=24)
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    is_shown = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=8, choices=Mail.choices, default=Mail.NEVER)
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        app_label = "desk"
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["person", "-id"], condition=Q(is_shown=True), name="notice_page"),
            models.Index(fields=["person"], condition=Q(is_shown=True, read_at=None), name="notice_unread"),
            models.Index(fields=["mail", "person"], condition=Q(mailed_at=None, read_at=None), name="notice_to_mail"),
            models.Index(fields=["kind", "ref"], name="notice_item"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.kind} {self.ref}"


class Wish(models.Model):
    """What one person wants of one kind of notice, where it is not as usual."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=16)
    is_shown = models.BooleanField(default=True)
    mail = models.CharField(max_length=8, choices=Mail.choices)

    class Meta:
        app_label = "desk"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "subject"], name="wish_once_a_subject")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.subject}"


class Digest(models.Model):
    """When one person's digest goes out; people without a row get theirs at eight."""

    class Every(models.TextChoices):
        DAY = "day", _("once a day")
        HOUR = "hour", _("every hour")

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    every = models.CharField(_("how often"), max_length=4, choices=Every.choices, default=Every.DAY)
    hour = models.PositiveSmallIntegerField(
        _("at what hour"), default=8, validators=[MaxValueValidator(23)],
        help_text=_("In the newsroom's time, 0 to 23. It counts for the daily one."),
    )  # fmt: skip
    sent_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        app_label = "desk"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.person_id} {self.every}"


@held()
class Following(models.Model):
    """A person asked to be told of whatever happens to an item."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)

    class Meta:
        app_label = "desk"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "ref", "person"], name="following_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.ref}"
