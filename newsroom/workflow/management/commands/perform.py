from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.workflow import engine
from newsroom.workflow.checks import items
from newsroom.workflow.refusals import Refused


class Command(BaseCommand):
    """The same door as the buttons: who may not press one may not do it here either."""

    help = "Carry out one move on one item in the name of a person, or say why not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", help="kind of the item: article, event, series, footage")
        parser.add_argument("ref", help="its reference")
        parser.add_argument("move", help="name of the move: submit, approve, publish …")
        parser.add_argument("--by", required=True, help="username of whoever does it")
        parser.add_argument("--note", default="", help="the note that the move asks for")
        parser.add_argument("--value", default="", help="the value that the move asks for")
        parser.add_argument("--duty", action="store_true", help="on duty, alone: logged and read afterwards")

    def handle(self, *args: Any, kind: str, ref: str, move: str, by: str, **options: Any) -> None:
        person = get_user_model().objects.filter(username=by).first()
        if person is None:
            raise CommandError(_("There is no account “%(name)s”, so nothing was done.") % {"name": by})
        item = self._item(kind, ref)
        given = {name: options[name] for name in ("note", "value", "duty")}
        try:
            record = engine.perform(item, move, by=person, at=timezone.now(), **given)
        except Refused as refused:
            raise CommandError(refused.refusal.sentence) from None
        self.stdout.write(f"{kind} {ref}: {record.source} -> {record.target}")

    def _item(self, kind: str, ref: str) -> Any:
        for model in items():
            if model.kind == kind:
                item = model._default_manager.filter(ref=ref).first()
                if item is not None:
                    return item
        raise CommandError(_("There is no %(kind)s “%(ref)s”, so nothing was done.") % {"kind": kind, "ref": ref})
