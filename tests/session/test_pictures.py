"""Pictures in a session: looked at, attached, taken out, undone, kept; files stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.errors import Problem
from icp_wizard.session.pictures import can_be_mended, convert_file, look, plain_name, sound
from tests.pictures.making import a_file, a_picture, noise, saved, turned

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.session.desk import Desk
    from icp_wizard.session.session import Session

LICENCE = "entity_certificate_picture#picture"
FRONT = "identity_front@p1#picture"
JPEG = saved(a_picture(), "JPEG")


def is_ready(session: Session, kind: str) -> bool:
    return next(v for v in session.assessment.materials if v.need.kinds[0] == kind).is_ready


def test_a_picture_makes_its_material_ready_and_undo_takes_it_out(company: Session, tmp_path: Path) -> None:
    path = a_file(tmp_path, "执照.jpg", JPEG)
    assert company.attach(LICENCE, look(path))
    slot = company.assessment.slots[LICENCE]
    assert (slot.file, slot.is_filled) == ("执照.jpg", True)
    assert is_ready(company, "entity_certificate_picture")
    assert company.picture(slot.sha256) == JPEG == path.read_bytes()
    assert company.undo()
    assert not company.assessment.slots[LICENCE].is_filled
    assert not is_ready(company, "entity_certificate_picture")
    assert company.redo()
    assert company.assessment.slots[LICENCE].is_filled


def test_missing_pictures_are_only_in_the_way_of_submitting(company: Session) -> None:
    assert company.assessment.readiness.is_enterable
    assert not company.assessment.readiness.is_submittable


def test_the_same_again_changes_nothing_and_another_takes_its_place(company: Session, tmp_path: Path) -> None:
    first = look(a_file(tmp_path, "a.jpg", JPEG))
    second = look(a_file(tmp_path, "b.png", saved(a_picture(), "PNG")))
    assert company.attach(LICENCE, first)
    assert not company.attach(LICENCE, first)
    assert company.attach(LICENCE, second)
    assert company.assessment.slots[LICENCE].file == "b.png"
    assert len([m for m in company.draft.materials if m.kind == "entity_certificate_picture"]) == 1
    company.undo()
    assert company.assessment.slots[LICENCE].file == "a.jpg"
    assert set(company.pictures()) == {first.sha256}


def test_the_same_picture_in_two_places_is_told_of_both(company: Session, tmp_path: Path) -> None:
    given = look(a_file(tmp_path, "a.jpg", JPEG))
    company.attach(LICENCE, given)
    company.attach(FRONT, given)
    slots = company.assessment.slots
    assert slots[LICENCE].same_as == (FRONT,)
    assert slots[FRONT].same_as == (LICENCE,)
    company.detach(FRONT)
    assert company.assessment.slots[LICENCE].same_as == ()


def test_a_tick_is_no_picture_and_stands_beside_one(company: Session, tmp_path: Path) -> None:
    company.tick_material("entity_certificate_picture", None, True)
    company.attach(LICENCE, look(a_file(tmp_path, "a.jpg", JPEG)))
    company.detach(LICENCE)
    assert is_ready(company, "entity_certificate_picture")
    company.tick_material("entity_certificate_picture", None, False)
    assert not is_ready(company, "entity_certificate_picture")


def test_pictures_are_there_when_the_draft_is_opened_again(desk: Desk, tmp_path: Path) -> None:
    session = desk.open(desk.add_sample("gd-company"))
    session.attach(LICENCE, look(a_file(tmp_path, "a.jpg", JPEG)))
    session.close()
    again = desk.open(session.id)
    assert again.pictures() == {again.assessment.slots[LICENCE].sha256: JPEG}
    again.close()


def test_what_the_disk_refuses_is_at_hand_all_the_same(company: Session, desk: Desk, tmp_path: Path) -> None:
    desk.store._connection.execute("PRAGMA query_only=1")
    company.attach(LICENCE, look(a_file(tmp_path, "a.jpg", JPEG)))
    with pytest.raises(Problem):
        company.close()  # waits until the disk has refused it
    assert list(company.pictures().values()) == [JPEG]
    desk.store._connection.execute("PRAGMA query_only=0")
    company.retry_saving()


def test_a_draft_that_came_without_its_pictures_says_so(desk: Desk, tmp_path: Path) -> None:
    from icp_wizard.filing.plain import readable_json

    session = desk.open(desk.add_sample("gd-company"))
    session.attach(LICENCE, look(a_file(tmp_path, "a.jpg", JPEG)))
    content = readable_json(session.draft.data()).encode()
    digest = session.assessment.slots[LICENCE].sha256
    session.close()
    for pictures, is_filled in (({}, False), ({digest: JPEG}, True), ({digest: b"<html>"}, False)):
        other = desk.open(desk.import_draft(content, "", pictures))
        slot = other.assessment.slots[LICENCE]
        assert (slot.file, slot.is_filled) == ("a.jpg", is_filled)
        assert other.attach(LICENCE, look(a_file(tmp_path, "c.jpg", JPEG)))
        assert other.assessment.slots[LICENCE].is_filled
        other.close()


# Looking at files


def test_a_heic_is_kept_as_jpeg_and_only_on_request(tmp_path: Path) -> None:
    path = a_file(tmp_path, "证件.heic", saved(a_picture(), "HEIF"))
    given = look(path)
    assert (given.is_kept, can_be_mended(given.problems)) == (False, True)
    made = convert_file(path)
    assert (made.name, made.is_kept, made.problems) == ("证件.jpg", True, ())
    assert made.content.startswith(b"\xff\xd8\xff")
    assert path.read_bytes() == saved(a_picture(), "HEIF")


def test_what_is_too_large_is_kept_only_made_smaller(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.png", saved(noise((1400, 1100)), "PNG"))
    given = look(path)
    assert path.stat().st_size > 4_000_000
    assert (given.is_kept, can_be_mended(given.problems)) == (False, True)
    assert 0 < len(convert_file(path).content) <= 4_000_000


def test_what_is_only_doubtful_is_kept_as_it_is(tmp_path: Path) -> None:
    content = saved(a_picture(), "JPEG", exif=turned(6))
    given = look(a_file(tmp_path, "a.jpg", content))
    assert (given.content, can_be_mended(given.problems)) == (content, True)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"<html>", JPEG[:2000]])
def test_what_is_no_picture_is_never_kept_nor_to_be_mended(tmp_path: Path, content: bytes) -> None:
    path = a_file(tmp_path, "a.jpg", content)
    for given in (look(path), convert_file(path)):
        assert not given.is_kept
        assert given.problems[0].level == "error"
        assert not can_be_mended(given.problems)


def test_a_name_of_stray_bytes_can_be_held_by_a_draft(tmp_path: Path) -> None:
    assert plain_name(tmp_path / "a\udcff\x1b[31m\n.jpg") == "a? .jpg"


def test_of_pictures_from_elsewhere_only_sound_ones_stay() -> None:
    assert sound({"a": JPEG, "b": b"<html>", "c": JPEG[:99], "d": saved(a_picture(), "HEIF")}) == {"a": JPEG}
