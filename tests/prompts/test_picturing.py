"""The path of a picture in place of yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.prompts.picturing import attach_from, picture_lines
from icp_wizard.prompts.piped import BadLine, answer_from_lines
from icp_wizard.prompts.understanding import NotUnderstood
from icp_wizard.prompts.undoing import undone_lines
from tests.pictures.making import a_file, a_picture, saved, turned

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.assessment import MaterialView
    from icp_wizard.i18n import Catalogue
    from icp_wizard.session.session import Session

KIND = "entity_certificate_picture"


def view_of(session: Session, kind: str = KIND) -> MaterialView:
    return next(view for view in session.assessment.materials if view.need.kinds[0] == kind)


def test_a_path_attaches_its_picture(company: Session, catalogue: Catalogue, tmp_path: Path) -> None:
    content = saved(a_picture(), "JPEG", exif=turned(6))
    path = a_file(tmp_path, "我的 执照.jpg", content)
    attach_from(company, view_of(company), f"'{path}'", catalogue)
    assert view_of(company).slots[0].file == "我的 执照.jpg"
    assert len(list(picture_lines(company, view_of(company), catalogue))) == 1


def test_a_heic_is_made_a_jpeg_when_asked_for(company: Session, catalogue: Catalogue, tmp_path: Path) -> None:
    path = a_file(tmp_path, "card.heic", saved(a_picture(), "HEIF"))
    with pytest.raises(NotUnderstood) as caught:
        attach_from(company, view_of(company), str(path), catalogue)
    assert caught.value.message_id == "prompts.unclear.make_jpeg"
    assert "{" not in caught.value.render(catalogue)
    attach_from(company, view_of(company), f"jpg {path}", catalogue)
    assert view_of(company).slots[0].file == "card.jpg"


@pytest.mark.parametrize(
    "line", ["perhaps", "/nowhere/none.jpg", "/tmp", "/a.jpg /b.jpg", "jpg ", "jpg /none.jpg"]
)
def test_what_is_no_picture_changes_nothing_and_is_not_repeated(
    company: Session, catalogue: Catalogue, line: str
) -> None:
    with pytest.raises(NotUnderstood) as caught:
        attach_from(company, view_of(company), line, catalogue)
    assert line not in caught.value.render(catalogue)
    assert not view_of(company).is_ready


def test_the_same_picture_for_both_sides_is_said(
    company: Session, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = a_file(tmp_path, "a.jpg", saved(a_picture(), "JPEG"))
    for kind in ("identity_front", "identity_back"):
        attach_from(company, view_of(company, kind), str(path), catalogue)
    assert len(list(picture_lines(company, view_of(company, "identity_back"), catalogue))) == 1


def test_undoing_names_the_material_and_no_file(
    company: Session, catalogue: Catalogue, tmp_path: Path
) -> None:
    attach_from(
        company, view_of(company), str(a_file(tmp_path, "张三.png", saved(a_picture(), "PNG"))), catalogue
    )
    before = company.assessment
    company.undo()
    (line,) = undone_lines(before, company.assessment, catalogue)
    assert catalogue.pack_text(view_of(company).options[0].title) in line
    assert "张三" not in line


def test_paths_come_from_a_pipe_too(company: Session, catalogue: Catalogue, tmp_path: Path) -> None:
    good = a_file(tmp_path, "a.jpg", saved(a_picture(), "JPEG"))
    bad = a_file(tmp_path, "b.jpg", b"<html>")
    answer_from_lines(company, catalogue, [f"{good}\n".encode()], lambda line="": None)
    assert company.assessment.materials[0].is_ready
    with pytest.raises(BadLine) as caught:
        answer_from_lines(company, catalogue, [f"{bad}\n".encode()], lambda line="": None)
    assert "b.jpg" not in caught.value.render(catalogue)
