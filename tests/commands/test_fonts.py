"""Names that print: what no font can draw is said before, on the paper, in the report and in README.txt."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from icp_wizard.bundle.reading import read_archive
from tests.forms.making import UNKNOWN_TO_ALL_FONTS
from tests.forms.own_fonts import font_file
from tests.forms.reading import squeezed, text_by_pdfium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]

NAME = f"样例{UNKNOWN_TO_ALL_FONTS}"
CODE = "U+217EF"


@pytest.fixture
def rare(changed: Callable[..., Path]) -> Path:
    """The company, its service principal with a name that our fonts cannot print."""
    return changed(people__p2__name=NAME)


@pytest.fixture
def font(tmp_path: Path) -> Path:
    """A font that can."""
    return font_file(tmp_path, UNKNOWN_TO_ALL_FONTS)


def set_font(data: Path, font: object) -> None:
    (data / "config").mkdir(parents=True, exist_ok=True)
    (data / "config" / "settings.toml").write_text(f"font = '{font}'\n", encoding="utf-8")


def test_what_cannot_be_printed_is_said_before_the_bundle_is_made_and_by_label(cli: Cli, rare: Path) -> None:
    ran = cli("bundle", rare, "-o", "b.zip")
    assert ran.code == 0
    announced, _, _ = ran.err.partition("（0/")
    assert f"互联网信息服务负责人：姓名：{CODE}" in announced
    assert announced.count(CODE) == 1
    assert "--font" in announced
    assert NAME not in ran.all


def test_the_report_and_the_readme_name_each_box_with_its_paper(cli: Cli, rare: Path, tmp_path: Path) -> None:
    ran = cli("bundle", rare, "-o", "b.zip")
    assert f"forms/01-F02.pdf 第 1 页有一个字（{CODE}）" in ran.err
    contents = read_archive(tmp_path / "here" / "b.zip")
    readme = contents["README.txt"].decode("utf-8-sig")
    assert f"- forms/01-F02.pdf 第 1 页：{CODE}" in readme
    assert f"- forms/01-F02.pdf, page 1: {CODE}" in readme
    assert f"方框处请手写：{CODE}" in squeezed(text_by_pdfium(contents["forms/01-F02.pdf"]))


def test_with_a_font_that_has_it_the_name_is_printed_and_nothing_is_announced(
    cli: Cli, rare: Path, font: Path, tmp_path: Path
) -> None:
    ran = cli("bundle", rare, "-o", "b.zip", "--font", font)
    assert ran.code == 0
    assert CODE not in ran.err
    contents = read_archive(tmp_path / "here" / "b.zip")
    assert CODE not in contents["README.txt"].decode("utf-8-sig")
    for paper in ("filing-sheet.pdf", "forms/01-F02.pdf", "forms/packet.pdf", "checklist.pdf"):
        assert NAME in squeezed(text_by_pdfium(contents[paper]))
    assert cli("bundle", rare, "-o", "again.zip", "--font", font).code == 0
    assert (tmp_path / "here" / "again.zip").read_bytes() == (tmp_path / "here" / "b.zip").read_bytes()


def test_the_font_of_the_settings_is_used_and_one_named_beside_them_found(
    cli: Cli, rare: Path, font: Path, data: Path
) -> None:
    set_font(data, font)
    assert CODE not in cli("bundle", rare, "-o", "b.zip").err
    font.rename(data / "config" / "beside.ttf")
    set_font(data, "beside.ttf")
    assert CODE not in cli("bundle", rare, "-o", "b.zip").err
    assert "beside.ttf" in cli("doctor").out


def test_one_form_alone_is_printed_with_it_too(cli: Cli, rare: Path, font: Path, tmp_path: Path) -> None:
    without = cli("form", "render", "F02", rare, "-o", "f.pdf")
    assert f"互联网信息服务负责人：姓名：{CODE}" in without.err
    assert f"f.pdf 第 1 页有一个字（{CODE}）" in without.err
    ran = cli("form", "render", "F02", rare, "-o", "f.pdf", "--font", font)
    assert (ran.code, CODE in ran.err) == (0, False)
    assert NAME in squeezed(text_by_pdfium((tmp_path / "here" / "f.pdf").read_bytes()))


@pytest.mark.parametrize("given", ["no.ttf", ".", "", os.devnull])
@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_font_that_cannot_be_used_is_said_before_anything_is_written(
    cli: Cli, sample: Path, tmp_path: Path, given: str, lang: str
) -> None:
    for words in (("bundle", sample, "-o", "b.zip"), ("form", "render", "F02", sample, "-o", "b.pdf")):
        ran = cli(*words, "--font", given, lang=lang)
        assert ran.code == 2
        assert "TrueType" in ran.err or "--font" in ran.err
    assert list((tmp_path / "here").iterdir()) == []


def test_a_broken_font_of_the_settings_is_named_by_the_doctor_and_stops_no_other_command(
    cli: Cli, sample: Path, data: Path
) -> None:
    data.mkdir()
    set_font(data, "no.ttf")
    ran = cli("doctor")
    assert ran.code == 1
    assert "no.ttf" in ran.out
    assert cli("check", sample).code == 0
    assert cli("bundle", sample, "-o", "b.zip").code == 2


@pytest.mark.parametrize("value", ["3", "''", "true", "'a\\u0000b'"])
def test_a_font_setting_that_is_no_file_name_is_reported(
    cli: Cli, sample: Path, data: Path, value: str
) -> None:
    (data / "config").mkdir(parents=True)
    quoted = value.replace("'", '"')
    (data / "config" / "settings.toml").write_text(f"font = {quoted}\n", encoding="utf-8")
    ran = cli("check", sample)
    assert ran.code == 0
    assert "font" in ran.err
