from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Where people work: the shared base of the admins, its pages and its looks. It stands before the admin's own app."""

    name = "newsroom.desk"
    label = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        """Each part of the desk puts itself where the desk has a place for it."""
        from newsroom.desk import joining

        joining.join()


class DeskAdminConfig(AdminConfig):
    """Django's admin with this newsroom's own site, looks and index page."""

    default_site = "newsroom.desk.site.DeskSite"
