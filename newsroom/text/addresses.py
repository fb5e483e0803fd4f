"""Addresses as a writer means them: without what follows the reader, and without the detour of whoever counted the click."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

#: names of parameters that only tell who sent whom; a name that ends with * stands for all that begin so
TRACKING = frozenset({
    "utm_*", "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "igsh",
    "mc_cid", "mc_eid", "_hsenc", "_hsmi", "vero_id", "oly_anon_id", "oly_enc_id", "li_fat_id", "ref_src", "ref_url", "mkt_tok",
    "__twitter_impression", "cmpid", "ocid", "s_cid", "wt_mc", "at_medium", "at_campaign", "ns_campaign", "ns_mchannel",
})  # fmt: skip
#: pages that only send on: host, path, and the parameter that holds where to
DETOURS = {
    ("www.google.com", "/url"): ("q", "url"),
    ("l.facebook.com", "/l.php"): ("u",),
    ("lm.facebook.com", "/l.php"): ("u",),
    ("l.instagram.com", "/"): ("u",),
    ("away.vk.com", "/away.php"): ("to",),
}
_EXACT = frozenset(name for name in TRACKING if not name.endswith("*"))
_BEGINNINGS = tuple(name[:-1] for name in TRACKING if name.endswith("*"))
_WEB = re.compile(r"https?://", re.IGNORECASE)
_MOST_DETOURS = 5


def clean_address(address: str) -> str:
    """Return `address` without tracking parameters and detours; what is no address of the web stays as it is."""
    for _step in range(_MOST_DETOURS):
        goal = _goal_of(address)
        if goal is None:
            break
        address = goal
    return _without_tracking(address) if _WEB.match(address) else address


def _goal_of(address: str) -> str | None:
    """Where a page that only sends on sends to, or None."""
    if not _WEB.match(address) or "?" not in address:
        return None
    try:
        parts = urlsplit(address)
        named = parse_qs(parts.query, max_num_fields=60)
    except ValueError:
        return None
    for name in DETOURS.get((parts.netloc.lower(), parts.path), ()):
        for goal in named.get(name, ()):
            if _WEB.match(goal):
                return goal
    return None


def _without_tracking(address: str) -> str:
    """Cut by hand, so that whatever stays is, letter for letter, as it was."""
    front, mark, fragment = address.partition("#")
    path, question, query = front.partition("?")
    kept = [part for part in query.split("&") if not _is_tracking(part.partition("=")[0])]
    if not question or len(kept) == query.count("&") + 1:
        return address
    return path + ("?" if kept else "") + "&".join(kept) + mark + fragment


def _is_tracking(name: str) -> bool:
    plain = name.lower().removeprefix("amp;")
    return plain in _EXACT or plain.startswith(_BEGINNINGS)
