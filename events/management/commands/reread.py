from argparse import ArgumentParser
from collections import Counter
from datetime import date, datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.models import Batch, Report
from events.rereading import reread
from events.words_known import lexicon

EVERY = 500


class Command(BaseCommand):
    """Prints numbers only: what reports say stays in the database."""

    help = (
        "Read reports again with the parser and the names known now. Waiting ones get the new reading under what a person "
        "changed; of decided ones the differences wait for a person. Discarded ones are left."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", type=int, metavar="PK", help="only the reports of this batch")
        parser.add_argument(
            "--since", type=date.fromisoformat, metavar="DATE", help="only what arrived on this day or later"
        )

    def handle(self, *args: Any, batch: int | None = None, since: date | None = None, **options: Any) -> None:
        reports, words = chosen(batch, since), lexicon()
        total, found, fields = reports.count(), Counter[str](), Counter[str]()
        for number, report in enumerate(reports.iterator(chunk_size=EVERY), 1):
            differences = reread(report, words)
            if differences is not None:
                found["waiting" if report.decision == Report.Decision.WAITING else "decided"] += 1
                fields.update(differences.fields)
            if number % EVERY == 0:
                self.stdout.write(f"{number} of {total} …")
        self.stdout.write(
            f"{total} reports read again: {found['waiting']} waiting ones read otherwise now, "
            f"{found['decided']} decided ones have a newer reading to look at."
        )
        self.stdout.write("".join(f"  {name}: {count}\n" for name, count in fields.most_common()), ending="")


def chosen(batch: int | None, since: date | None) -> Any:
    """The reports to read, oldest first; CommandError for a batch that is not there."""
    reports = Report.objects.exclude(decision=Report.Decision.DISCARDED).order_by("pk")
    if batch is not None:
        if not Batch.objects.filter(pk=batch).exists():
            raise CommandError(f"There is no batch {batch}. Its number stands in the address of its page.")
        reports = reports.filter(batch=batch)
    if since is not None:
        reports = reports.filter(arrived_at__gte=timezone.make_aware(datetime.combine(since, time.min)))
    return reports
