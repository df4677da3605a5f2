"""Pictures in the bundle: names that say the place and nobody's name, and papers that name the files."""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard.assessment import MaterialView, SlotView
from icp_wizard.bundle import BundleReport, build_bundle, verify_bundle
from icp_wizard.bundle.enclosing import enclosed
from icp_wizard.bundle.listing import checklist_groups
from icp_wizard.bundle.papers import CHINESE, all_papers
from icp_wizard.bundle.reading import is_safe_name, read_archive
from icp_wizard.bundle.readme import readme
from icp_wizard.bundle.verify import draft_in
from icp_wizard.errors import Problem
from icp_wizard.filing.attached import at_hand, digests_in
from icp_wizard.rules import Material, MaterialNeed
from tests.assessment.making import assessed
from tests.filing.making import changed, the_company
from tests.pictures.making import a_picture, saved

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.assessment import Assessment

LICENCE, FRONT = saved(a_picture(), "JPEG"), saved(a_picture(), "PNG")
PICTURES = {hashlib.sha256(content).hexdigest(): content for content in (LICENCE, FRONT)}
A, B = PICTURES
NOTHING = assessed(the_company())


def a_slot(number: int, kind: str, digest: str, **more: Any) -> dict[str, Any]:
    return {"id": f"m{number}", "kind": kind, "slot": "picture", "file": "张三.jpg", "sha256": digest, **more}


@pytest.fixture
def with_pictures() -> Assessment:
    items = [
        a_slot(1, "entity_certificate_picture", A),
        a_slot(2, "identity_front", B, about="p1"),
        a_slot(3, "identity_front", B, about="p2"),
    ]
    return assessed(changed(the_company(), {"materials": items}))


@pytest.fixture
def built(with_pictures: Assessment, tmp_path: Path) -> BundleReport:
    return build_bundle(with_pictures, tmp_path / "b.zip", pictures=PICTURES)


def test_names_say_the_place_and_no_name_of_anybody(with_pictures: Assessment) -> None:
    names = [image.name for image in enclosed(with_pictures, PICTURES)]
    assert names == [
        "materials/02-主办单位证件照片.jpg",
        "materials/03-负责人证件照片（人像面）-法定代表人、主体负责人.png",
        "materials/04-负责人证件照片（人像面）-互联网信息服务负责人.png",
    ]
    assert all(is_safe_name(name) for name in names)


def test_another_picture_renames_none(with_pictures: Assessment) -> None:
    only = assessed(changed(the_company(), {"materials": [a_slot(1, "entity_certificate_picture", A)]}))
    (image,) = enclosed(only, PICTURES)
    assert image.name == enclosed(with_pictures, PICTURES)[0].name


@given(
    title=st.one_of(st.text(max_size=200), st.sampled_from(["../../../etc", "a/b\\c:d*e?f", "con", ". . ."]))
)
def test_whatever_a_pack_calls_it_the_name_is_one_on_every_system(title: str) -> None:
    material = Material("card", "desk", {"zh_CN": title, "en": title}, "capture")
    slot = SlotView(material, None, material.pictures[0], "m1", "张三.jpg", A)
    view = MaterialView(MaterialNeed(("card",)), (material,), (), False, True, False, (slot,))
    (image,) = enclosed(replace(NOTHING, materials=(view,)), PICTURES)
    assert is_safe_name(image.name)
    assert image.name.count("/") == 1
    assert len(image.name.encode()) < 255


def test_the_archive_says_that_names_are_utf_8(built: BundleReport) -> None:
    with zipfile.ZipFile(built.path) as archive:
        infos = [info for info in archive.infolist() if info.filename.startswith("materials/")]
    assert len(infos) == 3
    assert all(info.flag_bits & 0x800 for info in infos)


