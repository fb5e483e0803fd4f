from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from media import vault


class Command(BaseCommand):
    """Put a new key first in NEWSROOM_VAULT_KEYS, run this, and take the old key away when it says all."""

    help = "Wrap the key of every original under the newest vault key. It can be stopped and started again at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        turned, known, first = 0, 0, ""
        for name in vault.originals(settings.VAULT_DIR):
            try:
                changed = vault.encrypt(name, settings.VAULT_DIR) or vault.rewrap(name, settings.VAULT_DIR)
            except FileNotFoundError:
                continue  # erased meanwhile
            except (vault.Tampered, vault.KeyMissing, vault.VaultFull, OSError) as problem:
                changed, first = False, first or f"{name}: {problem}"
            known += 1
            turned += changed
        if first:
            self.stdout.write(_("Not all could be done; the first that could not: %(first)s") % {"first": first})
            raise SystemExit(1)
        newest = vault.VaultKeys.parse(settings.NEWSROOM_VAULT_KEYS).newest
        self.stdout.write(
            _("%(turned)d of %(known)d originals were wrapped anew; all are under the key “%(key)s”.")
            % {"turned": turned, "known": known, "key": newest}
        )
