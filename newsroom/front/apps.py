from django.apps import AppConfig


class FrontConfig(AppConfig):
    """Every surface that readers use."""

    name = "newsroom.front"
    label = "front"