def test_papers_name_the_file_of_each_place(with_pictures: Assessment, built: BundleReport) -> None:
    contents = read_archive(built.path)
    readme = contents["README.txt"].decode("utf-8-sig")
    images = enclosed(with_pictures, PICTURES)
    for image in images:
        assert readme.count(image.name) == 2  # in each language
        assert contents[image.name] == image.content
    listed = [item for group in checklist_groups(with_pictures, CHINESE, images) for item in group.items]
    files = {item.title: item.files for item in listed if item.files}
    assert files["主办单位证件照片"] == ("materials/02-主办单位证件照片.jpg",)
    assert "张三" not in readme


def test_only_what_has_a_picture_or_tick_looks_done(with_pictures: Assessment) -> None:
    listed = [item for group in checklist_groups(with_pictures, CHINESE) for item in group.items]
    ready = {item.title for item in listed if item.status.startswith("图片在备案包里")}
    assert ready == {"主办单位证件照片", "负责人证件照片（人像面）"}
    readme_steps = [view.is_ready for view in with_pictures.materials if view.options[0].form]
    assert not any(readme_steps)


def test_the_bundle_is_intact_and_a_changed_picture_is_noticed(built: BundleReport, tmp_path: Path) -> None:
    assert verify_bundle(built.path).is_intact
    content = built.path.read_bytes()
    with zipfile.ZipFile(built.path) as source, zipfile.ZipFile(tmp_path / "c.zip", "w") as target:
        for info in source.infolist():
            is_picture = re.match(r"materials/02", info.filename)
            target.writestr(info, FRONT if is_picture else source.read(info))
    damaged = verify_bundle(tmp_path / "c.zip")
    assert [damage.message_id for damage in damaged.damages] == ["bundle.damage.changed"]
    assert built.path.read_bytes() == content


def test_a_picture_the_draft_names_must_be_in_it(with_pictures: Assessment, tmp_path: Path) -> None:
    build_bundle(with_pictures, tmp_path / "b.zip", pictures={A: LICENCE})
    found = verify_bundle(tmp_path / "b.zip")
    assert [damage.message_id for damage in found.damages] == ["bundle.damage.no_picture"]


def test_what_is_not_at_hand_is_left_out_and_the_bundle_is_intact(
    with_pictures: Assessment, tmp_path: Path
) -> None:
    left = assessed(at_hand(with_pictures.answers.draft, {A}))
    build_bundle(left, tmp_path / "b.zip", pictures={A: LICENCE})
    assert verify_bundle(tmp_path / "b.zip").is_intact


def test_a_bundle_gives_draft_and_pictures_back(with_pictures: Assessment, built: BundleReport) -> None:
    draft, pictures, is_unchanged = draft_in(built.path)
    assert is_unchanged
    assert pictures == PICTURES
    assert set(digests_in(draft)) == set(pictures)


def test_the_same_pictures_make_the_same_bytes(
    with_pictures: Assessment, built: BundleReport, tmp_path: Path
) -> None:
    again = build_bundle(with_pictures, tmp_path / "again.zip", pictures=PICTURES)
    assert again.path.read_bytes() == built.path.read_bytes()


def test_what_was_signed_and_pictured_is_not_to_be_printed_again() -> None:
    papers = all_papers(assessed(the_company()), is_incomplete=False, progress=lambda *_: None)
    letter = a_slot(1, "service_principal_letter", A, about="p2")
    signed = assessed(changed(the_company(), {"materials": [letter]}))
    first, second = (
        readme(assessment, papers, is_incomplete=False).decode("utf-8-sig")
        for assessment in (assessed(the_company()), signed)
    )
    assert "打印 forms/packet.pdf" in first
    assert "打印 forms/packet.pdf" not in second
    assert "F05" in second


def test_more_pictures_than_can_be_read_again_are_refused(
    with_pictures: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icp_wizard.bundle.enclosing.MOST_BYTES", len(LICENCE))
    with pytest.raises(Problem, match="pictures"):
        build_bundle(with_pictures, tmp_path / "b.zip", pictures=PICTURES)
    assert list(tmp_path.iterdir()) == []
