"""A block of text as somebody copies it from a look-up of filings: which value stands under which label.

The labels are those of the ministry's public look-up (beian.miit.gov.cn, 公共查询, as public pages quote its
list and details up to 2025), of look-ups that copy it, and their English. They may come in any order: with a
colon, a tab, a line end or the head of a table between label and value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.text import clean, half_width

if TYPE_CHECKING:
    from collections.abc import Iterator

ROW: Final = "row"
"""Says, in place of what a label names, that a new row or part begins."""

RESTRICTED: Final = "restricted"
"""Says that access to a service is restricted, which the record has no place for."""

_WORDED: Final = {
    "entity": """主办单位名称;主办单位;单位名称;主办者名称;主体名称;主办人名称;organizer name;organiser name
        ;organizer;organiser;name of organizer;name of organiser;sponsor name;sponsor;entity name""",
    "nature": """主办单位性质;单位性质;主体性质;organizer nature;organiser nature;nature of organizer
        ;nature of organiser;organizer type;entity nature;nature""",
    "number": """ICP备案/许可证号;网站备案/许可证号;网站备案号;服务备案号;主体备案号;ICP备案号;APP备案号
        ;备案/许可证号;备案许可证号;备案号;许可证号;ICP filing/license number;ICP filing/licence number
        ;ICP filing number;ICP license number;ICP licence number;ICP record number;ICP number
        ;service filing number;website filing number;filing number""",
    "name": """网站名称;服务名称;APP名称;应用名称;互联网信息服务名称;website name;site name;service name
        ;app name""",
    "domain": "网站域名;服务域名;域名;website domain name;website domain;domain names;domain name;domain",
    "home": """网站首页网址;网站首页地址;网站首页;首页网址;首页地址;website home page;website homepage
        ;home page;homepage""",
    RESTRICTED: "是否限制接入;限制接入;restricted access",
    ROW: "ICP备案主体信息;ICP备案网站信息;ICP备案APP信息;ICP备案服务信息",
    "": """审核通过日期;审核通过时间;审核时间;审核日期;更新时间;更新日期;网站前置审批项;前置审批项
        ;网站负责人姓名;网站负责人;服务类型;备案类型;序号;操作;approval date;approved on
        ;review date;date of approval;pre-approval items;operation;details;no.""",
}
LABELS: Final = {
    label.strip().casefold(): names for names, labels in _WORDED.items() for label in labels.split(";")
}
"""What a label names; those of values nobody needs here name nothing, but are known for labels."""

_LINE_END: Final = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_CELL_END: Final = re.compile(r"\t| {2,}|[|｜]")
_BY_LENGTH: Final = sorted(LABELS, key=len, reverse=True)
_WITH_COLON: Final = re.compile(rf"({'|'.join(map(re.escape, _BY_LENGTH))})\s*:", re.IGNORECASE)
_HAN: Final = re.compile("[\u4e00-\u9fff]")


class Reading(NamedTuple):
    """A value, exactly as it stands in the text, and what its label names."""

    names: str
    said: str


def lines_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The lines that hold something, cut into cells where tabs, bars or wide spaces stand."""
    cut = (_cells(line) for line in _LINE_END.split(text))
    return tuple(cells for cells in cut if any(cells))


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip(" \u3000\xa0|｜") if "|" in line or "｜" in line else line
    return tuple(clean(cell).strip() for cell in _CELL_END.split(inner.replace("\u3000", "  ")))


def readings(text: str) -> tuple[Reading, ...]:
    """Every labelled value, in the order of the text; without any label, none."""
    reader = _Reader()
    for cells in lines_of(text):
        reader.read(cells)
    reader.settle()
    return tuple(reader.found)


class _Part(NamedTuple):
    """A label (its value behind it, if it stands there), or a value on its own."""

    is_label: bool
    names: str
    said: str


def _parts(cell: str) -> Iterator[_Part]:
    plain = half_width(cell)
    if (names := LABELS.get(plain.rstrip(": ").casefold())) is not None:
        yield _Part(True, names, "")
        return
    marks = list(_WITH_COLON.finditer(plain))
    if not marks:
        yield _after_space(cell, plain)
        return
    if before := cell[: marks[0].start()].strip():
        yield _Part(False, "", before)
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        value = cell[mark.end() : following.start() if following else None]
        yield _Part(True, LABELS[mark[1].casefold()], value.strip())


def _after_space(cell: str, plain: str) -> _Part:
    """A Chinese label with only a space behind it; an English one may be the beginning of a name."""
    label, space, _ = plain.partition(" ")
    names = LABELS.get(label.casefold()) if space and _HAN.search(label) else None
    if names is None:
        return _Part(False, "", cell)
    return _Part(True, names, cell[len(label) :].strip())


class _Reader:
    """Puts values to labels, line by line."""

    def __init__(self) -> None:
        self.found: list[Reading] = []
        self._columns: list[str] = []
        """The head of the table that is being read."""
        self._waiting: list[str] = []
        """Labels whose values have not come yet."""
        self._values: list[str] = []
        """What has come behind them."""
        self._goes_on = False
        """Whether what comes on its own may be one more domain."""

    def read(self, cells: tuple[str, ...]) -> None:
        """One line."""
        parts = [part for cell in cells for part in _parts(cell)]
        labels = [part for part in parts if part.is_label]
        if len(labels) > 1 and len(labels) == len(parts) and not any(part.said for part in parts):
            self.settle()
            self._columns = [part.names for part in parts]
        elif self._columns and not labels and len(parts) > 1:
            self.settle()
            self._row(self._columns, [part.said for part in parts])
        else:
            if labels and self._columns:
                self._columns = []
                self.found.append(Reading(ROW, ""))
            for part in parts:
                self._take(part)

    def _take(self, part: _Part) -> None:
        if part.is_label:
            self._take_label(part)
        elif self._goes_on:
            self._give("domain", part.said)
        elif part.said:
            self._waiting = self._waiting or list(self._columns)
            self._values.append(part.said)

    def _take_label(self, part: _Part) -> None:
        if self._values or part.names == ROW:
            self.settle()
        if part.names == ROW:
            self.found.append(Reading(ROW, ""))
        elif part.said:
            self._give(part.names, part.said)
        else:
            self._waiting.append(part.names)
        self._goes_on = bool(part.said) and part.names == "domain"

    def _row(self, columns: list[str], values: list[str]) -> None:
        self.found.append(Reading(ROW, ""))
        for names, value in zip(columns, values, strict=False):
            self._give(names, value)

    def settle(self) -> None:
        """Give the labels that wait what has come: row by row where it makes full rows, else to the last."""
        waiting, values = self._waiting, self._values
        self._waiting, self._values = [], []
        count = len(waiting)
        if count > 1 and values and len(values) % count == 0:
            for start in range(0, len(values), count):
                self._row(waiting, values[start : start + count])
        elif waiting:
            for value in values if waiting[-1] == "domain" else values[:1]:
                self._give(waiting[-1], value)

    def _give(self, names: str, said: str) -> None:
        if names and said:
            self.found.append(Reading(names, said))
