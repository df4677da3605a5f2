"""F22: a change of name for the authority to seal; nothing of it is ours to sign."""

from __future__ import annotations

from icp_wizard.forms import FORMS, render_form
from icp_wizard.forms.marks import Reserved, Text
from tests.forms.making import EVERY, META
from tests.forms.reading import squeezed, text_by_pdfium

FORM = FORMS["F22"]
VALUES = {path: EVERY[path] for path in FORM.needs}


def test_it_shows_what_changed_and_both_names_in_this_order() -> None:
    text = squeezed(text_by_pdfium(render_form("F22", VALUES, META).pdf))
    shown = (
        "变更事项单位名称",
        f"变更前名称{VALUES['record.entity.name']}",
        f"变更后名称{VALUES['entity.name']}",
    )
    places = [text.index(squeezed(words)) for words in (*shown, "变更日期")]
    assert places == sorted(places)


def test_the_date_of_the_change_is_left_to_be_written_in() -> None:
    (page,) = FORM.lay_out(VALUES, META)
    (room,) = (mark for mark in page if isinstance(mark, Reserved) and mark.name == "变更日期")
    inside = [
        mark.text
        for mark in page
        if isinstance(mark, Text) and mark.x >= room.x and room.y <= mark.y <= room.y + room.height
    ]
    assert inside == []


def test_it_is_sealed_by_the_authority_and_signed_by_nobody() -> None:
    text = squeezed(text_by_pdfium(render_form("F22", VALUES, META).pdf))
    assert "（证件颁发机关盖章）" in text
    assert "（加盖公章）" not in text
    assert "签名" not in text
