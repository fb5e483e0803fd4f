"""Asking a malware scanner (clamd) about an original, where one is set up. Without one a file counts as not scanned."""

from __future__ import annotations

import logging
import socket
import struct
from typing import IO

from django.conf import settings

from media.inspection.models import Inspection

logger = logging.getLogger(__name__)
CLEAN = "clean"
SECONDS = 60
_PART = 256 * 1024
_MOST = 4096


def is_malware(file: IO[bytes], inspection: Inspection) -> bool:
    """Whether the scanner knows it as malware; what it said is written down, and nothing where it was not asked."""
    scanned = scan(file)
    Inspection.objects.filter(pk=inspection.pk).update(scanned=scanned)
    return scanned not in ("", CLEAN)


def scan(file: IO[bytes]) -> str:
    """`CLEAN`, the name of what was found, or "" when no scanner answered; leaves `file` at its start."""
    if not settings.NEWSROOM_CLAMD:
        return ""
    try:
        with _connected(settings.NEWSROOM_CLAMD) as line:
            said = _ask(line, file)
    except OSError:
        logger.warning("The malware scanner does not answer; files go on without having been scanned.")
        return ""
    finally:
        file.seek(0)
    _stream, _colon, verdict = said.rstrip("\0\n").partition(": ")
    if verdict == "OK":
        return CLEAN
    return verdict.removesuffix(" FOUND")[:40] if verdict.endswith(" FOUND") else ""


def _connected(address: str) -> socket.socket:
    host, colon, port = address.rpartition(":")
    if colon and port.isdecimal():
        return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(SECONDS)
    line.connect(address)
    return line


def _ask(line: socket.socket, file: IO[bytes]) -> str:
    """The whole file in parts, each after its length, and a length of nothing at the end."""
    line.sendall(b"zINSTREAM\0")
    while part := file.read(_PART):
        line.sendall(struct.pack("!L", len(part)) + part)
    line.sendall(struct.pack("!L", 0))
    said = b""
    while b"\0" not in said and len(said) < _MOST and (more := line.recv(_MOST)):
        said += more
    return said.decode("ascii", "replace")
