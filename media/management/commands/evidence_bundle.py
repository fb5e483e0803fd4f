from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from media import evidence
from newsroom.staff.models import User


class Command(BaseCommand):
    """One piece of footage with everything that lets others check it."""

    help = "Write a piece of footage as evidence: a BagIt bag in a zip, with the original and its chain of custody."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reference", help="the reference of the footage")
        parser.add_argument("out", type=Path, metavar="OUT.zip", help="a file that does not exist yet")
        parser.add_argument("--as", dest="username", default="", help="who exports it, by account")
        parser.add_argument("--reason", default="", help="why; kept in the chain of custody")
        parser.add_argument("--with-names", action="store_true", help="add who the numbers are")

    def handle(self, *args: Any, reference: str, out: Path, username: str, reason: str, **options: Any) -> None:
        by = User.objects.filter(username=username).first() if username else None
        if username and by is None:
            raise CommandError(_("There is no account “%(name)s”. Nothing was exported.") % {"name": username})
        try:
            evidence.export(
                reference, out, by=by, at=timezone.now(), reason=reason, with_names=options["with_names"]
            )  # fmt: skip
        except evidence.NotExported as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(_("Written: %(place)s. Its README.txt says how to check it.") % {"place": out})
