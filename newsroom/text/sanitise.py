"""The one cleaner of rich text: what it lets through is what may stand on a public page."""

import html as entities
import re

import nh3

from newsroom.text.addresses import clean_address
from newsroom.text.refs import REF_PATTERN

EMBED_KINDS = ("event", "footage", "article")

_TAGS = {
    "p", "h2", "h3", "strong", "em", "u", "s", "ul", "ol", "li", "blockquote", "a", "br", "hr", "sub", "sup",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "figure",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "figure": {"data-embed"},
    "p": {"lang", "dir"},
    "blockquote": {"lang", "dir"},
}
# What stood inside these was never meant to be read as text.
_DROPPED_WITH_CONTENT = {
    "script", "style", "template", "iframe", "object", "embed", "noscript", "noembed", "noframes", "svg",
    "math", "textarea", "title", "xmp",
    "del", "xml", "head",  # what a word processor keeps beside the text: what was taken out of it, and its own settings
}  # fmt: skip
# No value may hold a quote, an angle bracket, a space, a backslash or a control character: browsers
# strip or turn some of them, so that "/\\host" or "java\tscript:" would become another address.
_VALUES = {
    "href": re.compile(r"""(?:https?://|mailto:|/(?!/)|\#)[^\s\\"'<>`\x00-\x20\x7f]*|/""", re.IGNORECASE),
    "data-embed": re.compile(f"(?:{'|'.join(EMBED_KINDS)}):{REF_PATTERN}"),
    "scope": re.compile("row|col|rowgroup|colgroup"),
    "colspan": re.compile("[2-9]|1[0-9]|20"),
    "rowspan": re.compile("[2-9]|[1-4][0-9]|50"),
    "rel": re.compile("noopener"),  # not the writer's: the cleaner sets it on every link
    "lang": re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"),
    "dir": re.compile("rtl|ltr|auto"),
}
_FIGURE_TAG = re.compile(r'<figure(?: data-embed="([^"]*)")?>|(</figure>)')
_EMBED = re.compile(rf'<figure data-embed="({"|".join(EMBED_KINDS)}):({REF_PATTERN})"></figure>')
_LINE_END = re.compile(r"</(?:p|h2|h3|li|blockquote|tr|ul|ol|caption|table)>|<br>|<hr>|</?figure[^>]*>")
_CELL_END = re.compile(r"</t[hd]>")
_TAG = re.compile(r"<[^>]+>")
_BLANK_LINES = re.compile(r"\n\s*\n")
_MAX_PASSES = 5


def sanitise_html(html: str) -> str:
    """Return `html` with nothing in it but the tags, attributes and embeds a public page may carry.

    Every figure is either exactly `<figure data-embed="kind:ref"></figure>` or gone with its content.
    Cleaning what is clean changes nothing.
    """
    cleaned = _clean_once(html)
    for _ in range(_MAX_PASSES):
        again = _clean_once(cleaned)
        if again == cleaned:
            return cleaned
        cleaned = again
    # Taking out a tag can change how the rest is read. What never comes to rest is not let through as HTML.
    return text_to_html(_TAG.sub("", cleaned))


def embed_refs(html: str) -> list[tuple[str, str]]:
    """Return (kind, ref) of each embed of a cleaned `html`, in the order of the text, doubles included."""
    return _EMBED.findall(html)


def plain_text(html: str) -> str:
    """Return the words of `html` without tags or embeds, one line for each block."""
    marked = _CELL_END.sub(" ", _LINE_END.sub("\n", sanitise_html(html).replace("\n", " ")))
    lines = (" ".join(line.split()) for line in entities.unescape(_TAG.sub("", marked)).split("\n"))
    return "\n".join(line for line in lines if line)


def text_to_html(text: str) -> str:
    """Return plain `text` as escaped HTML: a blank line starts a paragraph, a line end becomes <br>."""
    paragraphs = (part.strip() for part in _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n")))
    return "".join(
        f"<p>{entities.escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in paragraphs if part
    )


def _clean_once(html: str) -> str:
    return _hollow_figures(
        nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=_checked_value,
            clean_content_tags=_DROPPED_WITH_CONTENT,
            url_schemes={"http", "https", "mailto"},
            link_rel="noopener",
            strip_comments=True,
        )
    )


def _checked_value(tag: str, name: str, value: str) -> str | None:
    allowed = _VALUES.get(name)
    if name == "href" and allowed is not None and allowed.fullmatch(value):
        value = clean_address(value)
    return value if allowed and allowed.fullmatch(value) else None


def _hollow_figures(html: str) -> str:
    """Empty the outermost figures that name an item, and drop the others with all they hold."""
    kept: list[str] = []
    depth = start = 0
    for tag in _FIGURE_TAG.finditer(html):
        if tag[2]:
            depth -= 1
            start = tag.end() if depth == 0 else start
            continue
        if depth == 0:
            kept.append(html[start : tag.start()])
            kept.append(f'<figure data-embed="{tag[1]}"></figure>' if tag[1] else "")
        depth += 1
    kept.append(html[start:] if depth == 0 else "")
    return "".join(kept)
