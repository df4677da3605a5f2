"""Blocks of the public look-up, as people copy them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard.filing.edits import apply, invert
from icp_wizard.filing.ids import counting_id
from icp_wizard.filing.pasted_record import LONGEST, UnreadablePaste, pasted_edits, proposals, restricted
from icp_wizard.filing.pasted_text import LABELS, lines_of
from icp_wizard.filing.plain import canonical_json
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.store.history import ids_in
from tests.filing.making import a_draft

NUMBER = "粤ICP备00000001号"
ENTITY = {
    "record.number": NUMBER,
    "intent.province": "44",
    "record.entity.name": "样例（虚构）有限公司",
    "record.entity.nature": "enterprise",
}
SITE = {
    **ENTITY,
    "record.services.#1.number": f"{NUMBER}-1",
    "record.services.#1.domains.#1.name": "yangli-xugou.cn",
}
NAMED = {"record.services.#1.name": "样例读书笔记"}
SECOND = {
    "record.services.#2.number": f"{NUMBER}-2A",
    "record.services.#2.name": "样例二",
    "record.services.#2.domains.#1.name": "er-xugou.cn",
}

DETAILS = f"""\
ICP备案主体信息
ICP备案/许可证号：{NUMBER}
审核通过日期：2025-01-01
主办单位名称：样例（虚构）有限公司
主办单位性质：企业
ICP备案网站信息
网站域名：yangli-xugou.cn
网站前置审批项：
ICP备案/许可证号：{NUMBER}-1
"""
OLD_DETAILS = f"""\
主办单位名称：\t样例（虚构）有限公司\t主办单位性质：\t企业
网站备案/许可证号：\t{NUMBER}-1\t审核时间：\t2019-01-01
网站名称：\t样例读书笔记\t网站首页网址：\twww.yangli-xugou.cn
"""
TABLE = f"""\
序号\t主办单位名称\t主办单位性质\t服务备案号\t网站名称\t网站域名\t审核日期\t是否限制接入\t操作
1\t样例（虚构）有限公司\t企业\t{NUMBER}-1\t样例读书笔记\tyangli-xugou.cn\t2025-01-01\t否\t详情
2\t样例（虚构）有限公司\t企业\t{NUMBER}-2A\t样例二\ter-xugou.cn\t2025-01-01\t否\t详情
"""
ENGLISH = f"""\
Organizer name: 样例（虚构）有限公司
Organizer nature: Enterprise
Filing number: {NUMBER}-1
Website name: 样例读书笔记
Domain: yangli-xugou.cn
Approval date: 2025-01-01
"""
REVERSED = f"""\
网站域名:yangli-xugou.cn
网站名称:样例读书笔记
网站备案号:{NUMBER}-1
网站域名:er-xugou.cn
网站名称:样例二
网站备案号:{NUMBER}-2A
单位性质:企业
主办单位名称:样例（虚构）有限公司
"""


def read(text: str) -> dict[str, str]:
    return {proposal.path: proposal.value for proposal in proposals(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DETAILS, SITE),
        (DETAILS.replace("\n", "\r\n"), SITE),
        (DETAILS.replace("：", "\n"), SITE),
        (DETAILS.replace("：", "\t"), SITE),
        (DETAILS.replace("：", " : "), SITE),
        (DETAILS.replace("：", " "), SITE),
        (OLD_DETAILS, SITE | NAMED),
        (TABLE, SITE | NAMED | SECOND),
        (TABLE.replace("\t", "\n"), SITE | NAMED | SECOND),
        (TABLE.replace("\t", " | "), SITE | NAMED | SECOND),
        (TABLE.partition("\n")[2].replace("样例读书笔记\t", "").partition("\n")[0], SITE),
        (ENGLISH, SITE | NAMED),
        (ENGLISH.upper().replace("YANGLI-XUGOU.CN", "yangli-xugou.cn"), SITE | NAMED),
        (REVERSED, SITE | NAMED | SECOND),
        (TABLE + DETAILS, SITE | NAMED | SECOND),
    ],
)
def test_a_block_is_read_in_any_layout(text: str, expected: dict[str, str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "粤ICP备12345678号-1",
        "粤icp备12345678号－1",
        "  粤ＩＣＰ备１２３４５６７８号-1。",
        "网站备案号：粤ICP备12345678号-1",
    ],
)
def test_a_bare_number_gives_both_numbers_and_the_province(typed: str) -> None:
    assert read(typed) == {
        "record.number": "粤ICP备12345678号",
        "intent.province": "44",
        "record.services.#1.number": "粤ICP备12345678号-1",
    }


def test_the_number_of_an_entity_alone_names_no_service() -> None:
    assert read("京ICP备2021003158号") == {"record.number": "京ICP备2021003158号", "intent.province": "11"}


def test_several_domains_of_one_site() -> None:
    found = read(f"网站备案号：{NUMBER}-1\n网站域名：a-xugou.cn; b-xugou.cn、c-xugou.cn\nd-xugou.cn")
    domains = [value for path, value in found.items() if ".domains." in path]
    assert domains == ["a-xugou.cn", "b-xugou.cn", "c-xugou.cn", "d-xugou.cn"]


def test_full_width_brackets_of_a_name_stay_as_they_are() -> None:
    assert read("主办单位名称：样例（虚构）公司")["record.entity.name"] == "样例（虚构）公司"


def test_an_empty_value_does_not_take_the_next_one() -> None:
    found = read("网站前置审批项：\n网站名称：\n主办单位名称：样例\n网站域名：a-xugou.cn")
    assert "record.services.#1.name" not in found


def test_what_cannot_be_what_its_label_says_is_left_out() -> None:
    found = read("主办单位名称：样例\n主办单位性质：月亮\n网站域名：没有\n网站备案号：未知")
    assert found == {"record.entity.name": "样例"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "nothing"),
        ("今天天气很好", "nothing"),
        ("网站备案号：", "nothing"),
        ("粤ICP备12345678号 京ICP备12345678号", "several_entities"),
        ("主办单位名称：甲\n主办单位名称：乙", "several_entities"),
        ("x" * (LONGEST + 1), "too_long"),
        ("\n".join(f"{NUMBER}-{n}" for n in range(101)), "too_many"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, message: str) -> None:
    with pytest.raises(UnreadablePaste) as refused:
        proposals(text)
    assert refused.value.message_id == f"filing.pasted.{message}"
    assert [refused.value.render(Catalogue(language)) for language in LANGUAGES]


PIECES = st.sampled_from(
    [
        *LABELS,
        "：",
        ":",
        "\t",
        "\n",
        " ",
        "|",
        "样例（虚构）",
        "企业",
        f"{NUMBER}-1",
        f"{NUMBER}-2A",
        "a-xugou.cn",
        "；",
    ]
)


@given(st.text() | st.lists(PIECES, max_size=30).map("".join))
def test_nothing_raises_and_what_is_proposed_stands_in_the_text(text: str) -> None:
    try:
        found = proposals(text)
    except UnreadablePaste:
        return
    cells = [cell for line in lines_of(text) for cell in line]
    assert found
    assert all(any(proposal.said in cell for cell in cells) for proposal in found)
    assert len({proposal.path for proposal in found}) == len(found)


def taken(draft: Any, text: str, *left: str) -> Any:
    used = set(ids_in(draft.data()))

    def new_id(collection: str) -> str:
        used.add(made := counting_id(collection, used))
        return made

    accepted = [proposal for proposal in proposals(text) if proposal.path not in left]
    edits = pasted_edits(draft.data(), accepted, new_id)
    after = apply(draft, edits)
    assert canonical_json(apply(after, invert(edits)).data()) == canonical_json(draft.data())
    return after


def test_what_is_accepted_stands_in_the_record() -> None:
    data = taken(a_draft(), TABLE, "intent.province", "record.services.#2.name").data()
    assert data["record"]["entity"]["name"] == "样例（虚构）有限公司"
    assert data["record"]["number"] == NUMBER
    assert "province" not in data["intent"]
    first, second = data["record"]["services"]
    assert (first["name"], first["domains"][0]["name"]) == ("样例读书笔记", "yangli-xugou.cn")
    assert "name" not in second
    assert second["number"] == f"{NUMBER}-2A"


def test_a_service_there_is_already_is_completed() -> None:
    standing = {"id": "s8", "number": f"{NUMBER}－2a", "domains": [{"id": "d8"}]}
    data = taken(a_draft(record={"services": [standing]}), TABLE).data()
    assert [service["id"] for service in data["record"]["services"]] == ["s8", "s2"]
    assert data["record"]["services"][0]["domains"] == [{"id": "d8", "name": "er-xugou.cn"}]


def test_the_same_block_twice_changes_nothing() -> None:
    once = taken(a_draft(), TABLE)
    assert taken(once, TABLE) == once


ONE_RESTRICTED = f"""\
序号\t主办单位名称\t网站备案号\t网站域名\t是否限制接入\t操作
1\t样例（虚构）有限公司\t{NUMBER}-1\tyi-xugou.cn\t否\t详情
2\t样例（虚构）有限公司\t{NUMBER}-2\ter-xugou.cn\t是\t详情
"""


def test_of_a_row_that_is_restricted_it_is_told_which_it_is() -> None:
    assert restricted(ONE_RESTRICTED) == ("er-xugou.cn",)
    assert restricted(ONE_RESTRICTED.replace("\t是\t", "\t否\t")) == ()
    assert restricted(f"ICP备案/许可证号：{NUMBER}-1\n是否限制接入：是") == (f"{NUMBER}-1",)
    assert restricted("Restricted access: Yes") == ("",)


def test_what_is_restricted_is_proposed_all_the_same() -> None:
    said = [proposal.said for proposal in proposals(ONE_RESTRICTED)]
    assert "er-xugou.cn" in said
    assert "是" not in said


def test_the_entity_is_called_what_is_filed_so_that_nobody_takes_it_for_a_new_name() -> None:
    labels = {proposal.path: Catalogue().text(proposal.label_id) for proposal in proposals(DETAILS)}
    assert labels["record.entity.name"].startswith("现备案的")
    assert labels["record.entity.nature"].startswith("现备案的")
