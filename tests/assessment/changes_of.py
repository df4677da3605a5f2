"""Change orders for tests: the sample company, filed in this account with one site, changes something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.filing.making import changed, the_company

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft

OLD_NAME = "深圳市样例旧名科技有限公司"
SITE = {
    "id": "f1",
    "number": "粤ICP备00000000号-1",
    "name": "样例旧站",
    "domains": [{"id": "g1", "name": "yangli-xugou.cn"}, {"id": "g2", "name": "jiu-xugou.cn"}],
    "principal_name": "样例旧人",
    "is_open": True,
    "has_number_shown": True,
    "has_number_linked": True,
}
FILED_HERE = {
    "record.is_entity_filed": True,
    "record.at_provider": True,
    "record.account": "this",
    "record.is_before_2018_09": False,
    "record.is_shell": False,
    "record.number": "粤ICP备00000000号",
    "account.has_entity": True,
}
FILED = FILED_HERE | {
    "record.services": [SITE],
    "account.entity_certificate_number": "91440300MA5XXXX14F",
    "confirmations.filing_still_stands": True,
    "wanted.services.s1.record_id": "f1",
    "wanted.services.s1.domains.d1.name": "yangli-xugou.cn",
}


def a_change(*changes: str, **more: Any) -> Draft:
    """The company changing this; `more` by path, `__` for dots."""
    whats = {"intent.goal": "change", "intent.changes": list(changes)}
    return changed(the_company(), FILED | whats | more)
