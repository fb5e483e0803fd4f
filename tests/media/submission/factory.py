"""What strangers send, and what they get back."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from media.submission.models import Submission
from tests.factory import picture

FORM = {"claim_what": "", "claim_when": "", "claim_where": "", "consent": "unnamed", "credit_name": "", "contact": ""}
WHOLE = {"whole": "1"}
"""What stands at the end of the form."""


@dataclass
class Sent:
    response: Any
    code: str
    submission: Submission | None


def upload(name: str = "IMG_1.jpg", colour: str = "navy") -> SimpleUploadedFile:
    """A picture as a browser sends it; the same colour is the very same file."""
    return SimpleUploadedFile(name, picture(colour).read(), "image/jpeg")


def junk(name: str = "list.mp4", content: bytes = b"#EXTM3U\nhttp://example.org/a.ts\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "video/mp4")


def code_in(response) -> str:
    """The receipt on a page, empty when there is none."""
    found = re.search(r'class="receipt-code"[^>]*><bdi>([\d ]+)</bdi>', response.content.decode())
    return found[1] if found else ""


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
