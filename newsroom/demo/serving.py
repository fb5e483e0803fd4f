"""Serving the demo from this process: an address that is free, and a thread that does the work behind the pages."""

from __future__ import annotations

import logging
import socket
import threading
from ipaddress import ip_address

from django.db import close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _

from media.inspection import working
from newsroom.workflow import outbox

logger = logging.getLogger(__name__)
EVERY = 3.0  # seconds between two looks at what waits


class BadAddress(ValueError):  # noqa: N818 - it reads as what happened
    """The demo cannot be served at that address; the message is one sentence for a person."""


def read_address(text: str) -> tuple[str, int]:
    """Host and port of `127.0.0.1:8000`, `[::1]:8000`, `localhost:8000` or a bare port. Raises BadAddress."""
    host, _colon, port = text.rpartition(":")
    name = host.removeprefix("[").removesuffix("]") or "127.0.0.1"
    if not (port.isascii() and port.isdigit()) or not 0 < int(port) < 65536 or not _is_host(name, host):
        raise BadAddress(
            _("“%(address)s” is no address to serve at. Write host and port, for example 127.0.0.1:8000.")
            % {"address": text}
        )
    return name, int(port)


def _is_host(name: str, written: str) -> bool:
    if name == "localhost":
        return True
    try:
        return (ip_address(name).version == 6) == written.startswith("[")
    except ValueError:
        return False


def check_free(host: str, port: int) -> None:
    """Raise BadAddress when nothing can listen there now: taken, not allowed, or not of this machine."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except OSError as error:
        raise BadAddress(
            _(
                "Port %(port)d of %(host)s cannot be used: %(reason)s. Stop what runs there, or choose another with --addr."
            )
            % {"port": port, "host": host, "reason": error.strerror}
        ) from None


def drain_in_background() -> threading.Thread:
    """Start the thread that drains the outbox and inspects footage while the demo is served; it ends with the process."""
    thread = threading.Thread(target=_drain_for_ever, name="background", daemon=True)
    thread.start()
    return thread


def _drain_for_ever() -> None:
    pause = threading.Event()
    while not pause.wait(EVERY):
        drain_once()


def drain_once() -> None:
    """One look at what waits. A locked database is no reason to stop looking: the rows are still there next time."""
    try:
        outbox.drain(timezone.now())
        working.work(timezone.now(), seconds=EVERY)
    except Exception:
        logger.exception("The work behind the pages broke off; trying again.")
    finally:
        close_old_connections()
