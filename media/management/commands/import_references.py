from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from media.references import lists
from newsroom.staff.models import User


class Command(BaseCommand):
    """A list of pictures known from elsewhere; done again with a longer list, only what is new is entered."""

    help = "Enter reference clips from a CSV: what, first_seen_on, link, note, file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--folder", default="", help="name of the folder in the inbox that holds the pictures")
        parser.add_argument("--by", required=True, help="user name of the person who checked the list")

    def handle(self, *args: Any, file: Path, folder: str, by: str, **options: Any) -> None:
        person = User.objects.filter(username=by, is_active=True).first()
        if person is None or not person.has_perm("media.add_referenceclip"):
            raise CommandError(f"“{by}” may not enter references. Name the moderator who checked the list.")
        folders = lists.folders()
        if folder and folder not in folders:
            raise CommandError(
                f"There is no folder “{folder}” in the inbox. There are: {', '.join(folders) or 'none'}."
            )
        try:
            tally = lists.bring_in(file.read_bytes(), folders.get(folder), by=person, at=timezone.now())
        except OSError as error:
            raise CommandError(f"“{file}” cannot be read: {error.strerror}. Give the CSV.") from None
        except lists.NoList as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{tally.entered} entered, {tally.known} were here already; {tally.alike} pieces look alike")
        for line, sentence in tally.faults:
            self.stderr.write(self.style.WARNING(f"line {line}: {sentence}"))
        if tally.faults:
            raise CommandError(f"{len(tally.faults)} lines were not entered. Mend them and run the same command again.")
