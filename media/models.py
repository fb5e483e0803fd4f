"""A piece of footage: facts once, words per language. The original lies in the vault; only what we made is ever public."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from media.caption_check import checked
from media.moderation import CLEARED, MODERATION
from newsroom.press.publishable import Publishable
from newsroom.press.words import Words
from newsroom.taxonomy.links import EventTypeLink, ProvinceLink
from newsroom.taxonomy.models import LATITUDE, LONGITUDE
from newsroom.taxonomy.tagging import TermsField
from newsroom.workflow.models import WorkflowItem, state_constraint
from newsroom.workflow.refusals import Refusal
from newsroom.workflow.table import Move


class FootageProvince(ProvinceLink):
    content_object = models.ForeignKey("Footage", on_delete=models.CASCADE, related_name="province_rows")


class FootageEventType(EventTypeLink):
    content_object = models.ForeignKey("Footage", on_delete=models.CASCADE, related_name="event_type_rows")


class Footage(Publishable):
    """A still or a clip that came in. `original` names it in the vault; `rendition` is the clean file we made of it."""

    kind = "footage"
    workflow = MODERATION
    snapshot_rows = ("texts",)
    # What the machine found, and what people assessed: the chains of custody and the answers keep those.
    unsnapped = Publishable.unsnapped | {
        "is_published_alone", "held_until_lifted", "rendition", "width", "height", "seconds", "form", "finding", "risk",
        "claimed_by", "claimed_until", "review_by", "reject_code", "duplicate_of", "obtained_by", "came_by", "given_name",
    }  # fmt: skip

    class Form(models.TextChoices):
        STILL = "still", _("still")
        CLIP = "clip", _("clip")
        SOUND = "sound", _("sound recording")

    class Finding(models.TextChoices):
        """What the check came to. It says nothing of who may see it."""

        UNASSESSED = "unassessed", _("not assessed")
        IN_PROGRESS = "in_progress", _("being assessed")
        VERIFIED = "verified", _("verified")
        PARTLY = "partly", _("partly verified")
        INCONCLUSIVE = "inconclusive", _("inconclusive")
        MISDATED = "misdated", _("another day or another place")
        ALTERED = "altered", _("altered")
        SYNTHETIC = "synthetic", _("made by a machine")

    class Risk(models.TextChoices):
        """What publishing may do to the sender and to people shown; unknown counts as high."""

        UNKNOWN = "unknown", _("unknown")
        LOW = "low", _("low")
        HIGH = "high", _("high")

    class Precision(models.TextChoices):
        """How exactly a place is said, from most to least."""

        METRES_10 = "10m", _("within 10 metres")
        METRES_100 = "100m", _("within 100 metres")
        KILOMETRE = "1km", _("within a kilometre")
        CITY = "city", _("the city")
        PROVINCE = "province", _("the province")
        NONE = "none", _("no place at all")

    class Licence(models.TextChoices):
        """By what right readers see it."""

        UNKNOWN = "", _("not decided")
        OWN = "own", _("our own")
        CONSENT = "consent", _("with the consent of whoever filmed it")
        LICENSED = "licensed", _("licensed")
        REPORTING = "reporting", _("shown for reporting on current events")
        PUBLIC = "public", _("free for everybody")

    class Generation(models.TextChoices):
        """How near the file is to the camera."""

        UNKNOWN = "", _("not known")
        ORIGINAL = "original", _("as the camera wrote it")
        RESAVED = "resaved", _("saved again")
        SCREEN = "screen", _("filmed from a screen")
        FORWARDED = "forwarded", _("forwarded by an app")

    class CameBy(models.TextChoices):
        UPLOAD = "upload", _("uploaded by a colleague")
        IMPORT = "import", _("came with an import")
        SENT = "sent", _("sent in by a stranger")

    working_title = models.CharField(
        _("working title"), max_length=200, help_text=_("For colleagues; readers never see it.")
    )
    form = models.CharField(_("form"), max_length=8, choices=Form.choices)
    original = models.CharField(_("original in the vault"), max_length=80, unique=True, editable=False)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    sha512 = models.CharField(max_length=128, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    rendition = models.CharField(_("rendition"), max_length=80, blank=True, editable=False)
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("As printed. Never the name of somebody at risk.")
    )
    seconds = models.PositiveIntegerField(_("length in seconds"), null=True, blank=True)
    is_published_alone = models.BooleanField(_("published alone"), default=False, editable=False)
    held_until_lifted = models.BooleanField(_("held as evidence"), default=False, editable=False)

    finding = models.CharField(
        _("finding"), max_length=12, choices=Finding.choices, default=Finding.UNASSESSED, editable=False
    )
    risk = models.CharField(_("risk"), max_length=8, choices=Risk.choices, default=Risk.UNKNOWN, editable=False)
    place = models.ForeignKey(
        "taxonomy.Place",
        verbose_name=_("place shown"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    lat = models.FloatField(_("latitude"), null=True, blank=True, validators=LATITUDE)
    lon = models.FloatField(_("longitude"), null=True, blank=True, validators=LONGITUDE)
    place_note = models.TextField(
        _("how we know the place"), blank=True,
        help_text=_("For the desk: landmarks, where it was filmed from. Readers never see it."),
    )  # fmt: skip
    desk_precision = models.CharField(
        _("how exactly the desk knows it"), max_length=8, choices=Precision.choices, blank=True
    )
    public_precision = models.CharField(
        _("how exactly readers may know it"), max_length=8, choices=Precision.choices, blank=True
    )
    filmed_on = models.DateField(_("filmed on, as claimed"), null=True, blank=True)
    licence = models.CharField(_("licence"), max_length=10, choices=Licence.choices, blank=True)
    generation = models.CharField(_("generation"), max_length=10, choices=Generation.choices, blank=True)
    focal_x = models.FloatField(
        default=0.5, editable=False
    )  # what has to stay in a narrow cut, in shares of the picture
    focal_y = models.FloatField(default=0.5, editable=False)
    came_by = models.CharField(
        _("came by"), max_length=8, choices=CameBy.choices, default=CameBy.UPLOAD, editable=False
    )
    obtained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("whose contact sent it"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+", help_text=_("This person does not clear it."),
    )  # fmt: skip
    given_name = models.CharField(_("name of the file"), max_length=120, blank=True, editable=False)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("being looked at by"), null=True, on_delete=models.PROTECT,
        related_name="+", editable=False,
    )  # fmt: skip
    claimed_until = models.DateTimeField(_("until"), null=True, editable=False)
    review_by = models.DateField(_("to be looked at again by"), null=True, editable=False)
    reject_code = models.CharField(_("why it was rejected"), max_length=16, blank=True, editable=False)
    duplicate_of = models.ForeignKey(
        "self",
        verbose_name=_("the same as"),
        null=True,
        on_delete=models.PROTECT,
        related_name="copies",
        editable=False,
    )

    provinces = TermsField(through=FootageProvince, verbose_name=_("provinces"), blank=True)
    event_types = TermsField(through=FootageEventType, verbose_name=_("event types"), blank=True)

    class Meta(WorkflowItem.Meta):
        abstract = False
        verbose_name = _("footage")
        verbose_name_plural = _("footage")
        ordering = ["-created_at", "-pk"]
        constraints = [state_constraint("footage", MODERATION)]
        indexes = [
            *WorkflowItem.Meta.indexes,
            models.Index(fields=["state", "created_at", "id"], name="footage_queue"),
            models.Index(fields=["finding"], name="footage_finding"),
        ]
        permissions = [
            ("moderate", _("May check and clear footage")),
            ("purge", _("May purge what is no longer kept")),
        ]

    def __str__(self) -> str:
        return self.working_title

    def barred_from(self, move: Move, writers: set[int]) -> set[int]:
        """Four eyes is about the words alone: whoever else may not clear it is a question of `refuses`."""
        from media.assessment import clearing

        return clearing.writers_of_words(self) if move.name == "clear" else writers

    def refuses(self, move: Move, *, by: Any, at: datetime, value: str) -> Refusal | None:
        from media import refusing  # it asks about rows that need this model

        return refusing.refusal(refusing.Asked(self, move, by, at, value))

    def seen_mark(self) -> str:
        """The very files, what is hidden in them, and the newest answer."""
        hashes = sorted(self.renditions.filter(is_current=True).values_list("sha256", flat=True))
        newest = self.answers.order_by("pk").values_list("pk", flat=True).last()
        plan = self.plans.order_by("number").values_list("number", flat=True).last()
        return hashlib.sha256(f"{hashes} {plan} {newest}".encode()).hexdigest()[:32]

    @property
    def is_cleared(self) -> bool:
        return self.state == CLEARED


class FootageText(Words):
    """Caption, alternative text and warning of a piece of footage in one language."""

    kind = "footage-words"

    parent = models.ForeignKey(Footage, on_delete=models.CASCADE, related_name="texts", verbose_name=_("footage"))
    caption = models.CharField(_("caption"), max_length=300)
    alt_text = models.CharField(
        _("text for people who cannot see it"), max_length=500, blank=True,
        help_text=_("What can be seen, in one sentence."),
    )  # fmt: skip
    warning = models.CharField(
        _("warning"), max_length=200, blank=True, help_text=_("In words, such as: Shows a dead person.")
    )

    transcript = models.TextField(
        _("transcript"), blank=True, help_text=_("What is said, for readers who cannot listen.")
    )
    captions_vtt = models.TextField(
        _("captions"), blank=True, help_text=_("WebVTT: lines shown while the clip plays, each with its times.")
    )

    class Meta(Words.Meta):
        abstract = False
        verbose_name = _("words of footage")
        verbose_name_plural = _("words of footage")
        ordering = ["parent", "language"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "language"], name="footagetext_one_a_language"),
            state_constraint("footagetext", Words.workflow),
        ]

    def clean(self) -> None:
        super().clean()
        try:
            self.captions_vtt = checked(self.captions_vtt)
        except ValidationError as error:
            raise ValidationError({"captions_vtt": error}) from error


# where Django finds the tables of the parts
import media.assessment.models  # noqa: E402
import media.custody_models  # noqa: E402
import media.inspection.models  # noqa: E402
import media.likeness.models  # noqa: E402
import media.redaction.models  # noqa: E402
import media.references.models  # noqa: E402
import media.submission.models  # noqa: E402
import media.uploads.models  # noqa: E402, F401
