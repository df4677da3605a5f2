"""The entries of a pack in the shapes of `models.py`, with everything reported that does not fit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.rules.reading.lines import Place
    from icp_wizard.rules.reading.models import Entry
    from icp_wizard.rules.reading.pack_file import PackFile

_E = TypeVar("_E", bound="Entry")


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
