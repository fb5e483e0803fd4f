"""Speaking tus 1.0, as any client of it would."""

import hashlib
from base64 import b64encode
from typing import Any

from django.test import Client

from media.uploads import pieces
from media.uploads.models import Upload

VERSION = {"tus-resumable": "1.0.0"}
TYPE = "application/offset+octet-stream"


class Tus:
    """One person who sends files; `metadata` goes with each of them."""

    def __init__(self, client: Client, target: str, **metadata: str) -> None:
        self.client, self.target, self.metadata = client, target, metadata

    def begin(self, length: Any, **metadata: str) -> Any:
        """The answer to a creation; its address is `["Location"]`."""
        pairs = {**self.metadata, **metadata}.items()
        told = ",".join(f"{word} {b64encode(text.encode()).decode()}" for word, text in pairs)
        headers = {**VERSION, "upload-length": str(length), "upload-metadata": told}
        return self.client.post(self.target, b"", content_type=TYPE, headers=headers)

    def patch(self, address: str, piece: bytes, at: Any = 0, **headers: str) -> Any:
        """The answer to a piece that goes at offset `at`; header names are written with underscores."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.patch(
            address, piece, content_type=TYPE, headers={**VERSION, "upload-offset": str(at), **given}
        )

    def head(self, address: str) -> Any:
        return self.client.head(address, headers=VERSION)

    def delete(self, address: str) -> Any:
        return self.client.delete(address, headers=VERSION)

    def send(self, content: bytes, **metadata: str) -> str:
        """All of a file in two pieces; the secret of its address."""
        address, half = self.begin(len(content), **metadata)["Location"], len(content) // 2
        self.patch(address, content[:half])
        assert self.patch(address, content[half:], half).status_code == 204
        return secret_of(address)


def secret_of(address: str) -> str:
    return address.rsplit("/", 1)[1]


def upload_of(address: str) -> Upload:
    return Upload.objects.get(digest=pieces.digest(secret_of(address)))


def on_disk(address: str) -> bytes:
    return pieces.path_of(upload_of(address)).read_bytes()


def checksum(piece: bytes, algorithm: str = "sha256") -> str:
    return f"{algorithm} {b64encode(hashlib.new(algorithm, piece).digest()).decode()}"
