from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsroom.taxonomy.exporting import pack_addition, write_folder


class Command(BaseCommand):
    help = (
        "Write the places and spellings that the desk added, and a second person kept, as tables of a pack. "
        "Put into the folder of a pack as “additions”, they are a part of it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where to write; it is made if it is not there")
        parser.add_argument("--all", action="store_true", help="also what still waits for a second look")

    def handle(self, *args: Any, **options: Any) -> None:
        addition = pack_addition(is_all=options["all"])
        try:
            write_folder(addition, options["folder"])
        except OSError as error:
            raise CommandError(f"The additions were not written: {error}. Choose another folder.") from error
        self.stdout.write(f"{len(addition.places)} places, {len(addition.aliases)} spellings: {options['folder']}")
