"""Originals in an S3-compatible bucket, encrypted here before they leave. Nothing in it has an address for readers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.core.files.base import ContentFile, File
from storages.backends.s3 import S3Storage

from media.vault.names import check, is_name

SPOOL_BYTES = 1024 * 1024


class VaultStorage(S3Storage):  # type: ignore[misc]
    """A private bucket. It gives no addresses, and a read is spooled to the disk, still encrypted, not to memory."""

    def get_default_settings(self) -> dict[str, Any]:
        private = {"default_acl": "private", "querystring_auth": True, "file_overwrite": True, "custom_domain": None}
        return {**super().get_default_settings(), **private, "max_memory_size": SPOOL_BYTES}

    def url(self, *_args: Any, **_kwargs: Any) -> str:
        raise NotImplementedError("originals have no address")


class Bucket:
    """A vault in a bucket; `options` are those of django-storages (bucket_name, endpoint_url, region_name, location …)."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.storage = VaultStorage(**options)

    def keep(self, name: str, part: Path, key: bytes) -> None:
        """Send the finished file and its key, or leave neither. Never replaces an original."""
        check(name)
        if self.storage.exists(name):
            raise FileExistsError(name)
        try:
            self._put_key(name, key)  # first: an original never lies there without its key
            self._send(name, part)
        except BaseException:
            self.remove(name)
            raise

    def open(self, name: str) -> BinaryIO:
        """The stored bytes; FileNotFoundError when there are none."""
        check(name)
        file: BinaryIO = self.storage.open(name, "rb")
        file.seek(0, os.SEEK_SET)
        return file

    def key(self, name: str) -> bytes:
        """The wrapped key of an original; FileNotFoundError when it has none."""
        check(name)
        with self.storage.open(f"{name}.key", "rb") as file:
            line: bytes = file.read(1024)
        return line

    def set_key(self, name: str, key: bytes) -> None:
        """Replace the wrapped key at one stroke; FileNotFoundError when the original is gone."""
        check(name)
        if not self.storage.exists(name):
            raise FileNotFoundError(name)
        self._put_key(name, key)

    def replace(self, name: str, part: Path, key: bytes) -> None:
        """Put the encrypted file in the place of the plain one of the same original, if that is still there."""
        self.set_key(name, key)
        self._send(name, part)

    def remove(self, name: str) -> None:
        """Remove key and original, in every version that the bucket keeps; doing it again is no error."""
        check(name)
        for one in (f"{name}.key", name):
            self.storage.delete(one)
        if self.storage.bucket.Versioning().status:
            prefix = f"{self.storage.location}/{name}" if self.storage.location else name
            self.storage.bucket.object_versions.filter(Prefix=prefix).delete()

    def names(self) -> Iterator[str]:
        """The ids of all originals, in order, a page of the listing at a time."""
        prefix = f"{self.storage.location}/" if self.storage.location else ""
        for one in self.storage.bucket.objects.filter(Prefix=prefix):
            name = one.key.removeprefix(prefix)
            if is_name(name):
                yield name

    def sweep(self, *, before: datetime) -> int:
        """Remove keys whose original never came, written before `before`."""
        prefix = f"{self.storage.location}/" if self.storage.location else ""
        keys = [one for one in self.storage.bucket.objects.filter(Prefix=prefix)
                if one.key.endswith(".key") and one.last_modified < before]  # fmt: skip
        orphans = [one for one in keys if not self.storage.exists(one.key.removeprefix(prefix).removesuffix(".key"))]
        for one in orphans:
            one.delete()
        return len(orphans)

    def _send(self, name: str, part: Path) -> None:
        with part.open("rb") as file:
            self.storage.save(name, File(file))

    def _put_key(self, name: str, key: bytes) -> None:
        self.storage.save(f"{name}.key", ContentFile(key))
