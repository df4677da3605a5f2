"""Reading one pack file: bytes to TOML to shaped entries, with every mistake and its line.

Bounded, since overlays may come from strangers (`bounds.py`).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from icp_wizard.rules.checks.bounds import DEEPEST, check_bounds, check_notation
from icp_wizard.rules.compiling.lines import Place, line_of, places
from icp_wizard.rules.compiling.mistakes import Mistake, listed, nearest, printable, shown
from icp_wizard.rules.loading import MORE_IN_SHIPPED, MOST_BYTES, content_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from icp_wizard.rules.compiling.models import Entry

_E = TypeVar("_E", bound="Entry")

MOST_MISTAKES: Final = 200
"""Told of one file."""

MOST_COMPARED: Final = 4_000_000
"""Pairs of letters compared for suggestions in one file: some 0.2 s. After that nothing is suggested."""


@dataclass(frozen=True)
class RawEntry(Generic[_E]):
    """One table of a pack: where it stands, what it says, and its shape.

    Where keys do not fit (`misfits`), the shape holds stand-ins, so that the rest can be checked too.
    """

    place: Place
    data: dict[str, Any]
    shaped: _E
    misfits: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The id as written, fitting or not."""
        return str(self.data.get("id", ""))


@dataclass
class PackFile:
    """A pack as read: what it says, how many bytes it has, and what was found wrong with it so far.

    Where it is no TOML, or beyond a bound, there are neither data nor text. `compared` is how much was
    compared for suggestions.
    """

    file: str
    size: int = 0
    text: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    misfits: set[Place] = field(default_factory=set)
    compared: int = 0
    is_shipped: bool = False

    @cached_property
    def places(self) -> dict[Place, int]:
        """Line of every place; worked out only when there is something to report."""
        return places(self.text)

    def report(
        self,
        place: Place,
        code: str,
        found: object = None,
        allowed: Iterable[str] = (),
        near: Iterable[str] = (),
        number: int = 0,
        other: str = "",
    ) -> None:
        """Note a mistake. `allowed` are all words that may stand there; `near` only some, to suggest from.

        Of an entry's key that does not even have the right shape nothing more is said.
        """
        if place[:3] in self.misfits or self.is_full:
            return
        if len(self.mistakes) == MOST_MISTAKES:
            self.mistakes.append(Mistake(self.file, self.mistakes[-1].line, "more_mistakes"))
            return
        allowed = tuple(allowed)
        mistake = Mistake(
            file=self.file,
            line=line_of(self.places, place),
            code=code,
            rule=self._entry_name(place),
            key=_key(place),
            found=shown(found),
            expected=listed(allowed),
            suggestion="" if other else self._suggestion(found, allowed or near),
            number=number,
            other=other,
        )
        if mistake not in self.mistakes:
            self.mistakes.append(mistake)

    def _suggestion(self, found: object, words: Iterable[str]) -> str:
        """The word nearest to what was found, as long as that does not take too long."""
        if not isinstance(found, str) or self.compared > MOST_COMPARED:
            return ""
        words = tuple(words)
        self.compared += len(found) * sum(map(len, words))
        return nearest(found, words) if self.compared <= MOST_COMPARED else ""

    @property
    def home(self) -> str:
        """The province it says it is written for; "" for all."""
        found = self.data.get("province")
        return found if isinstance(found, str) else ""

    @property
    def more(self) -> int:
        """How many times as much it may hold as a pack of the user's own."""
        return MORE_IN_SHIPPED if self.is_shipped else 1

    def _entry_name(self, place: Place) -> str:
        if len(place) < 2 or not isinstance(place[1], int):
            return ""
        entry = self.data[str(place[0])][place[1]]
        names = (
            (entry.get(key) for key in ("id", "rule", "key", "topic", "name"))
            if isinstance(entry, dict)
            else ()
        )
        return shown(next((name for name in names if isinstance(name, str)), f"{place[0]} {place[1] + 1}"))

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that no more is told."""
        return len(self.mistakes) > MOST_MISTAKES

    def afresh(self) -> PackFile:
        """The pack as it was read, to be checked once more: nothing found wrong with it yet."""
        return replace(self, mistakes=[], misfits=set(), compared=0)

    def in_order(self) -> tuple[Mistake, ...]:
        """The mistakes by line."""
        return tuple(sorted(self.mistakes, key=lambda mistake: mistake.line))


def _key(place: Place) -> str:
    parts = place[2:] if len(place) > 1 and isinstance(place[1], int) else place
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def read_pack(
    path: Path, name: str | None = None, *, left: int | None = None, is_shipped: bool = False
) -> PackFile:
    """Read a pack file; where it is no TOML of acceptable size, its data are empty and a mistake says why.

    `left` is how many bytes there are still for it of what all packs of a folder may have together.
    """
    most = MOST_BYTES * (MORE_IN_SHIPPED if is_shipped else 1)
    content, fault = content_of(path, most)
    if not fault and left is not None and len(content) > left:
        fault = "too_big_together"
    file = printable(name or path.name)
    if fault:
        number = most >> 10 if fault.startswith("too_big") else 0
        return PackFile(file, mistakes=[Mistake(file, 0, fault, number=number)])
    return parse_pack(content, file, is_shipped=is_shipped)


def parse_pack(content: bytes, file: str, *, is_shipped: bool = False) -> PackFile:
    """A pack from the bytes of its file."""
    pack = PackFile(file, len(content), is_shipped=is_shipped)
    try:
        pack.text = content.decode("utf-8-sig").replace("\r\n", "\n")
        check_notation(pack)
        pack.data = {} if pack.mistakes else tomllib.loads(pack.text)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        pack.mistakes.append(Mistake(file, line, "not_utf8"))
    except tomllib.TOMLDecodeError as error:
        pack.mistakes.append(_syntax_mistake(file, str(error), pack.text))
    except RecursionError:
        pack.mistakes.append(Mistake(file, 0, "too_deep", number=DEEPEST))
    except ValueError:  # more digits than Python reads
        pack.mistakes.append(Mistake(file, 0, "number_bounds"))
    check_bounds(pack)
    if pack.mistakes and not pack.data:
        pack.text = ""
    return pack


def _syntax_mistake(file: str, message: str, text: str) -> Mistake:
    """The parser's message in our words: where, and which of three kinds."""
    match = re.search(r"\(at line (\d+), column (\d+)\)", message)
    if match is None:
        return Mistake(file, text.rstrip("\n").count("\n") + 1, "syntax_end")
    code = "syntax_twice" if message.startswith(_TWICE) else "syntax"
    return Mistake(file, int(match[1]), code, number=int(match[2]))


