"""What a story must have before it goes on."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from articles.models import Article
from events.public_place import hidden_places
from newsroom.desk.skeletons import gaps
from newsroom.text.sanitise import plain_text
from newsroom.workflow import history
from newsroom.workflow.rules import Rule, add_rules


def body(item: Article) -> list[str]:
    return [] if plain_text(item.body).strip() else [_("a body")]


def standfirst(item: Article) -> list[str]:
    return [] if item.standfirst.strip() else [_("a standfirst")]


def byline(item: Article) -> list[str]:
    return [] if item.credit or item.bylines.exists() else [_("a byline or a credit")]


def withheld_names(item: Article) -> list[str]:
    """A name that was destroyed in one story is not printed by another."""
    if not item.pk:
        return []
    rows = item.bylines.all() if history.is_read(item) else item.bylines.select_related("author")
    return [
        _(
            "bylines without “%(name)s”: this name was erased for safety in a story, so it is not printed again. Take it off; "
            "whoever may hide for safety can say in the author profile that it may be printed"
        )
        % {"name": row.author}
        for row in rows
        if row.author.is_withheld
    ]


def places_as_said(item: Article) -> list[str]:
    """A story may not say more exactly where it was than the events it rests on."""
    own = set(item.places.all()) if item.pk else set()
    if not own:
        return []
    return [
        _("a less exact place than “%(place)s”: the event “%(event)s” does not say it to readers")
        % {"place": place, "event": event}
        for event in item.events.all()
        for place in sorted(own & hidden_places(event), key=str)
    ]


def gaps_filled(item: Article) -> list[str]:
    """What a template left to be written is written."""
    words = (item.headline, item.standfirst, item.body)
    return [_("words for the gap %(gap)s") % {"gap": gap} for text in words for gap in gaps.left(text)]


def lead_described(item: Article) -> list[str]:
    """Whoever cannot see the lead picture is told what it shows."""
    if item.lead is None or any(text.alt_text for text in item.lead.texts.all()):
        return []
    return [_("words for people who cannot see the lead picture")]


def place(item: Article) -> list[str]:
    is_placed = item.has_no_place or item.provinces.exists() or item.places.exists()
    return [] if is_placed else [_("a place or a province, or the tick that it has none")]


def source(item: Article) -> list[str]:
    rests = item.credit or item.events.exists() or item.footage.exists() or item.batch_id
    return [] if rests else [_("an event, footage or a credit that it rests on")]


add_rules(
    "article",
    Rule("body", _n("A story has a body."), body),
    Rule("standfirst", _n("A story has a standfirst."), standfirst),
    Rule("byline", _n("A story has a byline or a credit."), byline),
    Rule("withheld", _n("A story prints no name that was erased for safety."), withheld_names),
    Rule("exactness", _n("A story says no place more exactly than the events it rests on."), places_as_said),
    Rule("gaps", _n("The gaps of a template are filled."), gaps_filled),
    Rule("lead_alt", _n("The lead picture has words for people who cannot see it."), lead_described),
    Rule("place", _n("A story has a place or a province, or says that it has none."), place, is_optional=True),
    Rule(
        "source",
        _n("A story rests on an event or on footage, or names its source as a credit."),
        source,
        is_optional=True,
    ),
)
