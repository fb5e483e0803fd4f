from django.contrib.admin.apps import AdminConfig


class DeskAdminConfig(AdminConfig):
    """Django's admin with this newsroom's own site, looks and index page."""

    default_site = "newsroom.desk.site.DeskSite"
