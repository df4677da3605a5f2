"""Builders of drafts for tests: small ones, and the samples with some answers changed."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import MISSING

from icp_wizard.filing.answers import Answers
from icp_wizard.filing.places import replaced
from icp_wizard.filing.plain import parse_draft
from icp_wizard.samples import sample_draft
from tests.shipped_packs import rulebook

if TYPE_CHECKING:
    from icp_wizard.conditions import All
    from icp_wizard.filing.draft import Draft

TODAY = date(2026, 11, 24)
NAME = "wanted.entity.name"


def a_draft(**parts: Any) -> Draft:
    """A draft with one service, one domain and two people in no role."""
    services = [{"id": "s1", "domains": [{"id": "d1"}], "access": [{"id": "a1"}]}]
    people = [{"id": "p1"}, {"id": "p2"}]
    basis = {"format": 1, "intent": {"goal": "open"}, "wanted": {"services": services}, "people": people}
    return parse_draft(basis | parts)


def the_company(**changes: Any) -> Draft:
    """The company of the samples, with answers changed by path (`__` for dots); MISSING opens one."""
    return changed(sample_draft("gd-company"), changes)


def the_individual(**changes: Any) -> Draft:
    """The individual of the samples, likewise."""
    return changed(sample_draft("gd-person"), changes)


def a_change(**changes: Any) -> Draft:
    """The company, filed with Huawei Cloud in this account, that changes its domains; likewise."""
    filed = {
        "intent.goal": "change",
        "intent.changes": ["domains"],
        "record.is_entity_filed": True,
        "record.at_provider": True,
        "record.account": "this",
        "record.is_shell": False,
        "record.is_before_2018_09": False,
    }
    return changed(sample_draft("gd-company"), filed | changes)


def changed(draft: Draft, changes: dict[str, Any]) -> Draft:
    """A draft with other answers, by path with `__` for dots or as it is."""
    data: Any = draft.data()
    for path, value in changes.items():
        data = replaced(data, path.replace("__", "."), value)
    return parse_draft(data)


def opened(draft: Draft, *paths: str) -> Draft:
    """A draft with answers taken away."""
    return changed(draft, dict.fromkeys(paths, MISSING))


def answers_of(draft: Draft) -> Answers:
    """The answers as rules read them."""
    return Answers(draft, TODAY, deciders=_deciders())


@cache
def _deciders() -> tuple[tuple[str, All], ...]:
    """What the shipped rules say of order types."""
    return tuple((rule.order, rule.when) for rule in rulebook(None).deciders_on(TODAY))


PLAN = {
    "team": "3 人：技术 1 人，编辑 2 人",
    "working_time": "part_time",
    "time_set_aside": "平日每晚 1 小时，周末半天",
    "knowledge": "看过备案和信息安全的规定；会配置服务器",
    "funding": "自有资金，每年约 5000 元",
    "review": "由负责人逐篇审核，通过才发布",
    "inspection": "每天巡查一次；发现的立即删除并报告",
    "visitors": "不开放评论和上传",
    "structure": "1 台云服务器，经防火墙接入公网",
    "software": "Linux、Nginx、WordPress、MySQL",
    "location": "境内机房，带宽 5 Mbit/s",
    "protection": "只开放必需的端口；每月打补丁",
    "accounts": "一人一个账号，离职当天停用",
    "records": "访问日志保存 6 个月；数据每天备份",
    "response": "先关停网站、保存证据，1 小时内到位",
    "recovery": "用前一天的备份恢复，4 小时内完成",
}
"""An answer to every question of a site construction plan, of units and of individuals."""


def with_plan(draft: Draft) -> Draft:
    """A draft with a site construction plan written out, each website and domain with words of its own."""
    answers: dict[str, Any] = {f"wanted.plan.{leaf}": answer for leaf, answer in PLAN.items()}
    for service in draft.data()["wanted"]["services"]:
        place = f"wanted.services.{service['id']}"
        answers[f"{place}.columns"] = f"首页；{service['id']} 的产品；联系我们"
        for domain in service["domains"]:
            answers[f"{place}.domains.{domain['id']}.purpose"] = f"{domain['id']} 的用途"
    return changed(draft, answers)
