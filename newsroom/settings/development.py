"""A newsroom on one machine: the demo and everyday development. Never for a server that strangers reach."""

import os
import secrets

from newsroom.settings.base import *  # noqa: F403
from newsroom.settings.base import DATA_DIR

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