_TWICE: Final = ("Cannot declare ", "Cannot overwrite ", "Cannot redefine ", "Duplicate inline table key")
"""How the parser begins when a key or table stands twice."""


def entries(pack: PackFile, table: str, model: type[_E]) -> tuple[RawEntry[_E], ...]:
    """The entries of one kind (`[[rule]]`, …), each shaped or reported."""
    found = pack.data.get(table, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        pack.report((table,), "not_tables", found)
        return ()
    return tuple(shape(pack, (table, index), item, model) for index, item in enumerate(found))


def shape(
    pack: PackFile,
    place: Place,
    data: dict[str, Any],
    model: type[_E],
    stand_in: Mapping[str, Any] | None = None,
) -> RawEntry[_E]:
    """The data in the model's shape. Every misfit is reported and replaced by a stand-in."""
    from pydantic import ValidationError

    try:
        return RawEntry(place, data, model.model_validate(data))
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in details:
        _report_misfit(pack, place, detail, model)
    misfits = frozenset(str(detail["loc"][0]) for detail in details)
    pack.misfits.update((*place, key) for key in misfits if len(place) == 2)
    fitting = {key: value for key, value in data.items() if key not in misfits}
    return RawEntry(place, data, model.model_validate({**(stand_in or model.stand_in), **fitting}), misfits)


def _report_misfit(pack: PackFile, place: Place, detail: Any, model: type[Entry]) -> None:
    kind = detail["type"]
    where: Place = (*place, *(part for part in detail["loc"] if part not in ("str", "dict[str,any]")))
    if kind == "extra_forbidden":
        pack.report(where, "unknown_key", str(where[-1]), _keys_beside(model, detail["loc"]))
    elif kind == "missing":
        pack.report(where, "missing_key", None)
    elif kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", detail["ctx"]["expected"]) or ["true"]
        pack.report(where, "unknown_value", detail["input"], allowed)
    else:
        code = _CODES.get(kind) or ("not_date" if kind.startswith("date_") else "wrong")
        pack.report(where, code, detail["input"])


def _keys_beside(model: type[Entry], location: tuple[str | int, ...]) -> list[str]:
    """The keys allowed where an unknown one stands; of the tables inside an entry all are short."""
    fields: Any = model.model_fields
    for part in location[:-1]:
        if isinstance(part, str):
            field_info = next((f for name, f in fields.items() if part in (name, f.alias)), None)
            fields = _fields_within(field_info.annotation) if field_info else {}
    return [info.alias or name for name, info in fields.items()]


def _fields_within(annotation: Any) -> Any:
    if hasattr(annotation, "model_fields"):
        return annotation.model_fields
    inner = [_fields_within(argument) for argument in getattr(annotation, "__args__", ())]
    return next((fields for fields in inner if fields), {})


_CODES: Final = {
    "string_type": "not_text",
    "list_type": "not_list",
    "tuple_type": "not_list",
    "dict_type": "not_table",
    "model_type": "not_table",
    "bool_type": "not_yes_no",
    "string_pattern_mismatch": "wrong_form",
    "string_too_short": "empty_text",
    "string_too_long": "long_text",
}
