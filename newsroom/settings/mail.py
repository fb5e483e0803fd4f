"""Where mails go, from one address: smtp://user:password@host:587 (with STARTTLS), smtps://… (TLS from the start)."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

NOWHERE = "django.core.mail.backends.dummy.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"smtp": 587, "smtps": 465}


def mail_settings(address: str) -> dict[str, Any]:
    """Django's EMAIL_* settings for an address; without one, mails go nowhere. ValueError for one that cannot be read."""
    if not address:
        return {"EMAIL_BACKEND": NOWHERE}
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("NEWSROOM_MAIL_URL must read smtp://user:password@host:587 or smtps://user:password@host:465.")
    return {
        "EMAIL_BACKEND": SMTP,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.hostname not in ("localhost", "127.0.0.1", "::1"),
        "EMAIL_TIMEOUT": 15,
    }
