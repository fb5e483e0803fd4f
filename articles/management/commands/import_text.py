from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.documents import BadDocument, read_document
from articles.importing import import_document
from newsroom.staff.models import User
from newsroom.taxonomy.models import Province

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Command(BaseCommand):
    """The first form of the intake: a document of one article and its captions becomes drafts."""

    help = "Import a plain-text document: one article, then captions separated by blank lines."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="person", required=True, help="user name of the person who brings it in")
        parser.add_argument("--year", type=int, help="year of captions that give a day and a month only")

    def handle(self, *args: Any, file: Path, person: str, year: int | None, **options: Any) -> None:
        by = User.objects.filter(username=person, is_active=True).first()
        if by is None:
            raise CommandError(f"There is no active account “{person}”. Name the person who brings the file in.")
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            raise CommandError(f"{year} is no year of our time. Give one from {FIRST_YEAR} to {LAST_YEAR}.")
        if not Province.objects.exists():
            raise CommandError("The vocabularies are empty. Run “manage.py load_pack iran” first.")
        try:
            document = read_document(file.read_bytes())
        except OSError as error:
            raise CommandError(f"“{file}” cannot be read: {error.strerror}.") from None
        except BadDocument as error:
            raise CommandError(f"“{file}”: {error}") from None
        article, brought = import_document(document, name=file.name, year=year, by=by, at=timezone.now())
        self.stdout.write(
            f"{1 if article else 0} article draft, {brought.new_reports} new reports with their event drafts, "
            f"{len(brought.reports) - brought.new_reports} known already"
        )
