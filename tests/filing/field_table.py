"""The table of all fields, `docs/fields.tsv`: what is asked where, and what is left out and why.

`python -m tests.filing.field_table` writes the rows of the outline anew; those of what is left out stay, they
are written by hand.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from icp_wizard.filing.outline import FIELDS, PLACEMENTS, field_at
from icp_wizard.filing.outline.placed import split_role
from icp_wizard.i18n import Catalogue

TABLE = Path(__file__).parents[2] / "docs" / "fields.tsv"
COLUMNS = ("path", "label", "page", "order", "privacy", "asked", "note")
LEFT_OUT = "left out"


def rows() -> list[dict[str, str]]:
    """The committed table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def of_the_outline() -> list[dict[str, str]]:
    """A row for each place of each field, in the order they are asked."""
    chinese = Catalogue("zh_CN")
    found = []
    for place in PLACEMENTS:
        role, leaf = split_role(place.path)
        field = field_at(f"people.p0.{leaf}") if role else FIELDS[place.path]
        assert field is not None
        asked = (
            "where a rule or a paper needs it" if place.for_rules else "always" if place.page else "to judge"
        )
        found.append(
            {
                "path": place.path,
                "label": chinese.text(field.label_id),
                "page": place.page,
                "order": str(place.order or ""),
                "privacy": field.privacy.value,
                "asked": asked,
                "note": "",
            }
        )
    return found


def written(table: list[dict[str, str]]) -> str:
    """The table as text."""
    out = io.StringIO()
    writer = csv.DictWriter(
        out, COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


if __name__ == "__main__":
    kept = [row for row in rows() if row["asked"] == LEFT_OUT] if TABLE.exists() else []
    TABLE.write_text(written([*of_the_outline(), *kept]), encoding="utf-8")
