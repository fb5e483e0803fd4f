"""The test suite: SQLite in memory, or PostgreSQL when DATABASE_URL says so; files in a folder that goes away."""

import tempfile
from pathlib import Path

from newsroom.settings.base import *  # noqa: F403
from newsroom.settings.base import DATABASES

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
NEWSROOM_ADDRESS = "http://testserver"

NEWSROOM_CONTACT_KEYS = ["b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI="]

DATA_DIR = Path(tempfile.mkdtemp(prefix="newsroom-test-"))
MEDIA_ROOT = DATA_DIR / "renditions"
VAULT_DIR = DATA_DIR / "vault"
NEWSROOM_VAULT_KEYS = "tests:b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI="
NEWSROOM_CLAMD = ""
NEWSROOM_VAULT_S3: dict[str, str] = {}
STATIC_ROOT = DATA_DIR / "static"
DATABASES["default"]["CONN_MAX_AGE"] = 0  # a connection that a server's thread kept would hold the test database
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: tests with threads and the live server need real locks.
    DATABASES["default"]["NAME"] = str(DATA_DIR / "live.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    # Nobody needs the tests' rows after a power cut.
    start = DATABASES["default"]["OPTIONS"]["init_command"].replace("synchronous=NORMAL", "synchronous=OFF")
    DATABASES["default"]["OPTIONS"] = {**DATABASES["default"]["OPTIONS"], "init_command": start}
