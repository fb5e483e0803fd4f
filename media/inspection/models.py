"""How far the machine is with a piece of footage, and every file it made of it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _


class Inspection(models.Model):
    """What the machine says of one piece: `facts` as the probe found them, `digest` the words embedded in the original.

    The state of the item is what people decided; this is what comes before: sealed, being inspected, ready, or not to be had.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("sealed, waits for inspection")
        RUNNING = "running", _("being inspected")
        READY = "ready", _("ready to be looked at")
        REFUSED = "refused", _("refused by the inspection")
        FAILED = "failed", _("the inspection failed")

    footage = models.OneToOneField("media.Footage", on_delete=models.CASCADE, related_name="inspection")
    status = models.CharField(_("inspection"), max_length=8, choices=Status.choices, default=Status.WAITING)
    code = models.CharField(_("why"), max_length=32, blank=True)
    facts = models.JSONField(_("technical facts"), default=dict)
    digest = models.JSONField(_("embedded metadata"), default=dict)
    scanned = models.CharField(_("malware scan"), max_length=40, blank=True)  # empty: not scanned
    queued_at = models.DateTimeField(_("waits since"))
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("inspection")
        verbose_name_plural = _("inspections")
        ordering = ["queued_at", "pk"]

    def __str__(self) -> str:
        return self.get_status_display()


class InspectionStepQuerySet(models.QuerySet["InspectionStep"]):
    def due(self, at: datetime) -> InspectionStepQuerySet:
        """Steps that wait, or that a worker began and never ended; the most urgent rank first, then the oldest.

        The steps of one piece are done one after the other, each when those before it are done.
        """
        waits = Q(status=InspectionStep.Status.WAITING, due_at__lte=at)
        left = Q(status=InspectionStep.Status.RUNNING, lease_until__lte=at)
        before = InspectionStep.objects.filter(inspection=OuterRef("inspection"), rank__lt=OuterRef("rank"))
        is_next = ~Exists(before.exclude(status=InspectionStep.Status.DONE))
        return self.filter(waits | left).filter(is_next).order_by("rank", "pk")


class InspectionStep(models.Model):
    """One step of one piece. A worker holds it until `lease_until`; whoever finds it after that begins it again."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waits")
        RUNNING = "running", _("is running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(_("step"), max_length=20)
    plan = models.PositiveIntegerField(_("redaction plan"), default=0)  # 0: as it came
    rank = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.WAITING)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    code = models.CharField(_("why"), max_length=32, blank=True)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    seconds = models.FloatField(_("seconds"), null=True)
    cpu = models.FloatField(_("CPU seconds"), null=True)
    peak_mb = models.PositiveIntegerField(_("most memory, MB"), null=True)

    objects = InspectionStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of inspection")
        verbose_name_plural = _("steps of inspection")
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["inspection", "name", "plan"], name="inspectionstep_once")]
        indexes = [models.Index(fields=["status", "rank", "id"], name="inspectionstep_queue")]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_status_display()}"


class Rendition(models.Model):
    """One file that we made of an original, under a random name. Clearance is for exactly these bytes.

    `plan` is the number of the redaction it was made with. Only rows with `is_current` and `cleared_at` may become public.
    """

    footage = models.ForeignKey("media.Footage", on_delete=models.CASCADE, related_name="renditions")
    recipe = models.CharField(_("recipe"), max_length=40)  # the file's name in the table of steps
    plan = models.PositiveIntegerField(_("redaction plan"), default=0)
    name = models.CharField(_("file"), max_length=80, unique=True)
    content_type = models.CharField(_("type"), max_length=40)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField(_("made at"))
    is_strip_checked = models.BooleanField(_("proven clean"), default=False)
    is_current = models.BooleanField(default=True)
    cleared_at = models.DateTimeField(_("cleared at"), null=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("cleared by"), null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ["footage", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["footage", "recipe"], condition=Q(is_current=True), name="rendition_one_current"
            )
        ]

    def __str__(self) -> str:
        return self.recipe
