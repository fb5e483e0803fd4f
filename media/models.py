"""A piece of footage: facts once, words per language. The original lies in the vault; only what we made is ever public."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from media.moderation import CLEARED, MODERATION
from newsroom.press.publishable import Publishable
from newsroom.press.words import Words
from newsroom.taxonomy.links import EventTypeLink, ProvinceLink
from newsroom.taxonomy.tagging import TermsField
from newsroom.workflow.models import WorkflowItem, state_constraint


class FootageProvince(ProvinceLink):
    content_object = models.ForeignKey("Footage", on_delete=models.CASCADE, related_name="province_rows")


class FootageEventType(EventTypeLink):
    content_object = models.ForeignKey("Footage", on_delete=models.CASCADE, related_name="event_type_rows")


class Footage(Publishable):
    """A still or a clip that came in. `original` names it in the vault; `rendition` is the clean file we made of it."""

    kind = "footage"
    workflow = MODERATION
    snapshot_rows = ("texts",)
    unsnapped = Publishable.unsnapped | {"is_published_alone"}

    class Form(models.TextChoices):
        STILL = "still", _("still")
        CLIP = "clip", _("clip")

    working_title = models.CharField(
        _("working title"), max_length=200, help_text=_("For colleagues; readers never see it.")
    )
    form = models.CharField(_("form"), max_length=8, choices=Form.choices)
    original = models.CharField(_("original in the vault"), max_length=80, unique=True, editable=False)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    sha512 = models.CharField(max_length=128, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    rendition = models.CharField(_("rendition"), max_length=80, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("As printed. Never the name of somebody at risk.")
    )
    seconds = models.PositiveIntegerField(_("length in seconds"), null=True, blank=True)
    is_published_alone = models.BooleanField(_("published alone"), default=False, editable=False)

    provinces = TermsField(through=FootageProvince, verbose_name=_("provinces"), blank=True)
    event_types = TermsField(through=FootageEventType, verbose_name=_("event types"), blank=True)

    class Meta(WorkflowItem.Meta):
        abstract = False
        verbose_name = _("footage")
        verbose_name_plural = _("footage")
        ordering = ["-created_at", "-pk"]
        constraints = [state_constraint("footage", MODERATION)]
        permissions = [("moderate", _("May check and clear footage"))]

    def __str__(self) -> str:
        return self.working_title

    def missing_for_publication(self) -> list[str]:
        missing = [] if self.rendition else [_now("a clean rendition")]
        texts = list(self.texts.all())
        if not any(text.caption for text in texts):
            missing.append(_now("a caption in at least one language"))
        if self.form == self.Form.STILL and not any(text.alt_text for text in texts):
            missing.append(_now("a text for people who cannot see the picture"))
        return missing

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

    class Meta(Words.Meta):
        abstract = False
        verbose_name = _("words of footage")
        verbose_name_plural = _("words of footage")
        ordering = ["parent", "language"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "language"], name="footagetext_one_a_language"),
            state_constraint("footagetext", Words.workflow),
        ]
