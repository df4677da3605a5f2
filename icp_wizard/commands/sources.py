"""Drafts from what a command line names: files, bundles, folders, JSON lines, standard input, the store."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.commands import streams
from icp_wizard.commands.register import DRAFT_ID
from icp_wizard.errors import Problem
from icp_wizard.filing.plain import parse_draft
from icp_wizard.store.errors import NoSuchDraft, UnreadableFile
from icp_wizard.store.exchange import MAX_BYTES, read_draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from icp_wizard.commands.context import Context
    from icp_wizard.filing.draft import Draft
    from icp_wizard.store.records import Stored
    from icp_wizard.store.store import Store

STANDARD_INPUT = "-"
_LINES = (".jsonl", ".ndjson")
_MOST_NAMED = 10
"""Of files passed by, how many are named."""
_ZIP = b"PK\x03\x04"


class Found(NamedTuple):
    """One draft, or why there is none; `name` is what to call it, as given on the command line.

    `warning` is what is to be said of it before anything is done with it. `pictures` gives those that came
    with it, by digest; a file of its own has none.
    """

    name: str
    draft: Draft | None
    problem: Problem | None = None
    warning: Problem | None = None
    pictures: Callable[[], Mapping[str, bytes]] = dict


def found_in(context: Context, word: str) -> Iterator[Found]:
    """Every draft an argument names. Problems are part of the answer: one bad file hides no other."""
    try:
        for found in _found_in(context, word):
            if found.warning is not None:
                context.warn(found.warning)
            yield found
    except Problem as problem:
        yield Found(word, None, problem)


def the_draft(context: Context, word: str) -> Draft:
    """The one draft an argument names. Raises as `the_found`."""
    return the_found(context, word)[0]


def the_found(context: Context, word: str) -> tuple[Draft, Mapping[str, bytes]]:
    """The one draft an argument names, and its pictures. Raises Problem where there is none, or several."""
    found = list(found_in(context, word))
    if len(found) != 1:
        raise Problem("commands.source.several", count=len(found))
    if found[0].problem is not None:
        raise found[0].problem
    draft = found[0].draft
    if draft is None:
        raise Problem("commands.source.nothing")
    return draft, found[0].pictures()


def _found_in(context: Context, word: str) -> Iterator[Found]:
    path = Path(word)
    if word == STANDARD_INPUT:
        yield from _from_bytes(streams.read_bytes(MAX_BYTES + 1), word)
    elif "\0" in word:
        raise UnreadableFile("missing", "?")
    elif os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir it takes any name and any permissions
        yield from _from_folder(context, path)
    elif looks_stored(word):
        with context.open_store() as store:
            found = draft_id(store, word)
            stored = store.load(found)
        warning = other_rules_than_last(context, stored)
        pictures = partial(_kept_pictures, context, found, stored.draft)
        yield Found(word, stored.draft, warning=warning, pictures=pictures)
    elif path.suffix.lower() in _LINES:
        yield from _from_lines(read_bytes(path).splitlines(), word)
    elif _is_archive(path):
        yield _from_bundle(context, path, word)
    else:
        yield from _from_bytes(read_bytes(path), word)


def _from_folder(context: Context, folder: Path) -> Iterator[Found]:
    if not os.access(folder, os.R_OK | os.X_OK):
        raise UnreadableFile("forbidden", str(folder))
    paths = sorted({*folder.rglob("draft.json"), *folder.glob("*.zip"), *folder.glob("*.jsonl")})
    files = [path for path in paths if path.is_file()]
    if not files:
        raise Problem("commands.source.empty_folder")
    _name_passed_by(context, folder, files)
    for path in files:
        try:
            if path.suffix == ".jsonl":
                yield from _from_lines(read_bytes(path).splitlines(), str(path))
            elif path.suffix == ".zip":
                yield _from_bundle(context, path, str(path))
            else:
                yield Found(str(path), parse_draft(read_draft(path)))
        except Problem as problem:
            yield Found(str(path), None, problem)


def _name_passed_by(context: Context, folder: Path, taken: list[Path]) -> None:
    """Say which files of a folder are not read; those of an unpacked bundle belong to its draft."""
    unpacked = {path.parent for path in taken if (path.parent / "manifest.json").is_file()}
    others = [path for path in sorted(folder.rglob("*")) if path.is_file() and path not in taken]
    passed = [path for path in others if unpacked.isdisjoint(path.parents)]
    if not passed:
        return
    names = context.catalogue.listed(str(path.relative_to(folder)) for path in passed[:_MOST_NAMED])
    if len(passed) > _MOST_NAMED:
        names = context.text("commands.source.and_more", names=names)
    context.say("commands.source.passed_by", count=len(passed), names=names)


def _from_bytes(content: bytes, name: str) -> Iterator[Found]:
    """A draft, or one a line."""
    lines = [line for line in content.splitlines() if line.strip()]
    if len(lines) > 1 and _is_object(lines[0]):
        yield from _from_lines(content.splitlines(), name)
    else:
        yield Found(name, parse_draft(read_draft(content, name)))


def _is_object(line: bytes) -> bool:
    if not line.lstrip().startswith(b"{") or len(line) > MAX_BYTES:
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _from_lines(lines: list[bytes], name: str) -> Iterator[Found]:
    if not any(line.strip() for line in lines):
        raise UnreadableFile("empty", name)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        here = f"{name}:{number}"
        try:
            yield Found(here, parse_draft(read_draft(line, here)))
        except Problem as problem:
            yield Found(here, None, problem)


def read_bytes(path: Path) -> bytes:
    """A file's bytes, one more than allowed at most; errors are those of reading a draft."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError:
        read_draft(path)  # says what is wrong with the file
        raise UnreadableFile("unreadable", str(path)) from None


