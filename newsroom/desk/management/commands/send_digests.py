from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from newsroom.desk.notices.mails import send_digests


class Command(BaseCommand):
    """Run it from a timer, every hour or more often: each person gets one mail at the hour they chose."""

    help = "Send the digests that are due: one mail a person, saying that something waits."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{send_digests(timezone.now())} sent")
