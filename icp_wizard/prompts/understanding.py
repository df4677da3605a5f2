"""What a typed line means as the answer to a question: not whether it is right, only whether it is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from icp_wizard import regions
from icp_wizard.errors import Problem
from icp_wizard.filing.outline import Kind
from icp_wizard.text import normalise_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from icp_wizard.assessment import FieldView, OptionView
    from icp_wizard.i18n import Catalogue

NO_WORDS: Final = frozenset({"n", "no", "否", "不是", "没有", "不", "2"})
YES_WORDS: Final = frozenset({"y", "yes", "是", "是的", "有", "1"})
NONE_WORDS: Final = frozenset({"none", "无", "以上都不涉及", "都不涉及", "0"})
_SEPARATORS = re.compile(r"[,，、;；]\s*")
_SHORTEST_BEGINNING: Final = 2
_BLANKS = re.compile(r"\s+")


class NotUnderstood(Problem):
    """A line that answers nothing. Carries the message that says what may be typed, never the line."""


class Several(NotUnderstood):
    """A place that could be any of several; `codes` are these."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__("prompts.unclear.several", count=len(codes))
        self.codes = codes


class Excluded(NotUnderstood):
    """An option that rules leave out here; `rules` are their ids."""

    def __init__(self, rules: tuple[str, ...]) -> None:
        super().__init__("prompts.unclear.excluded", rules=", ".join(rules))
        self.rules = rules


def understood(view: FieldView, line: str, catalogue: Catalogue) -> Any:
    """The answer a line gives to a field. Raises NotUnderstood."""
    read = _READ.get(view.placed.field.kind)
    return read(view, line, catalogue) if read else line


def is_yes_or_no(line: str) -> bool:
    """Whether a line is either."""
    return _folded(line) in YES_WORDS or _folded(line) in NO_WORDS


def yes_or_no(line: str) -> bool:
    """A yes or a no. Raises NotUnderstood."""
    if is_yes_or_no(line):
        return _folded(line) in YES_WORDS
    raise NotUnderstood("prompts.unclear.yes_no")


def province_code(line: str) -> str | None:
    """The two-digit code of a province given by code, name, short name or English name."""
    word = _folded(line)
    for province in regions.provinces():
        english = (regions.english_name(province.code) or "").casefold()
        if word in (province.code[:2], province.code, province.name, english):
            return province.code[:2]
        if len(word) >= 2 and not word.isascii() and province.name.startswith(word):
            return province.code[:2]
    return None


def region_code(line: str) -> str:
    """The six-digit code of a place given by code or name. Raises NotUnderstood, or Several."""
    word = _folded(line)
    if regions.is_known(word):
        return word
    spelled = _BLANKS.sub("", word)
    found = tuple(region.code for region in regions.search(word, 10))
    whole = [code for code in found if spelled in _spellings(code)]
    if len(whole) == 1 or len(found) == 1:
        return whole[0] if whole else found[0]
    if found:
        raise Several(found)
    raise NotUnderstood("prompts.unclear.region")


def _spellings(code: str) -> tuple[str, ...]:
    whole = regions.full_name(code)
    return whole, whole.replace("省", "").replace("市", "")


def _folded(line: str) -> str:
    return normalise_text(line).casefold()


def _read_yes_no(view: FieldView, line: str, catalogue: Catalogue) -> bool:
    return yes_or_no(line)


def _read_province(view: FieldView, line: str, catalogue: Catalogue) -> str:
    code = province_code(line)
    if code is None:
        raise NotUnderstood("prompts.unclear.province")
    return code


def _read_region(view: FieldView, line: str, catalogue: Catalogue) -> str:
    return region_code(line)


def _read_choice(view: FieldView, line: str, catalogue: Catalogue) -> str:
    option = _option(view.options, line, catalogue)
    if option is None:
        raise NotUnderstood("prompts.unclear.choice", options=_offered(view, catalogue))
    return option.code


def _read_choices(view: FieldView, line: str, catalogue: Catalogue) -> list[str]:
    if takes_none(view, catalogue) and _folded(line) in (
        *NONE_WORDS,
        _folded(catalogue.text(_none_id(view))),
    ):
        return []
    for parts in _partings(line):
        options = [_option(view.options, part, catalogue) for part in parts]
        if all(options):
            return list(dict.fromkeys(option.code for option in options if option))
    raise NotUnderstood("prompts.unclear.choices", options=_offered(view, catalogue))


def _read_lines(view: FieldView, line: str, catalogue: Catalogue) -> list[str]:
    return [part for piece in _SEPARATORS.split(line) for part in _BLANKS.split(piece) if part]


def takes_none(view: FieldView, catalogue: Catalogue) -> bool:
    """Whether 'none of these' is an answer to a multiple choice."""
    return catalogue.has(_none_id(view))


def _none_words(view: FieldView, catalogue: Catalogue) -> frozenset[str]:
    return NONE_WORDS | {_folded(catalogue.text(_none_id(view)))}


def _none_id(view: FieldView) -> str:
    return f"outline.{view.placed.field.name}.none"


def _partings(line: str) -> Iterable[list[str]]:
    """A line as one label, as parts between separators, as words."""
    yield [line]
    yield [part for part in _SEPARATORS.split(line) if part.strip()]
    yield [part for piece in _SEPARATORS.split(line) for part in _BLANKS.split(piece) if part]


def _option(options: tuple[OptionView, ...], line: str, catalogue: Catalogue) -> OptionView | None:
    """The option a word means: by number, code, label, or the beginning of one label. Raises Excluded."""
    word = _folded(line)
    found = (
        _numbered(options, word)
        or next((o for o in options if word in _names(o, catalogue)), None)
        or _beginning(options, word, catalogue)
    )
    if found is not None and found.excluded_by:
        raise Excluded(found.excluded_by)
    return found


def _numbered(options: tuple[OptionView, ...], word: str) -> OptionView | None:
    if word.isascii() and word.isdigit() and len(word) < 4 and 0 < int(word) <= len(options):
        return options[int(word) - 1]
    return None


def _beginning(options: tuple[OptionView, ...], word: str, catalogue: Catalogue) -> OptionView | None:
    found = [option for option in options if _folded(option_label(option, catalogue)).startswith(word)]
    return found[0] if len(found) == 1 and len(word) >= _SHORTEST_BEGINNING else None


def _offered(view: FieldView, catalogue: Catalogue) -> tuple[str, ...]:
    """The options with their numbers, without those that rules leave out."""
    return tuple(
        f"{number} {option_label(option, catalogue)}"
        for number, option in enumerate(view.options, 1)
        if not option.excluded_by
    )


def _names(option: OptionView, catalogue: Catalogue) -> tuple[str, ...]:
    return _folded(option.code), _folded(option_label(option, catalogue))


def option_label(option: OptionView, catalogue: Catalogue) -> str:
    """What an option is called."""
    if option.code == "new" and option.label_id.startswith("outline.role."):
        return catalogue.text("outline.role.new")
    return catalogue.text(option.label_id)


_READ: Final[dict[Kind, Callable[[FieldView, str, Catalogue], Any]]] = {
    Kind.CHOICE: _read_choice,
    Kind.CHOICES: _read_choices,
    Kind.YES_NO: _read_yes_no,
    Kind.PROVINCE: _read_province,
    Kind.REGION: _read_region,
    Kind.PERSON: _read_choice,
    Kind.LINES: _read_lines,
}
