"""Taking people out of what came in. Pure: it knows patterns and the names of places, and nothing of the newsroom's tables."""

from events.persons.links import is_personal, public_link
from events.persons.masking import MASK, mask_persons

__all__ = ["MASK", "is_personal", "mask_persons", "public_link"]
