from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Reports that came in, and the event posts that rest on them."""

    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from events import effects, merging, publishing  # noqa: F401
        from events.intake import arrivals  # noqa: F401
        from events.series import publishing as of_series  # noqa: F401
