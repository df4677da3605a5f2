"""Tables of the websites, domains and servers of a filing, a row for each: what a site plan lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.forms.items import ids_in
from icp_wizard.forms.marks import MM, Style
from icp_wizard.forms.table import Column, Piece, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


_CELL = Style(10, 14)
_SITES = ((11, "序号"), (40, "网站名称"), (39, "服务内容"), (70, "栏目"))
_DOMAINS = ((11, "序号"), (60, "域名"), (36, "所属网站"), (53, "用途"))
_SERVERS = ((11, "序号"), (50, "网站名称"), (45, "接入资源"), (54, "公网地址"))


def sites(title: str, values: Mapping[str, str]) -> Table:
    """Each website with what it offers and its sections."""
    places = [f"services@{site}" for site in ids_in(values, "services")]
    leaves = ("name", "content", "columns")
    return _table(title, _SITES, ([values.get(f"{place}.{leaf}", "") for leaf in leaves] for place in places))


def domains(title: str, values: Mapping[str, str]) -> Table:
    """Each domain with its website and what it is for."""
    return _table(
        title,
        _DOMAINS,
        (
            [values.get(f"{place}.name", ""), name, values.get(f"{place}.purpose", "")]
            for place, name in _within(values, "domains")
        ),
    )


def servers(title: str, values: Mapping[str, str]) -> Table:
    """Each place a website is hosted at, with its public addresses."""
    return _table(
        title,
        _SERVERS,
        (
            [name, values.get(f"{place}.resource", ""), _address(values, place)]
            for place, name in _within(values, "access")
        ),
    )


def _within(values: Mapping[str, str], inner: str) -> Iterator[tuple[str, str]]:
    """The items of an inner list of every website: their key, and the name of the website."""
    for site in ids_in(values, "services"):
        list_key = f"services@{site}.{inner}"
        for item in ids_in(values, list_key):
            yield f"{list_key}@{item}", values.get(f"services@{site}.name", "")


def _address(values: Mapping[str, str], place: str) -> str:
    first, last = (values.get(f"{place}.{end}_address", "") for end in ("from", "to"))
    return f"{first} 至 {last}" if last and last != first else first


def _table(title: str, columns: Iterable[tuple[int, str]], rows: Iterable[list[str]]) -> Table:
    numbered = ((str(number), *row) for number, row in enumerate(rows, 1))
    return Table(
        title,
        tuple(Column(width * MM, heading) for width, heading in columns),
        tuple(tuple((Piece(text, _CELL),) for text in row) for row in numbered),
    )
