"""Where the files of a vault lie, for tests that look at them or change them."""

from pathlib import Path

from media.vault import VaultKeys
from media.vault.keys import new_key

KEYS = VaultKeys.parse(new_key("first"))


def files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


def place_of(name: str, root: Path) -> Path:
    return root / "originals" / name[:2] / name[2:4] / name


def key_of(name: str, root: Path) -> Path:
    return place_of(name, root).with_name(f"{name}.key")


def put(path: Path, content: bytes) -> None:
    """Write over a read-only file, as somebody with the disk in hands can."""
    path.chmod(0o600)
    path.write_bytes(content)


def keep_plain(name: str, content: bytes, root: Path) -> None:
    """An original as vaults kept it before they encrypted."""
    place = place_of(name, root)
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    place.chmod(0o400)
