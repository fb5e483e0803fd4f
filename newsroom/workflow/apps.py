from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    """States, moves, revisions and the one door between them."""

    name = "newsroom.workflow"
    label = "workflow"
    verbose_name = _("Workflow")

    def ready(self) -> None:
        from newsroom.workflow import checks  # noqa: F401
