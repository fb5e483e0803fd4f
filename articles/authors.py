"""The public pages of authors: only of profiles that are marked for it, only while something of theirs is public.

A page holds what the profile says and nothing of the account behind it. Nobody gets to know that two names are one person: an
address that is given up never leads on to the next one, and earlier versions are not kept.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from articles.models import Article, AuthorProfile
from newsroom.press import exposure, kinds, paths
from newsroom.press.kinds import Draft, Kind
from newsroom.press.masking import masker, pending_words
from newsroom.press.models import Edition, EditionLink, PastEdition
from newsroom.press.windows import amend, remove
from newsroom.taxonomy.public_place import named
from newsroom.text.sanitise import text_to_html

KIND = "author"
ROLE = "author"


def build(profile: AuthorProfile, language: str) -> Draft:
    """Name, role and a few sentences, in the page's language where they are written in it."""
    bio, written_in = profile.bio_in(language)
    return Draft(
        fields={
            "headline": profile.name_in(language),
            "standfirst": profile.role_in(language),
            "body_html": text_to_html(bio),
            "text_language": written_in,
            "facts": {},
        },
        slug=profile.slug,
        search_text=bio,
    )


def arrange(profile: AuthorProfile, *, at: datetime) -> None:
    """Make what readers see of a profile what it says now; take it away at once where it is not for readers."""
    item = {"kind": KIND, "ref": profile.ref}
    keeps_address = profile.is_public and _has_address(profile)
    for edition in Edition.objects.filter(**item):
        remove(edition)
    PastEdition.objects.filter(**item).delete()
    if not keeps_address:
        paths.neutralise(KIND, profile.ref)
    if profile.is_public:
        exposure.refresh([(KIND, profile.ref)], at=at)


def printed(article: Article) -> list[AuthorProfile]:
    """The authors whose names the story prints, in order: none whose name was erased for safety."""
    return [row.author for row in article.bylines.select_related("author") if not row.author.is_withheld]


def byline(authors: list[AuthorProfile], language: str) -> str:
    """Their names in one line."""
    return ("، " if language == "fa" else ", ").join(author.name_in(language) for author in authors)


def links_to(authors: list[AuthorProfile], article: Article) -> list[tuple[str, str, str]]:
    """The links from a story to its authors, but for names that are hidden in it for safety."""
    return [(ROLE, KIND, author.ref) for author in authors if author not in _hidden(authors, article)]


def forget_hidden(article: Article) -> None:
    """Once a name is hidden in a story, the story is on the page of that name no more."""
    authors = [row.author for row in article.bylines.select_related("author")]
    for author in _hidden(authors, article):
        links = EditionLink.objects.filter(edition__kind=article.kind, edition__ref=article.ref, role=ROLE)
        links.filter(to_kind=KIND, to_ref=author.ref).delete()


def forget_words(article: Article, words: list[str], at: datetime) -> None:
    """Once words of a story are destroyed, no byline brings them back: names that hold one leave the story and are withheld.

    The story is no longer on record as theirs, and nothing else is published under the name until somebody who may hide for
    safety says that it may be (`rules.withheld_names` tells the desk). A profile that nothing else has goes whole. A name
    that stood only in the text is remembered nowhere: a list of forbidden names would keep what had to be destroyed.
    """
    hide = masker(words, is_whole=True)
    for row in article.bylines.select_related("author"):
        if any(hide(name) != name for name in row.author.names):
            row.delete()
            _withhold(row.author, at=at)


def _withhold(profile: AuthorProfile, *, at: datetime) -> None:
    """No page, and nothing more under this name. What readers have under it in other stories is decided story by story; what
    they would only get later comes without it."""
    profile.is_withheld, profile.is_public = True, False
    profile.save(update_fields=["is_withheld", "is_public"])
    arrange(profile, at=at)
    for article in profile.articles.all():
        for edition in Edition.objects.of(article.kind, article.ref).filter(live_from__gt=at):
            authors = printed(article)
            facts = {**edition.facts, "authors": named(authors, edition.language)}
            amend(edition, at=at, byline=byline(authors, edition.language), facts=facts)
    if profile.account_id is None and not profile.bylines.exists():
        profile.delete()


def _hidden(authors: list[AuthorProfile], article: Article) -> list[AuthorProfile]:
    words = pending_words(article.kind, article.ref)
    hide = masker(words)
    return [author for author in authors if any(hide(name) != name for name in author.names)] if words else []


def _has_address(profile: AuthorProfile) -> bool:
    """Whether the page stands under the address that the profile would give it."""
    path = kinds.get(KIND).path.format(slug=profile.slug)
    return Edition.objects.filter(kind=KIND, ref=profile.ref, path__endswith=path).exists()


def _for_readers(ref: str) -> Any:
    return AuthorProfile.objects.filter(public_ref=ref, is_public=True).first()


kinds.register(
    Kind(
        name=KIND,
        model=AuthorProfile,
        page_template="articles/author_page.html",
        teaser_template="articles/author_teaser.html",
        build=build,
        path="/authors/{slug}/",
        follower=_for_readers,
    )
)
