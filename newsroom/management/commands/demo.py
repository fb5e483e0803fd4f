import os
import secrets
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.demo import people
from newsroom.demo.build import Summary, build
from newsroom.demo.clearing import NotCleared, clear_demo
from newsroom.demo.serving import BadAddress, check_free, drain_in_background, read_address
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.packs.reading import read_pack


class Command(BaseCommand):
    """A whole newsroom on this machine, with content, accounts and a server."""

    help = "Make the demonstration newsroom (once), print its addresses and log-ins, and serve it."
    requires_system_checks: list[str] = []  # there may be no database yet; runserver checks before it serves

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--addr", default="127.0.0.1:8000", help="where to serve it, host:port")
        parser.add_argument("--no-serve", action="store_true", help="make and print only")
        parser.add_argument("--fresh", action="store_true", help="delete the demo's database and files first")

    def handle(self, *args: Any, addr: str, no_serve: bool, fresh: bool, **options: Any) -> None:
        if not settings.NEWSROOM_IS_DEMO:
            raise CommandError(
                _(
                    "This newsroom is not a demo (NEWSROOM_IS_DEMO is off), so nothing was made. Use the development settings."
                )
            )
        try:
            host, port = read_address(addr)
            if not no_serve:
                check_free(host, port)
            if fresh:
                clear_demo(connection, folders=[settings.MEDIA_ROOT, settings.VAULT_DIR], data=settings.DATA_DIR)
            summary, names, password = self._prepare()
        except (BadAddress, NotCleared, people.NameTaken) as error:
            raise CommandError(str(error)) from None
        self._print(summary, _home(host, port), names, password)
        if not no_serve:
            self._serve(host, port)

    def _prepare(self) -> tuple[Summary, list[str], str]:
        call_command("migrate", interactive=False, verbosity=0, stdout=self.stdout)
        load_pack(read_pack(settings.NEWSROOM_PACK))
        summary = build(timezone.now())
        password = os.environ.get("NEWSROOM_DEMO_PASSWORD") or secrets.token_urlsafe(9)
        return summary, people.give_password(password), password

    def _print(self, summary: Summary, home: str, names: list[str], password: str) -> None:
        made = _("made now") if summary.is_new else _("there already")
        self.stdout.write(
            _("The demo (%(made)s): %(events)d events, %(articles)d articles, %(footage)d pieces of footage.")
            % {"made": made, "events": summary.events, "articles": summary.articles, "footage": summary.footage}
        )
        self.stdout.write(f"  {_('English')}  {home}/")
        self.stdout.write(f"  {_('Persian')}  {home}/fa/")
        self.stdout.write(f"  {_('Desk')}     {home}/admin/")
        self.stdout.write(
            _("Log in as %(names)s; password: %(password)s") % {"names": ", ".join(names), "password": password}
        )

    def _serve(self, host: str, port: int) -> None:
        if "NEWSROOM_ADDRESS" not in os.environ:
            settings.NEWSROOM_ADDRESS = _home(host, port)  # feeds and sitemaps print absolute addresses
        drain_in_background()
        where = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        call_command("runserver", where, use_reloader=False, skip_checks=False)


def _home(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"
