import signal
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _

from media.inspection import starting, working
from media.models import Footage
from newsroom.press import files
from newsroom.workflow.refusals import Refused

ROUND = 60.0  # seconds after which the clock is read anew
PAUSE = 2.0
SWEPT_EVERY = 600.0  # seconds between looks for public files that nothing shows any more


class Command(BaseCommand):
    """The worker that inspects footage. Several may run; SIGTERM ends one after the step it is at."""

    help = "Inspect footage that waits: a worker that runs until it is ended. With --once: what is due now."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due and end")
        parser.add_argument("--again", metavar="REF", help="inspect a piece once more, or make its files again")

    def handle(self, *args: Any, once: bool, again: str | None, **options: Any) -> None:
        self.is_ending = False
        if again:
            self._try_again(again)
        files.sweep(timezone.now())
        swept = time.monotonic()
        if once:
            count = working.work(timezone.now(), is_ending=self._ends)
            self.stdout.write(_("Steps done: %(count)d") % {"count": count})
            return
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._end)
        while not self.is_ending:
            close_old_connections()
            if time.monotonic() - swept > SWEPT_EVERY:
                files.sweep(timezone.now())
                swept = time.monotonic()
            if not working.work(timezone.now(), seconds=ROUND, is_ending=self._ends) and not self.is_ending:
                time.sleep(PAUSE)

    def _try_again(self, ref: str) -> None:
        item = Footage.objects.filter(ref=ref).first()
        if item is None:
            raise CommandError(_("There is no footage with the reference “%(ref)s”.") % {"ref": ref})
        try:
            starting.again(item, at=timezone.now())
        except Refused as problem:
            raise CommandError(str(problem)) from problem

    def _ends(self) -> bool:
        return self.is_ending

    def _end(self, *_signal: Any) -> None:
        self.is_ending = True
