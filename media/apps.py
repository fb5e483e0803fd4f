from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Footage: stills and clips, their moderation and the renditions that readers get."""

    name = "media"
    verbose_name = _("Footage")

    def ready(self) -> None:
        from media import (  # noqa: F401
            acts_of_custody,
            effects,
            embedding,
            fallen,
            publishing,
            rules,
            unverified,
        )
        from media.inspection import checks as inspection_checks  # noqa: F401
        from media.likeness import indexing  # noqa: F401
        from media.review import waiting as waiting_footage  # noqa: F401
        from media.submission import waiting as waiting_senders  # noqa: F401
        from media.vault import checks  # noqa: F401
        from newsroom.desk.navigation import Link, add_link

        add_link(Link("footage", _("Footage"), "admin:media_footage_changelist", 30, may="media.view_footage", key="f"))
        add_link(Link("queue", _("Footage queue"), "admin:media_footage_queue", 32, may="media.moderate", key="q"))
