"""F22 名称变更证明: a unit's change of name, for the registration authority to seal.

Only where the authority has no letter of its own (变更证明下载, about 2022): then one may be drawn up,
printed, completed in black ink, and sealed by the authority that issued the certificate. It shows what that
page wants seen: what changed, both names, the date. The words are our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.forms.letter import Letter, letter_pages
from icp_wizard.forms.model import Form
from icp_wizard.forms.parties import ENTITY, certificate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.forms.marks import Page
    from icp_wizard.forms.model import PaperMeta

ID = "F22"
TITLE = "名称变更证明"
SEAL_CAPTION = "（证件颁发机关盖章）"
_BEFORE = "record.entity.name"
NEEDS = ENTITY | {_BEFORE}
_CLAUSES = (
    "该单位的名称已变更登记，变更前后是同一单位，上列证件号码没有变化。",
    "特此证明。",
)


def lay_out(values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
    """Nobody signs: the authority seals and dates it. When the name changed is written in by hand."""
    letter = Letter(
        title=TITLE,
        opening="兹证明下列单位名称变更的情况属实：",
        facts=(
            ("变更事项", "单位名称"),
            ("变更前名称", values[_BEFORE]),
            ("变更后名称", values["entity.name"]),
            ("证件及号码", certificate(values, "entity")),
        ),
        blanks=("变更日期",),
        clauses=_CLAUSES,
        signer="",
        seal_caption=SEAL_CAPTION,
    )
    return letter_pages(letter)


FORM = Form(form_id=ID, title=TITLE, kind="issued", needs=NEEDS, lay_out=lay_out)
