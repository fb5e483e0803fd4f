import sys
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from media import audit, vault
from media.models import Footage

PROGRESS_EVERY = 100


class Command(BaseCommand):
    """The chains and the originals, from the first link to the last byte."""

    help = "Check all chains of footage, read every original again, and print one line; exit 1 at the first that is broken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quick", action="store_true", help="check the chains and do not read the originals")
        parser.add_argument(
            "--encrypt", action="store_true", help="first encrypt originals that were kept as they came"
        )

    def handle(self, *args: Any, quick: bool, encrypt: bool, **options: Any) -> None:
        tally = audit.Tally()
        try:
            if encrypt:
                self._encrypt()
            self._follow(audit.walk_chains(tally))
            audit.check_root()
            self._follow(audit.walk_originals(tally, is_quick=quick))
        except audit.Broken as broken:
            self.stdout.write(
                _("%(ref)s, link %(number)d: %(what)s")
                % {"ref": broken.ref, "number": broken.number, "what": broken.what}
            )
            raise SystemExit(1) from None
        root = audit.store_root(timezone.localdate())
        if quick:
            line = _("%(originals)d originals (not read), %(links)d links, %(erased)d erased: all links verify.")
        else:
            line = _("%(originals)d originals, %(links)d links, %(erased)d erased: all verify.")
        told = _("Root of %(day)s: %(root)s") % {"day": root.day, "root": root.root}
        self.stdout.write(f"{line % vars(tally)} {told}")

    def _encrypt(self) -> None:
        """Only what a piece of footage names, and only as the very file that it names."""
        for item in Footage.objects.order_by("pk").only("ref", "original", "sha256").iterator(chunk_size=audit.ROWS):
            try:
                vault.encrypt(item.original, settings.VAULT_DIR, sha256=item.sha256)
            except FileNotFoundError:
                continue  # erased, or missing: the walk that follows says which
            except (vault.Tampered, vault.VaultFull, OSError) as problem:
                raise audit.Broken(item.ref, 1, str(problem)) from problem

    def _follow(self, walk: Iterator[audit.Tally]) -> None:
        is_told = sys.stderr.isatty()
        for step, tally in enumerate(walk):
            if is_told and step % PROGRESS_EVERY == 0:
                self.stderr.write(f"\r{tally.links} / {tally.originals}", ending="")
        if is_told:
            self.stderr.write("")
