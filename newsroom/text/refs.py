"""Short public names of items: random, printed in addresses, never used twice."""

import re
import secrets

# No vowels (so that no words appear) and none of 0/o, 1/l/i: a ref is read aloud and typed from paper.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 8
REF_PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"

_REF = re.compile(REF_PATTERN)


def new_ref() -> str:
    """Return a new random ref. The caller's unique constraint settles the rare collision."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_ref(text: str) -> bool:
    """Tell whether `text` has the exact shape of a ref."""
    return _REF.fullmatch(text) is not None