def _is_archive(path: Path) -> bool:
    try:
        if not path.is_file():  # of a pipe nothing may be read twice
            return False
        with path.open("rb") as stream:
            return stream.read(4) == _ZIP
    except OSError:
        return False


def other_rules_than_last(context: Context, stored: Stored) -> Problem | None:
    """That a stored draft is judged otherwise than last time by the rules of today, which are used here."""
    from icp_wizard.session.pinning import look
    from icp_wizard.session.session import judged_on

    today = context.loaded(stored.draft.data()["intent"].get("province")).rulebook
    day = judged_on(stored.draft, context.as_of, context.now())
    held = look(stored.draft, stored.rulebook, today, day).held
    if held is None:
        return None
    return Problem("commands.source.other_rules", id=stored.id, count=held.touched.total)


def _from_bundle(context: Context, path: Path, name: str) -> Found:
    """The draft in a bundle; that it is not as it was written, or was judged by other rules, is said."""
    from icp_wizard.bundle.verify import draft_in

    def pictures() -> Mapping[str, bytes]:
        from icp_wizard.session.pictures import sound

        return sound(found)

    draft, found, is_unchanged = draft_in(path)
    warning = None if is_unchanged else Problem("commands.source.tampered", file=path.name)
    if warning is None and _is_by_other_rules(context, draft):
        warning = Problem("commands.source.bundled_rules", file=path.name)
    return Found(name, draft, warning=warning, pictures=pictures)


def _is_by_other_rules(context: Context, draft: Draft) -> bool:
    """Whether a draft says that it was judged by other packs than those of today."""
    from icp_wizard.session.pinning import packs_of

    pinned, province = draft.envelope.packs, draft.data()["intent"].get("province")
    return bool(pinned) and pinned != packs_of(context.loaded(province).rulebook)


def _kept_pictures(context: Context, draft: str, content: Draft) -> Mapping[str, bytes]:
    from icp_wizard.filing.attached import digests_in

    with context.open_store() as store:
        found = {digest: store.picture(draft, digest) for digest in digests_in(content)}
    return {digest: picture for digest, picture in found.items() if picture is not None}


def looks_stored(word: str) -> bool:
    """Whether a word may be the id of a draft of the store, or the beginning of one, and names no file."""
    return bool(DRAFT_ID.fullmatch(word)) and not Path(word).exists()


def draft_id(store: Store, word: str) -> str:
    """The whole id that a word begins. Raises NoSuchDraft, or Problem where several begin so."""
    if not DRAFT_ID.fullmatch(word):
        raise Problem("commands.source.no_id")
    found = [summary.id for summary in store.summaries() if summary.id.startswith(word)]
    if word in found:
        return word
    if len(found) > 1:
        raise Problem("commands.source.several_ids", count=len(found))
    if not found:
        raise NoSuchDraft(word)
    return found[0]
