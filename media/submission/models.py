"""What came through the public form. None of it is searched, recorded in revisions or copied into the footage itself."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.text.refs import new_ref
from newsroom.workflow.models import AppendOnly

WORDS = ("claim_what", "claim_when", "claim_where", "credit_name", "take_down_words")


class Submission(models.Model):
    """One sending: the sender's claims and choices. `digest` is all that is kept of the receipt's code.

    After it has ended (erased by the sender, or purged by the clock) the row stays, without a word in it.
    """

    class Consent(models.TextChoices):
        NAMED = "named", _("May be published with the name given")
        UNNAMED = "unnamed", _("May be published without a name")
        DESK_ONLY = "desk", _("Only for the newsroom’s eyes, not to be published")

    class Ending(models.TextChoices):
        ERASED = "erased", _("erased by the sender")
        PURGED = "purged", _("no longer kept")

    ref = models.CharField(_("reference"), max_length=12, unique=True, default=new_ref, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("came in at"), editable=False, db_index=True)
    claim_what = models.TextField(_("what it shows, in the sender’s words"), blank=True, editable=False)
    claim_when = models.TextField(_("when, in the sender’s words"), blank=True, editable=False)
    claim_where = models.TextField(_("where, in the sender’s words"), blank=True, editable=False)
    consent = models.CharField(_("consent"), max_length=8, choices=Consent.choices, editable=False)
    credit_name = models.CharField(_("name to be printed"), max_length=100, blank=True, editable=False)
    may_alter = models.BooleanField(_("may be cut and blurred"), editable=False)
    take_down_at = models.DateTimeField(_("asked to take it down at"), null=True, editable=False)
    take_down_words = models.TextField(_("why it has to come down"), blank=True, editable=False)
    ending = models.CharField(_("ending"), max_length=8, choices=Ending.choices, blank=True, editable=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)

    class Meta:
        verbose_name = _("sending")
        verbose_name_plural = _("sendings")
        ordering = ["-created_at", "-pk"]
        permissions = [("open_contact", _("May open the contact details of a sender"))]

    def __str__(self) -> str:
        return self.ref

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None

    def open_question(self) -> Question | None:
        """The newest question that the sender has not answered."""
        return self.questions.filter(answered_at=None).last()

    def end(self, ending: str, *, at: datetime) -> None:
        """Destroy every word of it: claims, questions, answers and contact. The row stays as a tombstone."""
        ContactDetails.objects.filter(submission=self).delete()
        self.questions.all().delete()
        for name in WORDS:
            setattr(self, name, "")
        self.ending, self.ended_at = ending, at
        self.save()


class SubmittedFile(models.Model):
    """A file of a sending. `footage` is None where it was not taken; `code` says why.

    The very same file may come twice: only who brought it first (`is_own`) learns what became of it and may erase it.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files", editable=False)
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    footage = models.ForeignKey(
        "media.Footage", null=True, on_delete=models.PROTECT, related_name="submitted", editable=False
    )
    is_own = models.BooleanField(_("came first from here"), editable=False)
    code = models.CharField(_("why it was not taken"), max_length=32, blank=True, editable=False)

    class Meta:
        verbose_name = _("file sent")
        verbose_name_plural = _("files sent")
        ordering = ["submission", "number"]
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="submittedfile_number")]

    def __str__(self) -> str:
        return f"{self.submission} {self.number}"


class Question(models.Model):
    """What the desk asks a sender, shown to whoever holds the receipt, and the answer."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="questions", editable=False)
    text = models.TextField(
        _("question"), max_length=1000, help_text=_("Whoever holds the receipt reads it. Name nobody in it.")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("asked by"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    asked_at = models.DateTimeField(_("asked at"), editable=False)
    answer = models.TextField(_("answer"), blank=True, editable=False)
    answered_at = models.DateTimeField(_("answered at"), null=True, editable=False)

    class Meta:
        verbose_name = _("question to the sender")
        verbose_name_plural = _("questions to the sender")
        ordering = ["submission", "asked_at", "pk"]

    def __str__(self) -> str:
        return str(self.submission)


class ContactDetails(models.Model):
    """How a sender can be reached, encrypted with keys that only this table uses (see contacts.py)."""

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="contact", editable=False)
    sealed = models.BinaryField(editable=False)

    class Meta:
        verbose_name = _("contact details")
        verbose_name_plural = _("contact details")

    def __str__(self) -> str:
        return str(self.submission)


class ContactOpening(AppendOnly):
    """Who opened the contact details of a sending, when and why; never what they are."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="openings", editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("opened by"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("opened at"))
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("opening of contact details")
        verbose_name_plural = _("openings of contact details")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.submission}: {self.by}"


class Bucket(models.Model):
    """What is left of a quota that all senders share, as of a moment. It refills with time (see quotas.py)."""

    name = models.CharField(max_length=20, primary_key=True)
    left = models.FloatField()
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("shared quota")
        verbose_name_plural = _("shared quotas")

    def __str__(self) -> str:
        return self.name

    def level(self, most: float, seconds: float, at: datetime) -> float:
        """What is there at `at`, when `most` come back in `seconds`."""
        passed = max(0.0, (at - self.counted_at).total_seconds())
        return min(most, self.left + passed * most / seconds)
