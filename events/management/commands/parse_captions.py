import json
from argparse import FileType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from events.captions.lexicon import build_lexicon
from events.captions.parser import parse
from events.captions.reading import Reading
from newsroom.taxonomy.packs.reading import read_pack


class Command(BaseCommand):
    """Asks no database: the vocabulary comes from the country pack, as the parser's argument."""

    help = "Read one caption per line and write one JSON object per line, in the same order."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="-", type=FileType("rb"), help="a file, or - for standard input")

    def handle(self, *args: Any, file: Any, **options: Any) -> None:
        lexicon = build_lexicon(read_pack(settings.NEWSROOM_PACK))
        source = getattr(file, "buffer", file)
        for line in source:
            caption = line.decode("utf-8", errors="replace").rstrip("\r\n")
            self.stdout.write(json.dumps(as_row(parse(caption, lexicon), caption), ensure_ascii=False))


def as_row(reading: Reading, caption: str) -> dict[str, Any]:
    """The fields of the labelled sets, with the spans that gave them and the words that were not understood."""
    return reading.as_gold() | {
        "spans": {name: [list(span) for span in spans] for name, spans in reading.spans.items()},
        "unread": [caption[start:end] for start, end in reading.unread],
    }
