from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    """People who work here, the roles they hold and the trust they are given."""

    name = "newsroom.staff"
    label = "staff"
    verbose_name = _("People")
