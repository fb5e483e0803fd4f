from django.apps import AppConfig


class FrontConfig(AppConfig):
    """Every surface that readers use."""

    name = "newsroom.front"
    label = "front"

    def ready(self) -> None:
        from newsroom.front import checks  # noqa: F401 - registers them
