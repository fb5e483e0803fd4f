"""How sure the newsroom is of an item, in sentences: for whatever says it away from the page."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from newsroom.front.templatetags.newspaper import hedged_words
from newsroom.press.models import Edition

SENTENCES = {
    "confirmed": _n("We checked this and could confirm it."),
    "partly": _n("We could confirm a part of this."),
    "disputed": _n("Accounts of this contradict each other."),
    "reported": _n("Reports say this. We have not confirmed it."),
}
OF_FOOTAGE = {
    "confirmed": _n("We could confirm what it shows."),
    "partly": _n("We could confirm a part of what it shows."),
    "reported": _n("We have not confirmed what it shows."),
}


def how_sure(edition: Edition) -> str:
    """One sentence; "" for what makes no claim of its own, such as an article."""
    finding = edition.facts.get("finding") or {}
    if finding.get("is_fallen"):
        return _("This is a check: %(word)s.") % {"word": finding["word"]}
    sentence = SENTENCES.get(edition.confidence) or OF_FOOTAGE.get(finding.get("mark", ""), "")
    return _(sentence) if sentence else ""


def what_is_open(edition: Edition) -> list[str]:
    """What is not sure of it, a sentence each; empty where nothing is."""
    found = [_("We are checking this report.")] if edition.checking_since else []
    mark = edition.confidence or (edition.facts.get("finding") or {}).get("mark", "")
    if mark and mark != "confirmed":
        found.append(how_sure(edition))
    hedges = filter(None, map(hedged_words, edition.facts.get("hedged", ())))
    return [*found, *(f"{capfirst(words)}." for words in hedges)]
