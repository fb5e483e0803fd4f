from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Stories, which may rest on events and footage."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        from articles import publishing, translating  # noqa: F401

        translating.register()
        from articles import (
            embedding,  # noqa: F401
            rules,  # noqa: F401
        )
        from articles.checking import panel  # noqa: F401
        from newsroom.desk.navigation import Link, add_link

        add_link(
            Link("stories", _("Stories"), "admin:articles_article_changelist", 10, may="articles.view_article", key="s")
        )
