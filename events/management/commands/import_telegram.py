from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from events.telegram.folder import Folder
from events.telegram.importing import import_folder
from events.telegram.reading import NoExport
from events.telegram.sentences import why_no_export
from newsroom.staff.models import User

WIDTH = 40
EVERY = 1000


class Command(BaseCommand):
    """An export becomes reports that wait for a decision; done again with a later export, only what is new is added."""

    help = "Bring in a folder that Telegram Desktop has exported: result.json and the files beside it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--as", dest="person", required=True, help="user name of the person who brings it in")

    def handle(self, *args: Any, folder: Path, person: str, **options: Any) -> None:
        by = User.objects.filter(username=person, is_active=True).first()
        if by is None:
            raise CommandError(f"There is no active account “{person}”. Name the person who brings the export in.")
        if not folder.is_dir():
            raise CommandError(f"“{folder}” is no folder. Give the folder that holds result.json.")
        try:
            tally = import_folder(Folder(folder), by=by, at=timezone.now(), tell=self._progress())
        except NoExport as error:
            raise CommandError(f"“{folder}”: {why_no_export(error)}") from None
        for words, count in tally.lines():
            self.stdout.write(f"{count:>9,}  {words}")
        for batch in tally.batches:
            self.stdout.write(f"batch {batch.pk}: {batch}")
        for sentence in tally.warnings:
            self.stderr.write(self.style.WARNING(sentence))
        if tally.is_stopped:
            raise CommandError("The import stopped. What is counted above is kept; run the same command to go on.")

    def _progress(self) -> Any:
        """A bar where somebody watches, else a line for every thousand messages."""
        return self._bar if self.stderr.isatty() else _Lines(self.stderr)

    def _bar(self, done: int, total: int) -> None:
        filled = WIDTH * done // max(total, 1)
        ending = "\n" if done == total else ""
        self.stderr.write(f"\r[{'#' * filled:<{WIDTH}}] {done:,} of {total:,}", str, ending=ending)
        self.stderr.flush()


class _Lines:
    """Says how far it is, once for every thousand."""

    def __init__(self, stream: Any) -> None:
        self.stream, self.said = stream, 0

    def __call__(self, done: int, total: int) -> None:
        if done // EVERY > self.said:
            self.said = done // EVERY
            self.stream.write(f"{done:,} of {total:,} messages", str)
