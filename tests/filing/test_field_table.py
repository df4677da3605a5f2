"""The table of fields says what the outline says, and of everything else why it is left out."""

from __future__ import annotations

from icp_wizard.filing.outline.declared import FIELDS
from icp_wizard.filing.outline.placements import NOT_ASKED
from tests.filing.field_table import LEFT_OUT, of_the_outline, rows


def test_the_table_has_a_row_for_every_place_of_the_outline() -> None:
    assert [row for row in rows() if row["asked"] != LEFT_OUT] == of_the_outline()


def test_what_is_left_out_is_not_asked_and_says_why() -> None:
    left_out = [row for row in rows() if row["asked"] == LEFT_OUT]
    assert len({row["path"] for row in left_out}) == len(left_out)
    assert [row["path"] for row in left_out if not row["note"] or row["path"] in FIELDS] == []


def test_what_the_sheet_lists_as_not_asked_is_in_the_table() -> None:
    left_out = {(row["page"], row["order"]) for row in rows() if row["asked"] == LEFT_OUT}
    assert {(page, str(order)) for page, order, _ in NOT_ASKED} - left_out == set()
