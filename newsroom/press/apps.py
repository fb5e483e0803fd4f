from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    """The public tables and the effects that write them."""

    name = "newsroom.press"
    label = "press"
    verbose_name = _("Press")

    def ready(self) -> None:
        from newsroom.press import checks, effects, erasure, files, planning  # noqa: F401
