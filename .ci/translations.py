"""Fail when a message has no Persian, or when a compiled catalogue is older than its words."""

import pathlib
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent
bad = False
for po in sorted(root.glob("newsroom/locale/*/LC_MESSAGES/*.po")):
    with tempfile.NamedTemporaryFile(suffix=".mo") as fresh:
        subprocess.run(["msgfmt", "--check-format", "-o", fresh.name, po], check=True)
        if pathlib.Path(fresh.name).read_bytes() != po.with_suffix(".mo").read_bytes():
            print(f"{po.relative_to(root)}: the compiled catalogue is stale; run manage.py compilemessages")
            bad = True
    shown = subprocess.run(
        ["msgattrib", "--untranslated", "--no-obsolete", po],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    fuzzy = subprocess.run(
        ["msgattrib", "--only-fuzzy", "--no-obsolete", po],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for kind, text in (("untranslated", shown), ("fuzzy", fuzzy)):
        count = text.count("\nmsgid ") - (1 if '\nmsgid ""\n' in text else 0)
        if count > 0:
            print(f"{po.relative_to(root)}: {count} {kind} messages\n{text}")
            bad = True
sys.exit(bad)
