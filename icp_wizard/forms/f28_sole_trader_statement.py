"""F28 个体工商户字号、公章情况说明: a sole trader says whether there is a trade name and a seal.

Without a seal the owner signs and adds a fingerprint (a filing agency's page, 2024-10). The text is our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.forms.letter import Letter, letter_pages
from icp_wizard.forms.model import Form
from icp_wizard.forms.parties import ENTITY, LEGAL_REPRESENTATIVE, certificate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.forms.marks import Page
    from icp_wizard.forms.model import PaperMeta

ID = "F28"
TITLE = "个体工商户字号、公章情况说明"
NEEDS = ENTITY | LEGAL_REPRESENTATIVE | {"entity.has_trade_name", "entity.has_seal"}
_OPENING = "{unit}系依法登记的个体工商户，现就字号和公章的情况说明如下："
_CLAUSES = (
    "一、以上情况与营业执照和实际相符。",
    "二、未刻制公章的，本次备案的文书由经营者本人签名并按手印，由此产生的责任由经营者本人承担。",
    "三、字号或公章的情况发生变化的，及时办理变更备案。",
    "特此说明。",
)


def lay_out(values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
    """Signed by the owner, with a fingerprint."""
    letter = Letter(
        title=TITLE,
        opening=_OPENING.format(unit=values["entity.name"]),
        facts=(
            ("执照上的名称", values["entity.name"]),
            ("证件及号码", certificate(values, "entity")),
            ("经营者", values["entity.legal_representative.name"]),
            ("经营者证件", certificate(values, "entity.legal_representative")),
            ("执照上有字号", values["entity.has_trade_name"]),
            ("刻有公章", values["entity.has_seal"]),
        ),
        clauses=_CLAUSES,
        signer="经营者",
        stamp="fingerprint",
    )
    return letter_pages(letter)


FORM = Form(form_id=ID, title=TITLE, kind="free", needs=NEEDS, lay_out=lay_out)
