"""`rules compare`: what is known where, and provinces side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.rules import available_provinces
from icp_wizard.rules.vocabulary import TOPICS
from icp_wizard.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]


def test_all_provinces_are_there_and_say_how_much_is_known(cli: Cli) -> None:
    data = cli("rules", "compare", "--json").json
    assert len(data["provinces"]) == 31
    with_pack = [column["code"] for column in data["provinces"] if column["pack"]]
    assert with_pack == list(available_provinces())
    assert [row["topic"] for row in data["topics"]] == list(TOPICS)
    assert all(len(row["cells"]) == 31 for row in data["topics"])
    states = {cell["state"] for row in data["topics"] for cell in row["cells"]}
    assert states <= {"known", "unrestricted", "gap", "nothing", "incomplete", "partial", "no_pack"}


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("words", [(), ("44", "31"), ("44", "31", "41", "11"), ("44",)])
def test_it_fits_the_terminal(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str, columns: int, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = cli("rules", "compare", *words, lang=lang)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(cell_width, ran.out.splitlines())) <= columns
    assert "explaining." not in ran.out


@pytest.mark.usefixtures("few_packs")
def test_the_table_names_those_without_a_pack_and_what_no_rule_means(cli: Cli) -> None:
    out = cli("rules", "compare").out
    assert "还没有资料的省份" in out
    assert "资料只录了几种备案的省份：上海" in out
    assert "没有规则不等于没有限制" in out


def test_provinces_stand_side_by_side_with_what_they_say(cli: Cli) -> None:
    ran = cli("rules", "compare", "Guangdong", "31", "--topic", "phone", "--kind", "person", lang="en")
    lines = ran.out.splitlines()
    assert any(line.startswith("own [free] Guangdong does not ask") for line in lines)
    assert any("Not known: Whether Shanghai still" in line for line in lines)
    assert "The same in all of them:" in ran.out


def test_what_does_not_differ_is_counted(cli: Cli) -> None:
    out = cli("rules", "compare", "11", "12", lang="en").out
    assert "order type" in out
    assert "(order_type)" not in out


@pytest.mark.usefixtures("few_packs")
def test_nothing_in_a_pack_and_no_pack_are_told_apart(cli: Cli) -> None:
    data = cli("rules", "compare", "44", "11", "31", "--topic", "email", "--json").json
    (row,) = data["topics"]
    assert [cell["state"] for cell in row["cells"]] == ["nothing", "no_pack", "gap"]
    assert [cell["whose"] for cell in row["cells"]] == [None, None, None]
    assert [one["pack"] and one["pack"]["covers"] for one in data["provinces"]] == [[], None, ["change"]]
    assert "变更备案" in data["provinces"][2]["note"]


def test_one_province_alone_is_told_in_full(cli: Cli) -> None:
    out = cli("rules", "compare", "44", "--topic", "email", "--kind", "org", lang="en").out
    assert "(email)" in out
    assert "Nothing is said of it, which does not mean that there is no restriction" in " ".join(out.split())


@pytest.mark.parametrize(
    ("words", "told"),
    [(("Atlantis7741",), "没有这个省份"), (("--kind", "x7741"), "enterprise"), (("--topic", "x7741"), "age")],
)
def test_what_cannot_be_used_is_refused_without_repeating_it(
    cli: Cli, words: tuple[str, ...], told: str
) -> None:
    ran = cli("rules", "compare", *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "7741" not in ran.err
