"""A newsroom on one machine: the demo and everyday development. Never for a server that strangers reach."""

import base64
import os
import secrets

from newsroom.settings.base import *  # noqa: F403
from newsroom.settings.base import DATA_DIR, NEWSROOM_CONTACT_KEYS, NEWSROOM_VAULT_KEYS

DEBUG = os.environ.get("NEWSROOM_DEBUG") == "1"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
NEWSROOM_IS_DEMO = True


def _kept_secret_key() -> str:
    """The key of this data folder, drawn at the first start, so that log-ins survive a restart."""
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    file = DATA_DIR / "secret.key"
    try:
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:  # noqa: PTH123
            new.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return file.read_text()


SECRET_KEY = os.environ.get("NEWSROOM_SECRET_KEY") or _kept_secret_key()


def _kept_contact_key() -> str:
    """The key of the contact details that strangers leave, drawn at the first start like the other."""
    file = DATA_DIR / "contacts.key"
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as new:  # noqa: PTH123
            new.write(base64.urlsafe_b64encode(secrets.token_bytes(32)))
    except FileExistsError:
        pass
    return file.read_text()


NEWSROOM_CONTACT_KEYS = NEWSROOM_CONTACT_KEYS or [_kept_contact_key()]


def _kept_vault_key() -> str:
    """The key of the originals in this data folder. Without it they cannot be opened: keep it with a backup."""
    file = DATA_DIR / "vault.key"
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as new:  # noqa: PTH123
            new.write(b"first:" + base64.b64encode(secrets.token_bytes(32)))
    except FileExistsError:
        pass
    return file.read_text()


NEWSROOM_VAULT_KEYS = NEWSROOM_VAULT_KEYS or _kept_vault_key()
