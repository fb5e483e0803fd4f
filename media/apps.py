from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Footage: stills and clips, their moderation and the renditions that readers get."""

    name = "media"
    verbose_name = _("Footage")

    def ready(self) -> None:
        from media import effects, publishing  # noqa: F401
