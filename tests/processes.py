"""Work in a process of its own, on this test's database and folders: for what is killed in the middle.

A fork of the test's own process would not do: it takes along locks that other threads hold, and may wait for ever.
"""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("DATA_DIR", "VAULT_DIR", "MEDIA_ROOT")
HEAD = """
import json, os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.testing"
import django
from django.conf import settings
told = json.loads(sys.argv[1])
settings.DATABASES["default"]["NAME"] = told["database"]
for name, path in told["folders"].items():
    setattr(settings, name, Path(path))
django.setup()
given = told["given"]
if told["at"]:
    import time_machine
    time_machine.travel(datetime.fromisoformat(told["at"]), tick=False).start()
def killed(*_args, **_kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def start(script: str, *, at: datetime | None = None, **given: object) -> "subprocess.Popen[bytes]":
    """Start `script`, with its clock standing at `at` if that is given.

    It finds `given` (JSON), and `killed`, a function that ends it as `kill -9` would.
    """
    database = str(connection.settings_dict["NAME"])
    folders = {name: str(getattr(settings, name)) for name in FOLDERS}
    told = json.dumps({"at": at and at.isoformat(), "database": database, "folders": folders, "given": given})
    return subprocess.Popen(
        [sys.executable, "-c", HEAD + script, told], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def ending(script: str, *, at: datetime | None = None, **given: object) -> int:
    """Run `script` for at most a minute; its exit code, negative for the signal that ended it."""
    process = start(script, at=at, **given)
    try:
        process.communicate(timeout=60)
    finally:
        process.kill()
    return process.returncode
