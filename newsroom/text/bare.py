"""A page of ours without anything but its words: what its text edition is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

#: what stays, with the attributes that may stay on it beside lang and dir
KEPT = {
    "h1": (), "h2": (), "h3": (), "h4": (), "p": (), "ul": (), "ol": (), "li": (), "dl": (), "dt": (), "dd": (),
    "blockquote": (), "q": (), "a": ("href", "hreflang", "rel"), "time": ("datetime",), "strong": (), "em": (), "mark": (),
    "del": (), "ins": (), "sub": (), "sup": (), "bdi": (), "br": (), "hr": (), "span": (), "cite": (), "code": (),
    "table": (), "caption": (), "thead": (), "tbody": (), "tr": (), "th": ("scope", "colspan", "rowspan"),
    "td": ("colspan", "rowspan"), "article": (), "section": (), "aside": (), "div": (), "nav": (),
    "details": (), "summary": (),
}  # fmt: skip
#: what goes with everything in it
GONE = {
    "svg",
    "form",
    "script",
    "style",
    "template",
    "iframe",
    "button",
    "select",
    "textarea",
    "object",
    "canvas",
    "head",
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
#: boxes that only lay a page out
HOLLOW = {"div", "span"}


@dataclass(slots=True)
class Bare:
    """`words` is HTML of the main part, `title` plain text, `alternates` the page in other languages as (code, path)."""

    words: str = ""
    title: str = ""
    alternates: list[tuple[str, str]] = field(default_factory=list)


def bare(html: str, *, picture: str, clip: str, address: Callable[[str], str]) -> Bare:
    """The words of a page: what stands in its main element, in order, with its headings, lists, tables and links.

    `picture` and `clip` are what is said in place of a picture ("Picture: %s", with its words) and of a clip or sound, which
    becomes a link to its smallest file. `address` says where a link leads instead. What is hidden from screen readers is
    left out. Well-formed pages give well-formed words; anything else gives something harmless: text is escaped anew.
    """
    reader = _Reader(picture, clip, address)
    reader.feed(html)
    reader.close()
    return reader.finished()


class _Reader(HTMLParser):
    def __init__(self, picture: str, clip: str, address: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.picture, self.clip, self.address = picture, clip, address
        self.out: list[str] = []
        self.open: list[str] = []  # every open element in the main part, in order
        self.written: list[str] = []  # what of them was written, "" for what was not
        self.skipping = 0  # how deep inside of something that goes
        self.is_main = self.is_title = False
        self.page = Bare()

    def finished(self) -> Bare:
        while self.open:
            self._close(self.open[-1])
        self.page.words = "".join(self.out)
        self.page.title = " ".join(self.page.title.split())
        return self.page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "title" and not self.is_main:
            self.is_title = True
        elif tag == "link" and given.get("hreflang") and "alternate" in given.get("rel", "") and not self.is_main:
            self.page.alternates.append((given["hreflang"], given.get("href", "")))
        elif tag == "main":
            self.is_main = True
        elif self.is_main:
            self._start(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if self.skipping:
            self.skipping += tag not in VOID
        elif tag in GONE or given.get("aria-hidden") == "true" or "hidden" in given:
            self.skipping = int(tag not in VOID)
        elif tag == "img":
            self._write(f"<p>{escape(self.picture % given['alt'])}</p>" if given.get("alt", "").strip() else "")
        elif tag in {"video", "audio"}:
            self._open(tag, "")
        elif tag == "source" and given.get("src"):
            self._clip(given["src"])
        elif tag in {"br", "hr"}:
            self._write(f"<{tag}>")
        elif tag not in VOID:
            self._open(tag, self._tag(tag, given))

    def _clip(self, src: str) -> None:
        """The first file of a player, the smallest, stands for all."""
        player = next((number for number, tag in enumerate(self.open) if tag in {"video", "audio"}), None)
        if player is not None and self.written[player] == "":
            self._write(f'<p><a href="{escape(src)}">{escape(self.clip)}</a></p>')
            self.written[player] = "linked"

    def _tag(self, tag: str, given: dict[str, str]) -> str:
        """The start tag as it is written; "" where only what is inside counts."""
        if tag not in KEPT:
            return ""
        names = [name for name in (*KEPT[tag], "lang", "dir") if given.get(name)]
        if tag in HOLLOW and not names:
            return ""
        values = ((name, self.address(given[name]) if name == "href" else given[name]) for name in names)
        return "<" + " ".join([tag, *(f'{name}="{escape(value)}"' for name, value in values)]) + ">"

    def _open(self, tag: str, written: str) -> None:
        self.open.append(tag)
        self.written.append(written)
        self._write(written)

    def _close(self, tag: str) -> None:
        while self.open:
            last, written = self.open.pop(), self.written.pop()
            if written and written != "linked":
                self._write(f"</{last}>")
            if last == tag:
                return

    def handle_endtag(self, tag: str) -> None:
        if tag == "title" and not self.is_main:
            self.is_title = False
        elif tag == "main":
            self.is_main = False
        elif self.is_main and self.skipping:
            self.skipping -= tag not in VOID
        elif self.is_main and tag in self.open:
            self._close(tag)

    def handle_data(self, data: str) -> None:
        if self.is_title:
            self.page.title += data
        elif self.is_main and not self.skipping:
            self._write(escape(data, quote=False) if data.strip() else " " if data else "")

    def _write(self, words: str) -> None:
        if words and not (words == " " and (not self.out or self.out[-1] == " ")):
            self.out.append(words)
