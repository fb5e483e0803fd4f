"""How a piece of footage becomes an edition."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from media import vault
from media.models import Footage
from newsroom.press import files, kinds
from newsroom.press.kinds import Draft, Kind
from newsroom.press.words import any_approved_words, approved_words
from newsroom.text.slugs import make_slug
from newsroom.workflow.refusals import Refusal, Refused


def build(item: Footage, language: str) -> Draft:
    """Caption, picture and terms in `language`; the caption of another language is shown as such where its own is missing."""
    words = approved_words(item, language) or any_approved_words(item)
    caption = words.caption if words else ""
    provinces, event_types = list(item.provinces.all()), list(item.event_types.all())
    facts = {
        "provinces": [{"slug": term.slug, "name": term.name_in(language)} for term in provinces],
        "event_types": [{"slug": term.slug, "name": term.name_in(language)} for term in event_types],
        "is_clip": item.form == Footage.Form.CLIP,
        "seconds": item.seconds,
    }
    return Draft(
        fields={
            "headline": caption,
            "credit": item.credit,
            "warning": words.warning if words else "",
            "text_language": words.language if words else language,
            "facts": facts,
            "lead_src": f"{settings.MEDIA_URL}{item.rendition}",
            "lead_width": item.width,
            "lead_height": item.height,
            "lead_alt": words.alt_text if words else "",
            "lead_credit": item.credit,
        },
        slug=make_slug(caption),
        provinces=provinces,
        event_types=event_types,
        search_text=" ".join([caption, words.alt_text if words else ""]),
    )


def eligible(ref: str) -> Footage | None:
    """The clip of that ref when it is cleared and so may follow what links to it."""
    item = Footage.objects.select_for_update().filter(ref=ref).first()  # nobody hides it while it is being shown
    return item if item is not None and item.is_cleared else None


def expose(item: Footage) -> None:
    """Copy the rendition from where only the desk sees it to where readers can fetch it."""
    try:
        content = (settings.VAULT_DIR / "renditions" / item.rendition).read_bytes()
    except OSError as error:
        raise Refused(
            Refusal(
                "rendition_missing",
                _("“%(item)s” cannot be shown: its clean picture is not on disk. Have it made again, or leave it out.")
                % {"item": item},
            )
        ) from error
    files.publish(item.rendition, content, kind=item.kind, ref=item.ref)


def destroy(item: Footage) -> None:
    """The original and its rendition, for an erasure that two people agreed to."""
    vault.destroy(item.original, settings.VAULT_DIR)
    (settings.VAULT_DIR / "renditions" / item.rendition).unlink(missing_ok=True)


kinds.register(
    Kind(
        name="footage",
        model=Footage,
        page_template="media/footage_page.html",
        teaser_template="media/footage_teaser.html",
        build=build,
        path="/footage/{ref}/{slug}/",
        follower=eligible,
        expose=expose,
        destroy=destroy,
    )
)
