"""Fail when a message of the code has no Persian, or when a compiled catalogue is older than its words."""

import pathlib
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent
COLLECT = ["--ignore", ".venv", "--ignore", "var", "--ignore", "tests", "--no-wrap", "--no-location"]


def messages(catalogue: pathlib.Path, flag: str) -> str:
    """What msgattrib keeps of a catalogue, without the header."""
    command = ["msgattrib", flag, "--no-obsolete", str(catalogue)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return text.split("\n\n", 1)[1].strip() if "\n\n" in text else ""


bad = False
for po in sorted(root.glob("newsroom/locale/*/LC_MESSAGES/*.po")):
    kept = po.read_bytes()
    with tempfile.NamedTemporaryFile(suffix=".mo") as fresh:
        subprocess.run(["msgfmt", "--check-format", "-o", fresh.name, str(po)], check=True)
        if pathlib.Path(fresh.name).read_bytes() != po.with_suffix(".mo").read_bytes():
            print(f"{po.relative_to(root)}: the compiled catalogue is stale; run manage.py compilemessages")
            bad = True
    try:
        language = po.parent.parent.name
        command = [sys.executable, "manage.py", "makemessages", "-l", language, *COLLECT]
        subprocess.run(command, check=True, cwd=root, stdout=subprocess.DEVNULL)
        for flag in ("--untranslated", "--only-fuzzy"):
            found = messages(po, flag)
            if found:
                print(f"{po.relative_to(root)}: {flag}\n{found}")
                bad = True
    finally:
        po.write_bytes(kept)
sys.exit(bad)
