from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from media import retention


class Command(BaseCommand):
    """Lets go of what is not kept for ever. To be run every day."""

    help = "Let go of footage, uploads and words of senders whose time is over, and print how many of each kind."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rehearse", action="store_true", help="count, and let go of nothing")

    def handle(self, *args: Any, rehearse: bool, **options: Any) -> None:
        for line in retention.run(at=timezone.now(), is_rehearsal=rehearse):
            self.stdout.write(str(line))
