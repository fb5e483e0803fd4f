from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from newsroom.workflow import outbox


class Command(BaseCommand):
    """Run it from a timer, or leave it to the process that serves: both may run at once."""

    help = "Do what is waiting in the outbox and is due now."

    def handle(self, *args: Any, **options: Any) -> None:
        done, failed = outbox.drain(timezone.now())
        self.stdout.write(f"{done} done, {failed} to be tried again")
