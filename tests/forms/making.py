"""Invented values for papers, and builders."""

from __future__ import annotations

import datetime
from dataclasses import replace

from icp_wizard.forms import ChecklistGroup, ChecklistItem, PaperMeta, Reason, SheetPage, SheetRow

RARE_NAME = "𬱖㛃䶮龘堃"
UNKNOWN_TO_ALL_FONTS = "\U000217ef"

VALUES = {
    "entity.name": "样例（广州）不存在科技有限公司",
    "entity.certificate_type": "营业执照",
    "entity.certificate_number": "91440101MA0000000X",
    "entity.legal_representative.name": RARE_NAME,
    "entity.legal_representative.certificate_type": "护照",
    "entity.legal_representative.certificate_number": "EX0000001",
    "service.principal.name": "赟彧",
    "service.principal.certificate_type": "居民身份证",
    "service.principal.certificate_number": "44010119010101001X",
    "service.name": "样例公司官方网站",
    "service.domains.name": "example-sample.cn、example-sample.com.cn",
}

EVERY = VALUES | {
    "entity.principal.name": "样例丙",
    "entity.principal.certificate_type": "居民身份证",
    "entity.principal.certificate_number": "440101190202020029",
    "services.name": "样例公司官方网站、样例第二网站",
    "services.domains.name": "example-sample.cn、second-sample.cn",
    "service.content": "单位门户网站、网络购物",
    "entity.has_trade_name": "否",
    "entity.has_seal": "否",
    "record.number": "粤ICP备00000000号",
    "record.entity.name": "样例（广州）改名之前的不存在科技有限公司",
    "entity.principal.mobile": "13800000001",
    "entity.principal.emergency_phone": "13900000002",
    "services.content": "单位门户网站",
    "services.columns": "首页；产品介绍（产品图文）；单位动态",
    "services.domains.purpose": "官方网站的主域名",
    "services.access.resource": "弹性云服务器 ECS",
    "services.access.from_address": "1.2.3.4",
    "plan.team": "3 人：技术 1 人，编辑 2 人",
    "plan.working_time": "兼职",
    "plan.time_set_aside": "平日每晚 1 小时，周末半天",
    "plan.knowledge": "看过备案和信息安全的规定；会配置服务器",
    "plan.funding": "自有资金，每年约 5000 元",
    "plan.review": "由负责人逐篇审核，通过才发布",
    "plan.inspection": "每天巡查一次；发现的立即删除并报告",
    "plan.visitors": "不开放评论和上传",
    "plan.structure": "1 台云服务器，经防火墙接入公网",
    "plan.software": "Linux、Nginx、WordPress、MySQL",
    "plan.location": "境内机房，带宽 5 Mbit/s",
    "plan.protection": "只开放必需的端口；每月打补丁",
    "plan.accounts": "一人一个账号，离职当天停用",
    "plan.records": "访问日志保存 6 个月；数据每天备份",
    "plan.response": "先关停网站、保存证据，1 小时内到位",
    "plan.recovery": "用前一天的备份恢复，4 小时内完成",
}
"""A value for every path that any form needs."""


def with_items(values: dict[str, str], *, domains: int = 1, sites: int = 1) -> dict[str, str]:
    """These values with those of single websites, domains and servers, as papers list them one by one."""
    found = dict(values)
    for site in range(1, sites + 1):
        place = f"services@s{site}"
        found |= {f"{place}.{leaf}": values[f"services.{leaf}"] for leaf in ("name", "content", "columns")}
        for domain in range(1, domains + 1):
            found |= {
                f"{place}.domains@d{site}x{domain}.{leaf}": values[f"services.domains.{leaf}"]
                for leaf in ("name", "purpose")
            }
        for leaf in ("resource", "from_address"):
            found[f"{place}.access@a{site}.{leaf}"] = values[f"services.access.{leaf}"]
    return found


LONG = EVERY | {
    "entity.name": "样例市不存在的名称特别长的对外经济技术合作与国际工程咨询服务（集团）股份有限公司分公司",
    "record.entity.name": "样例市改名之前也不存在的对外经济技术合作与国际工程咨询服务（集团）有限责任公司",
    "entity.legal_representative.name": "Wolfeschlegelsteinhausenbergerdorff Example-Sample",
    "service.principal.name": "阿卜杜热西提·买买提明·样例",
    "entity.principal.name": "阿卜杜热西提·买买提明·样例",
    "service.domains.name": "、".join(f"long-example-domain-{n}.example-sample.com.cn" for n in range(8)),
    "services.domains.name": "、".join(f"long-example-domain-{n}.example-sample.com.cn" for n in range(8)),
}

META = PaperMeta(
    form_id="F02",
    title="互联网信息服务负责人授权书",
    revision=12,
    is_sample=False,
    is_incomplete=False,
    as_of=datetime.date(2026, 11, 24),
)


def meta(**changes: object) -> PaperMeta:
    return replace(META, **changes)  # type: ignore[arg-type]


def values(**changes: str) -> dict[str, str]:
    """VALUES with some replaced; `service__name` stands for the path `service.name`."""
    return VALUES | {path.replace("__", "."): value for path, value in changes.items()}


def sheet(rows: int, pages: int = 1) -> tuple[SheetPage, ...]:
    return tuple(
        SheetPage(
            f"第 {page} 部分",
            tuple(SheetRow(f"字段{page}之{row}", f"值{row}", "说明") for row in range(rows)),
        )
        for page in range(1, pages + 1)
    )


ITEM = ChecklistItem(
    title="互联网信息服务备案承诺书",
    kind="official",
    about="本次备案",
    signer="法定代表人",
    seal="单位公章",
    original_or_copy="纸质原件，拍照上传",
    why=(Reason("每个备案申请都要提交承诺书。", "华为云《备案材料》，2025-12，可信度高"),),
    where_to_get="备案系统上传资料页下载",
    status="未签署",
    must_show="签名、日期、公章",
)


def checklist(items: int) -> tuple[ChecklistGroup, ...]:
    numbered = tuple(replace(ITEM, title=f"承诺书之{number}") for number in range(items))
    return (ChecklistGroup("一、须签署的文书", numbered),)
