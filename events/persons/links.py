"""Links: which lead to somebody, and which to a page that anybody may read."""

from __future__ import annotations

import re
from urllib.parse import unquote

from events.persons.masking import mask_persons
from events.persons.signs import DIALLED, LINKS, compiled
from newsroom.text.letters import fold

#: Single posts of a public page. What hangs on behind tells who shared the link, and goes.
_POST = re.compile(
    r"https?://(?:www\.|m\.|mobile\.)?(?:"
    r"(?:t\.me|telegram\.me)/(?:s/)?(?!c/|joinchat/|addlist/|s/)[a-z]\w{3,31}/\d+"
    r"|(?:x|twitter)\.com/\w{1,30}/status/\d+"
    r"|instagram\.com/(?:[\w.]{1,30}/)?(?:p|reel|reels|tv)/[\w\-]+"
    r"|facebook\.com/(?:[\w.]{1,80}/(?:posts|videos)/[\w\-.]+|reel/\d+|watch/?\?v=\d+)"
    r"|tiktok\.com/@[\w.\-]{1,40}/video/\d+"
    r"|(?:vk\.com|vkontakte\.ru)/(?:wall|video|photo|clip)-\d+_\d+"
    r"|bsky\.app/profile/[\w.:\-]{1,120}/post/\w+"
    r"|threads\.(?:net|com)/@[\w.]{1,40}/post/[\w\-]+"
    r"|linkedin\.com/(?:posts|feed/update)/[\w:\-]+"
    r"|[a-z0-9.\-]+/@[\w.\-]{1,60}/\d+"
    r")(?=$|[/?#&\s])",
    re.IGNORECASE,
)
_SIGNS = compiled((*LINKS, *DIALLED))


def public_link(url: str) -> str:
    """The link as it may be kept: "" when it leads to a person, a chat or a number; of a public post without what hangs on it."""
    address = url.strip()
    post = _POST.match(fold(address))
    if post is not None:
        return address[: post.end()]
    plain = fold(unquote(address))
    return "" if any(sign.search(plain) for sign in _SIGNS) else address


def is_personal(text: str) -> bool:
    """Whether a source or a link leads to somebody: a profile, a chat, an account, a number to call. A public post does not."""
    return _POST.fullmatch(fold(text.strip())) is None and mask_persons(text)[1] > 0
