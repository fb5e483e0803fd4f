from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Reports that came in, and the event posts that rest on them."""

    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from events import (  # noqa: F401
            effects,
            embedding,
            footage_readings,
            merging,
            publishing,
            rules,
        )
        from events.intake import arrivals  # noqa: F401
        from events.series import publishing as of_series  # noqa: F401
        from newsroom.desk.navigation import Link, add_link

        add_link(
            Link("events", _("Events"), "admin:events_eventpost_changelist", 20, may="events.view_eventpost", key="e")
        )
        add_link(Link("reports", _("Inbox"), "admin:events_batch_changelist", 22, may="events.view_batch", key="i"))
        add_link(Link("series", _("Series"), "admin:events_series_changelist", 24, may="events.add_series"))
