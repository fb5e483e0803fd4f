from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events import table_files
from events.telegram import pages


class Command(BaseCommand):
    """For a clock; each page that brings something in does its own part whenever it is opened."""

    help = "Remove what the intake left on disk for more than a day: tables that nobody confirmed, exports half brought in."

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        self.stdout.write(
            f"{table_files.sweep_left_over(at)} tables and {pages.sweep_left_over(at)} exports were removed."
        )
