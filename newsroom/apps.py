from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NewsroomConfig(AppConfig):
    """The roof: commands, addresses and, after every migrate, the permissions of the roles."""

    name = "newsroom"

    def ready(self) -> None:
        from newsroom.staff.roles import give_permissions

        post_migrate.connect(give_permissions, sender=self, dispatch_uid="roles")
