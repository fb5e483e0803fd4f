from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class TaxonomyConfig(AppConfig):
    """The vocabularies: provinces, places, event types, topics, actors."""

    name = "newsroom.taxonomy"
    label = "taxonomy"
    verbose_name = _("Vocabularies")

    def ready(self) -> None:
        from newsroom.taxonomy.checks import check_term_links

        checks.register(check_term_links, checks.Tags.models)
