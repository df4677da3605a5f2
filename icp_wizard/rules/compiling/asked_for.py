"""What the rules of a pack may ask for besides answers: materials with their pictures, and confirmations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.rules.checks.checking import check_path
from icp_wizard.rules.reading.models import ConfirmationEntry, MaterialEntry
from icp_wizard.rules.reading.pack_file import report_unknown
from icp_wizard.rules.reading.shaping import entries
from icp_wizard.rules.rule import Confirmation, Material, Picture, Upload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.rules.reading.models import HeadEntry
    from icp_wizard.rules.reading.names import PackNames
    from icp_wizard.rules.reading.pack_file import PackFile
    from icp_wizard.rules.reading.shaping import RawEntry


def materials_of(
    pack: PackFile, head: HeadEntry, wider: Mapping[str, Material], names: PackNames
) -> dict[str, Material]:
    """The materials a pack declares, by id; `wider` are those of wider packs."""
    found: dict[str, Material] = {}
    for raw in entries(pack, "material", MaterialEntry):
        if raw.name in found or raw.name in wider:
            pack.report((*raw.place, "id"), "duplicate", raw.name)
        pictures = tuple(Picture(**picture.model_dump()) for picture in raw.shaped.pictures)
        own = {"id": raw.name, "upload": _upload(pack, raw, names), "pictures": pictures}
        found[raw.name] = Material(pack=head.id, **{**raw.shaped.model_dump(), **own})
        _check_pictures(pack, raw)
        for index, path in enumerate(raw.shaped.needs):
            check_path(pack, (*raw.place, "needs", index), path)
    return found


def _upload(pack: PackFile, raw: RawEntry[MaterialEntry], names: PackNames) -> Upload | None:
    entry = raw.shaped.upload
    if entry is None:
        return None
    report_unknown(pack, (*raw.place, "upload", "source"), entry.source, names.sources, "unknown_source")
    keys = names.keys((entry.source,))
    return Upload({"zh_CN": entry.zh_CN, "en": entry.en}, keys[0]) if keys else None


def _check_pictures(pack: PackFile, raw: RawEntry[MaterialEntry]) -> None:
    """Each has an id of its own; only an authority's form may be one that nothing is uploaded of."""
    ids = [picture.id for picture in raw.shaped.pictures]
    if not ids and raw.shaped.kind != "official":
        pack.report((*raw.place, "pictures"), "wrong", "[]")
    for index, picture in enumerate(ids):
        if picture in ids[:index]:
            pack.report((*raw.place, "pictures", index, "id"), "duplicate", picture)


def confirmations_of(
    pack: PackFile, head: HeadEntry, wider: Mapping[str, Confirmation]
) -> dict[str, Confirmation]:
    """The confirmations a pack declares, by id; `wider` are those of wider packs."""
    found: dict[str, Confirmation] = {}
    for raw in entries(pack, "confirmation", ConfirmationEntry):
        if raw.name in found or raw.name in wider:
            pack.report((*raw.place, "id"), "duplicate", raw.name)
        found[raw.name] = Confirmation(raw.name, head.id, raw.shaped.ask.model_dump())
    return found
