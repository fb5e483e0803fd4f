from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Stories, which may rest on events and footage."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        from articles import publishing  # noqa: F401
