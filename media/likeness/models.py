"""Hashes of frames, and pairs of files that look alike."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FrameHash(models.Model):
    """One 64-bit hash of a frame: whole (signed, as databases count) and as four words of 16 bits to look it up by.

    It belongs to a piece of footage or to a reference clip. `variant` is how the frame was changed before.
    """

    footage = models.ForeignKey("media.Footage", null=True, on_delete=models.CASCADE, related_name="hashes")
    reference = models.ForeignKey("media.ReferenceClip", null=True, on_delete=models.CASCADE, related_name="hashes")
    variant = models.CharField(max_length=12)
    second = models.FloatField()
    value = models.BigIntegerField()
    word_0 = models.PositiveIntegerField(db_index=True)
    word_1 = models.PositiveIntegerField(db_index=True)
    word_2 = models.PositiveIntegerField(db_index=True)
    word_3 = models.PositiveIntegerField(db_index=True)

    class Meta:
        verbose_name = _("hash of a frame")
        verbose_name_plural = _("hashes of frames")
        constraints = [
            models.CheckConstraint(
                condition=Q(footage__isnull=True) ^ Q(reference__isnull=True), name="framehash_of_one_thing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.value & (2**64 - 1):016x}"


class Likeness(models.Model):
    """Two files that share frames: `footage` came later; the other is `other` or a reference clip.

    `is_same` is what the frames say; `verdict` is what a person says, and nothing is decided without one.
    """

    class Verdict(models.TextChoices):
        OPEN = "", _("not looked at")
        SAME = "same", _("the same footage")
        SAME_EVENT = "event", _("the same thing, filmed by somebody else")
        DIFFERENT = "different", _("not the same")

    footage = models.ForeignKey("media.Footage", on_delete=models.CASCADE, related_name="likenesses")
    other = models.ForeignKey("media.Footage", null=True, on_delete=models.CASCADE, related_name="likenesses_of_later")
    reference = models.ForeignKey("media.ReferenceClip", null=True, on_delete=models.CASCADE, related_name="likenesses")
    variant = models.CharField(_("as"), max_length=12)
    frames = models.PositiveIntegerField(_("frames that meet"))
    sampled = models.PositiveIntegerField(_("frames compared"))
    offset = models.FloatField(_("seconds apart"))
    distance = models.FloatField(_("bits that differ, on average"))
    is_same = models.BooleanField(_("enough frames meet"))
    found_at = models.DateTimeField(_("found at"))
    verdict = models.CharField(_("what a person says"), max_length=12, choices=Verdict.choices, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("answered by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered at"), null=True)

    class Meta:
        verbose_name = _("likeness")
        verbose_name_plural = _("likenesses")
        ordering = ["-is_same", "distance", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["footage", "other"], name="likeness_pair"),
            models.UniqueConstraint(fields=["footage", "reference"], name="likeness_of_reference"),
            models.CheckConstraint(
                condition=Q(other__isnull=True) ^ Q(reference__isnull=True), name="likeness_to_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.frames}/{self.sampled}"
