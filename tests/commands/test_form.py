"""`form list` and `form render`: which forms there are, which a draft needs, and one of them as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.plain import readable_json
from icp_wizard.forms import FORMS
from icp_wizard.samples import sample_draft
from tests.forms.reading import squeezed, text_by_pdfium

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]
    Changed = Callable[..., Path]

PRINCIPAL = "wanted__services__s1__principal"
SERVICE_NAME = "wanted__services__s1__name"


def state_of(cli: Cli, path: Path, form: str = "F02") -> list[str]:
    return [
        entry["state"] for entry in cli("form", "list", path, "--json").json["forms"] if entry["id"] == form
    ]


def test_without_a_draft_every_form_is_listed_with_title_and_kind(cli: Cli) -> None:
    listed = cli("form", "list", "--json").json["forms"]
    assert [(entry["id"], entry["kind"]) for entry in listed] == [(f.form_id, f.kind) for f in FORMS.values()]
    assert "F02  互联网信息服务负责人授权书  [自拟正文，本程序生成]" in cli("form", "list").out.splitlines()
    assert "      法定代表人以外的人任互联网信息服务负责人时用" in cli("form", "list").out.splitlines()
    assert "F02  Service principal's authorization letter" in cli("form", "list", lang="en").out


def test_with_a_draft_it_says_what_is_needed_and_can_be_printed(cli: Cli, sample: Path) -> None:
    ran = cli("form", "list", sample)
    (line,) = (line for line in ran.out.splitlines() if line.startswith("F02"))
    assert ran.code == 0
    assert line.endswith("互联网信息服务负责人  需要，可以打印")


def test_also_forms_of_other_provinces_are_named_in_the_language_of_the_user(cli: Cli, sample: Path) -> None:
    listed = cli("form", "list", sample, lang="en").out
    assert "F04  Shanghai's ICP principal authorization letter" in listed
    assert not any("\u4e00" <= character <= "\u9fff" for character in listed)


def test_what_a_form_lacks_is_named_by_path_and_label_and_never_by_value(cli: Cli, changed: Changed) -> None:
    path = changed(**{SERVICE_NAME: None, "people__p2__certificate_number": "12345"})
    ran = cli("form", "list", path)
    assert ran.code == 0
    assert "需要，还缺 2 项答案：" in ran.out
    assert "      wanted.services.s1.name  网站名称" in ran.out
    assert "people.p2.certificate_number" in ran.out
    assert "12345" not in ran.all


def test_a_form_no_rule_wants_is_said_not_to_be_needed(cli: Cli, changed: Changed) -> None:
    path = changed(**{PRINCIPAL: "p1"})
    assert state_of(cli, path) == ["not_needed"]
    assert (
        "F02  互联网信息服务负责人授权书  [自拟正文，本程序生成]  按已填的内容不需要"
        in cli("form", "list", path).out
    )


def test_a_form_that_hangs_on_an_open_question_is_said_to_be_needed_perhaps(cli: Cli, tmp_path: Path) -> None:
    content = sample_draft().data()
    del content["wanted"]["services"][0]["principal"]
    path = tmp_path / "open.json"
    path.write_text(readable_json(content), encoding="utf-8")
    assert state_of(cli, path) == ["undecided"]
    assert "可能需要" in cli("form", "list", path).out
    ran = cli("form", "render", "F02", path, "-o", "f.pdf")
    assert (ran.code, Path("f.pdf").exists()) == (1, False)
    assert "取决于还没有回答的问题" in ran.err


def test_a_form_is_written_for_its_owner_only_and_its_name_told(cli: Cli, sample: Path) -> None:
    ran = cli("form", "render", "f02", sample, "-o", "f02.pdf")
    written = Path("f02.pdf")
    assert (ran.code, ran.out.strip()) == (0, "f02.pdf")
    assert written.stat().st_mode & 0o777 == 0o600
    assert "样例乙𬱖" in squeezed(text_by_pdfium(written.read_bytes()))
    assert "未完成" not in text_by_pdfium(written.read_bytes())


def test_the_same_form_twice_is_the_same_bytes_and_replaces_the_first(cli: Cli, sample: Path) -> None:
    cli("form", "render", "F02", sample, "-o", "f.pdf")
    first = Path("f.pdf").read_bytes()
    assert cli("form", "render", "F02", sample, "-o", "f.pdf").code == 0
    assert Path("f.pdf").read_bytes() == first


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_form_that_is_not_needed_is_not_written_even_on_request(
    cli: Cli, changed: Changed, lang: str
) -> None:
    path = changed(**{PRINCIPAL: "p1"})
    ran = cli("form", "render", "F02", path, "-o", "f.pdf", "--incomplete", lang=lang)
    assert (ran.code, ran.out, Path("f.pdf").exists()) == (1, "", False)
    assert "F02" in ran.err
    assert "commands." not in ran.err


def test_a_form_that_lacks_answers_is_refused_naming_them(cli: Cli, changed: Changed) -> None:
    ran = cli("form", "render", "F02", changed(**{SERVICE_NAME: None}), "-o", "f.pdf")
    assert (ran.code, ran.out, Path("f.pdf").exists()) == (1, "", False)
    assert "wanted.services.s1.name  网站名称" in ran.err


def test_on_request_it_is_written_with_gaps_and_marked(cli: Cli, changed: Changed) -> None:
    ran = cli("form", "render", "F02", changed(**{SERVICE_NAME: None}), "-o", "f.pdf", "--incomplete")
    text = text_by_pdfium(Path("f.pdf").read_bytes())
    assert ran.code == 0
    assert "（待填）" in text
    assert "未完成：仅供核对" in text
    assert "不要签字提交" in ran.err


def test_a_whole_form_of_an_unfinished_filing_is_written_with_a_word_of_the_rest(
    cli: Cli, changed: Changed
) -> None:
    ran = cli("form", "render", "F02", changed(people__p1__mobile="123"), "-o", "f.pdf")
    assert ran.code == 0
    assert "备案本身还有 6 项要先处理" in ran.err


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize("typed", ["F99", "", "44030519000101001X"])
def test_an_unknown_form_is_2_and_the_known_are_named(cli: Cli, sample: Path, typed: str, lang: str) -> None:
    ran = cli("form", "render", typed, sample, "-o", "f.pdf", lang=lang)
    assert (ran.code, ran.out, Path("f.pdf").exists()) == (2, "", False)
    assert all(form in ran.err for form in FORMS)
    assert "440305" not in ran.err


@pytest.mark.parametrize("place", ["-", "no/f.pdf", ".", "f\0.pdf", "n" * 300])
def test_what_no_form_can_be_written_to_is_2(cli: Cli, sample: Path, place: str) -> None:
    ran = cli("form", "render", "F02", sample, "-o", place)
    assert (ran.code, ran.out) == (2, "")
    assert list(Path().iterdir()) == []


def test_a_file_that_is_no_paper_of_ours_stays_as_it_is(cli: Cli, sample: Path) -> None:
    Path("scan.pdf").write_bytes(b"%PDF-1.4 a scan")
    ran = cli("form", "render", "F02", sample, "-o", "scan.pdf")
    assert ran.code == 2
    assert "没有覆盖" in ran.err
    assert Path("scan.pdf").read_bytes() == b"%PDF-1.4 a scan"


def test_a_form_needs_a_place_to_go(cli: Cli, sample: Path) -> None:
    assert cli("form", "render", "F02", sample).code == 2
    assert cli("form", "render", "F02").code == 2
    assert cli("form").code == 2


def test_drafts_of_the_store_bundles_and_standard_input_are_taken(cli: Cli, sample: Path) -> None:
    new = cli("drafts", "import", sample).out.strip()
    cli("bundle", sample, "-o", "b.zip")
    for word in (new, "b.zip", "-"):
        ran = cli("form", "render", "F02", word, "-o", "f.pdf", typed=sample.read_bytes())
        assert ran.code == 0
    assert state_of(cli, Path("b.zip")) == ["printable"]


@pytest.mark.parametrize("typed", ["F05-unit", "f05-UNIT", "F05-UNIT"])
def test_a_form_is_found_in_whichever_letters(cli: Cli, sample: Path, typed: str) -> None:
    assert cli("form", "render", typed, sample, "-o", sample.parent / "f.pdf").code == 0


def test_every_form_that_is_listed_is_known_by_its_name(cli: Cli, sample: Path) -> None:
    for entry in cli("form", "list", "--json").json["forms"]:
        ran = cli("form", "render", entry["id"], sample, "-o", sample.parent / f"{entry['id']}.pdf")
        assert ran.code in (0, 1)


def test_on_request_a_whole_form_of_an_unfinished_filing_is_marked(cli: Cli, changed: Changed) -> None:
    path, out = changed(wanted__entity__certificate_address__detail=None), "f.pdf"
    assert cli("form", "render", "F02", path, "-o", path.parent / out, "--incomplete").code == 0
    text = squeezed(text_by_pdfium((path.parent / out).read_bytes()))
    assert "未完成：仅供核对" in text


UNWANTED = ("F01", "F28", "F35-unit", "F35-person")
"""One letter for both posts is what another provider takes; the provinces with a pack ask for two."""


@pytest.mark.parametrize(("lang", "words"), [("zh_CN", "都没有要求这份文书"), ("en", "asks for it.")])
def test_a_form_no_rule_of_anybody_wants_is_said_to_be_one(cli: Cli, lang: str, words: str) -> None:
    lines = cli("form", "list", lang=lang).out.splitlines()
    unwanted = [lines[n - 2].partition(" ")[0] for n, line in enumerate(lines) if words in line]
    assert unwanted == list(UNWANTED)
    listed = cli("form", "list", "--json").json["forms"]
    assert [entry["id"] for entry in listed if not entry["rules"]] == list(UNWANTED)
    assert all(entry["for"] for entry in listed)


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize("form", UNWANTED[1:])
def test_asked_for_such_a_form_it_says_what_it_is_for_and_how_to_get_it(
    cli: Cli, sample: Path, form: str, lang: str
) -> None:
    assert state_of(cli, sample, form) == ["unwanted"]
    ran = cli("form", "render", form, sample, "-o", "f.pdf", lang=lang)
    assert (ran.code, ran.out, Path("f.pdf").exists()) == (1, "", False)
    assert {"zh_CN": "自己的规则", "en": "A pack of your own"}[lang] in ran.err
    assert form in ran.err


def test_the_pack_shown_for_them_makes_them_part_of_a_filing(cli: Cli, changed: Changed, data: Path) -> None:
    from tests.rules.test_overlays import examples

    (data / "config" / "packs").mkdir(parents=True)
    (data / "config" / "packs" / "papers.toml").write_text(examples()[1], encoding="utf-8")
    trader = changed(wanted__entity__is_sole_trader=True)
    assert state_of(cli, trader, "F35-unit") == ["printable"]
    assert state_of(cli, trader, "F28") == ["unfinished"]
    lacking = "wanted.entity.has_trade_name", "wanted.entity.has_seal"
    assert all(path in cli("form", "list", trader).out for path in lacking)
    answers = {"wanted__entity__has_trade_name": False, "wanted__entity__has_seal": False}
    whole = changed(wanted__entity__is_sole_trader=True, **answers)
    assert cli("form", "render", "F28", whole, "-o", "f.pdf").code == 0
    text = squeezed(text_by_pdfium(Path("f.pdf").read_bytes()))
    assert "执照上有字号否" in text
    assert "（按手印）" in text
    listed = cli("form", "list", "--json").json["forms"]
    assert [entry["id"] for entry in listed if not entry["rules"]] == ["F01"]
