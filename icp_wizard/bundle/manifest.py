"""The manifest: what is in a bundle, by what it was judged, and the digest of each entry."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, ValidationError

from icp_wizard.errors import Problem
from icp_wizard.filing.draft import PackIdentity
from icp_wizard.filing.plain import canonical_json, readable_json

if TYPE_CHECKING:
    from icp_wizard.bundle.archive import Entry

NAME = "manifest.json"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class ManifestEntry(_Part):
    """One file: name, size in bytes, digest; of a paper also the digest of the text printed on it.

    Pages of the same content can differ in bytes between machines; their text does not.
    """

    name: Annotated[str, Field(max_length=200)]
    size: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    text_sha256: str | None = None


class Manifest(_Part):
    """Everything a reader must know before opening the entries.

    `sha256` is the digest of all the rest; manifests of early versions have none.
    """

    format: Literal[1] = 1
    program: str
    as_of: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    revision: int
    is_sample: bool
    is_complete: bool
    order_type: str | None
    packs: Annotated[tuple[PackIdentity, ...], Strict(False)]
    entries: Annotated[tuple[ManifestEntry, ...], Strict(False)]
    sha256: str | None = None


def described(entry: Entry, text: str | None = None) -> ManifestEntry:
    """The manifest's line about an entry; `text` is what is printed on a paper."""
    printed = sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if text is not None else None
    return ManifestEntry(
        name=entry.name,
        size=len(entry.content),
        sha256=sha256(entry.content).hexdigest(),
        text_sha256=printed,
    )


def written(manifest: Manifest) -> bytes:
    """The manifest as the file it becomes, with its own digest."""
    data = manifest.model_dump(mode="json")
    return readable_json(data | {"sha256": _digest(data)}).encode()


def is_unchanged(data: Any) -> bool:
    """Whether a manifest's JSON values are those it was written with, or nothing can be said of that."""
    return data.get("sha256") in (None, _digest(data))


def _digest(data: dict[str, Any]) -> str:
    """Of the values, so that it does not depend on how they are laid out."""
    rest = {key: value for key, value in data.items() if key != "sha256"}
    return sha256(canonical_json(rest).encode("utf-8", "surrogatepass")).hexdigest()


def parse_manifest(data: Any) -> Manifest:
    """A manifest from JSON values. Raises Problem where it is none."""
    try:
        return Manifest.model_validate(data)
    except ValidationError:
        raise Problem("bundle.error.manifest") from None
