"""The folder of the user's own packs: what is in it, a copy to try things in, and writing to it."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules.drafting import added, new_pack
from icp_wizard.rules.loading import content_of, packs_in
from icp_wizard.rules.reading.pack_file import PackFile, read_pack
from icp_wizard.session.drafting.errors import taken, unwritable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from icp_wizard.rules.drafting import DraftedSource

_STEM: Final = "local"
_SAID_OF_SOURCE: Final = ("publisher", "title", "locator", "as_of", "confidence")


class Target(NamedTuple):
    """The pack a rule goes into, by file name; with `province` it holds there alone."""

    file: str
    is_new: bool
    province: str = ""


class OwnPacks:
    """The packs of one folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def targets(self, province: str, disabled: Collection[str]) -> tuple[Target, ...]:
        """The packs in force for just this province ("": for all), and a new one behind them."""
        found = [
            Target(pack.file, is_new=False, province=province)
            for pack in self._read()
            if pack.file not in disabled and pack.home == province
        ]
        return (*found, Target(self._free_file(province), is_new=True, province=province))

    def _read(self) -> list[PackFile]:
        return [read_pack(path) for path in packs_in(self.folder)]

    def _free_file(self, province: str) -> str:
        packs = self._read()
        used = {pack.file.removesuffix(".toml") for pack in packs}
        used |= {str(pack.data.get("id", "")) for pack in packs}
        return first_free(f"{_STEM}-{province}" if province else _STEM, used) + ".toml"

    def names(self, table: str, key: str) -> set[str]:
        """What a kind of entry is called anywhere in the folder, in packs that do not load too."""
        return {str(entry.get(key, "")) for pack in self._read() for entry in _entries(pack, table)}

    def key_of(self, source: DraftedSource, file: str) -> str:
        """The key of the very source in a pack; "" where it has none such."""
        pack = next((pack for pack in self._read() if pack.file == file), PackFile(file))
        same = (
            str(entry.get("key", ""))
            for entry in _entries(pack, "source")
            if all(entry.get(name) == getattr(source, name) for name in _SAID_OF_SOURCE)
        )
        return next(same, "")

    def content(self, file: str) -> bytes | None:
        """What stands in a pack; None where it is not there. Raises Problem."""
        try:
            return (self.folder / file).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unwritable(error, file) from None

    def text_with(self, target: Target, tables: str, day: date) -> str:
        """The text of a pack, or of a new one, with tables at its end. Raises Problem."""
        content = self.content(target.file)
        if content is None:
            stem = target.file.removesuffix(".toml")
            titles = {language: Catalogue(language).text("rules.drafting.pack") for language in LANGUAGES}
            return added(new_pack(stem, titles, day, target.province), tables)
        try:
            return added(content.decode("utf-8"), tables)
        except UnicodeDecodeError:  # another file since it was offered
            raise taken(target.file) from None

    @contextmanager
    def tried_with(self, file: str, text: str) -> Iterator[Path]:
        """A copy of the folder in which a pack is as it would be. Raises Problem."""
        with ExitStack() as stack:
            try:
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="icp-wizard-")))
                for path in packs_in(self.folder):
                    _copy(path, folder)
                (folder / file).write_bytes(text.encode())
            except OSError as error:
                raise unwritable(error, file) from None
            yield folder

    def write(self, target: Target, text: str, before: bytes | None) -> Path:
        """Put a pack in place of what stood there (`before`), whole or not at all. Raises Problem."""
        from icp_wizard.store.files import make_private_folder, write_whole

        path = self.folder / target.file
        try:
            make_private_folder(self.folder)
            if self.content(target.file) != before:
                raise taken(target.file)
            write_whole(path.resolve(), text.encode(), replace=not target.is_new)
        except OSError as error:
            raise unwritable(error, target.file) from None
        return path


def first_free(name: str, used: Collection[str]) -> str:
    """The name, or with the first number that nobody has behind it."""
    number, found = 1, name
    while found in used:
        number += 1
        found = f"{name}-{number}"
    return found


def _copy(path: Path, folder: Path) -> None:
    """What the loader cannot read either stays behind: it is reported where packs are loaded."""
    content, fault = content_of(path)
    if not fault:
        (folder / path.name).write_bytes(content)


def _entries(pack: PackFile, table: str) -> list[dict[str, object]]:
    found = pack.data.get(table, [])
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []
