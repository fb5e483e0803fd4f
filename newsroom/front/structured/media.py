"""Pictures, clips and sounds, as far as they may be shown without their page."""

from __future__ import annotations

from newsroom.front.frame import absolute
from newsroom.front.structured.block import Node, filled
from newsroom.front.uncovered import File, clips_of, picture_of
from newsroom.press.models import Edition

TYPES = {"video": "VideoObject", "audio": "AudioObject"}


def image_object(file: File) -> Node:
    """A picture."""
    return filled(
        type="ImageObject", url=file.src, contentUrl=file.src, width=file.width, height=file.height,
        caption=file.words, creditText=file.credit,
    )  # fmt: skip


def media_object(edition: Edition) -> Node | None:
    """A piece of footage: a clip, a sound, or a picture; None for what stands behind a cover, and for clips without a picture,
    which search engines refuse."""
    picture, clips = picture_of(edition), clips_of(edition)
    if not clips:
        return image_object(picture) if picture else None
    clip = clips[0]
    if clip.medium == "video" and picture is None:
        return None
    return filled(
        type=TYPES[clip.medium],
        name=edition.headline,
        description=edition.lead_alt or edition.headline,
        url=absolute(edition.path),
        contentUrl=clip.src,
        encodingFormat=clip.type,
        thumbnailUrl=picture.src if picture else None,
        uploadDate=edition.published_at.isoformat(),
        duration=f"PT{clip.seconds}S" if clip.seconds is not None else None,
        width=clip.width,
        height=clip.height,
        inLanguage=edition.text_language or edition.language,
        creditText=clip.credit,
    )
