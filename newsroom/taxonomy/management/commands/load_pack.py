from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.packs.reading import UnknownPack, read_pack


class Command(BaseCommand):
    help = "Seed provinces, event types, actors and places from a pack. Rows that are there are never changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pack", nargs="?", default="iran", help="a folder in newsroom/taxonomy/packs")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            pack = read_pack(options["pack"])
        except UnknownPack as error:
            raise CommandError(str(error)) from error
        for name, loaded in load_pack(pack).items():
            words = name.replace("_", " ")
            self.stdout.write(f"{loaded.total} {words} ({loaded.new} new, {loaded.kept} edited here and kept)")
