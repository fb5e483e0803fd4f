from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class NewsroomConfig(AppConfig):
    """The roof: commands, addresses and, after every migrate, the permissions of the roles."""

    name = "newsroom"

    def ready(self) -> None:
        from newsroom.staff.roles import give_permissions

        # Django sends the signal for apps with models, in the order of INSTALLED_APPS: this is the last of them.
        post_migrate.connect(give_permissions, sender=apps.get_app_config("articles"), dispatch_uid="roles")
