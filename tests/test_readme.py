"""What the documents show is what the code says."""

from pathlib import Path

from django.conf import settings
from django.core.management import get_commands

from newsroom.workflow.editorial import EDITORIAL

README = (Path(settings.BASE_DIR) / "README.md").read_text()


def test_the_diagram_in_the_readme_is_the_table():
    assert f"```mermaid\n{EDITORIAL.diagram()}\n```" in README


def test_every_command_the_readme_names_exists():
    named = {
        line.split("manage.py ")[1].split()[0].strip("`")
        for line in README.splitlines()
        if line.startswith("| `manage.py")
    }
    assert named
    assert named <= set(get_commands())
