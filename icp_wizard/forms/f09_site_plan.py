"""F09 网站建设方案书 for units and individuals: what each website is, how it is run, hosted and kept safe.

Its sections are the union of the two lists of contents that are known: the six of 腾讯云《备案材料模板下载》
(2022) and the four one administration asks for (金山云 and 腾讯云 on its requirements, 2022), the undertaking
among them. No text is prescribed, so the words are our own. Drawings of the pages are added by hand.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from icp_wizard.forms import site_tables
from icp_wizard.forms.flow import Flow, Margins
from icp_wizard.forms.ink import Ink, close
from icp_wizard.forms.marks import MM, Style
from icp_wizard.forms.model import Form
from icp_wizard.forms.parties import ENTITY, certificate
from icp_wizard.forms.table import TITLE as HEADING
from icp_wizard.forms.table import Column, Piece, draw, grid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.forms.marks import Page
    from icp_wizard.forms.model import PaperMeta

Section: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""Heading, and pairs of what is answered and the path of the answer."""

TITLE = "网站建设方案书"
PROVIDER = "华为云"
_SITES, _DOMAINS = "一、网站内容和栏目", "各域名的用途"
_DRAWINGS = "各网站首页和主要栏目的设计图或截图附在本方案书之后。"
_PEOPLE = "二、人员和资金"
_CONTENT: Section = (
    "三、内容管理制度",
    (
        ("（一）发布前的审核", "plan.review"),
        ("（二）日常巡查", "plan.inspection"),
        ("（三）访客发布的内容", "plan.visitors"),
    ),
)
_NETWORK: Section = (
    "四、网络部署方案",
    (
        ("（一）设备和结构", "plan.structure"),
        ("（二）软件和技术", "plan.software"),
        ("（三）部署地和带宽", "plan.location"),
    ),
)
_PROVIDER_LABEL, _SERVERS = "（四）接入服务提供者和服务器", "接入的服务器"
_SECURITY: Section = (
    "五、信息安全技术措施",
    (
        ("（一）防攻击、防病毒", "plan.protection"),
        ("（二）账号和密码", "plan.accounts"),
        ("（三）日志和备份", "plan.records"),
    ),
)
_EMERGENCY: Section = (
    "六、应急处置方案",
    (("（一）处置步骤", "plan.response"), ("（二）恢复", "plan.recovery")),
)
_CONTACT_LABEL, _CONTACT = "（三）应急联系人", "{name}，手机号码 {mobile}，应急电话 {phone}"
_UNDERTAKING = "七、违规责任承诺"
_PROMISES = (
    "（一）本方案书的内容真实、准确，网站按照本方案书建设和管理；情况有变化的，及时办理变更备案。",
    "（二）网站违反互联网信息服务管理规定的，接受有关主管部门的处理，包括关停网站、注销备案、列入黑名单，"
    "由此产生的责任由{who}承担。",
)
_BODY = Style(11, 18)
_LABEL = Style(11, 18, "bold")
_INDENT = 2 * _BODY.size
_OWNER_WIDTH = 38 * MM
_LINES_BELOW = 3
_PRINCIPAL = "entity.principal"
_SHOWN = frozenset(
    {
        *("services.name", "services.content", "services.columns"),
        *("services.domains.name", "services.domains.purpose"),
        *("services.access.resource", "services.access.from_address"),
        *(f"{_PRINCIPAL}.{leaf}" for leaf in ("name", "mobile", "emergency_phone")),
    }
)


class Variant(NamedTuple):
    """What differs between the plans of a unit and of an individual."""

    form_id: str
    owner: str
    who: str
    people: Section
    ink: Ink


VARIANTS = (
    Variant(
        "F09-unit",
        "主办单位",
        "本单位",
        (_PEOPLE, (("（一）人员", "plan.team"), ("（二）资金", "plan.funding"))),
        Ink("", "seal"),
    ),
    Variant(
        "F09-person",
        "主办者",
        "本人",
        (
            _PEOPLE,
            (
                ("（一）全职或兼职", "plan.working_time"),
                ("（二）时间安排", "plan.time_set_aside"),
                ("（三）政策和技术水平", "plan.knowledge"),
                ("（四）资金", "plan.funding"),
            ),
        ),
        Ink("主办者", ""),
    ),
)


def _lay_out(variant: Variant, values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
    flow = Flow(Margins())
    flow.centred(TITLE, Style(20, 28, "bold"))
    flow.skip(4 * MM)
    _owner(flow, variant, values)
    draw(flow, site_tables.sites(_SITES, values))
    draw(flow, site_tables.domains(_DOMAINS, values))
    flow.paragraph(_DRAWINGS, _BODY, _INDENT)
    _section(flow, variant.people, values)
    _section(flow, _CONTENT, values)
    _section(flow, _NETWORK, values)
    _answer(flow, _PROVIDER_LABEL, PROVIDER)
    flow.skip(2 * MM)
    draw(flow, site_tables.servers(_SERVERS, values))
    _section(flow, _SECURITY, values)
    _section(flow, _EMERGENCY, values)
    _answer(flow, _CONTACT_LABEL, _contact(values))
    _undertake(flow, variant, values)
    return flow.pages


def _owner(flow: Flow, variant: Variant, values: Mapping[str, str]) -> None:
    rows = ((variant.owner, values["entity.name"]), ("证件及号码", certificate(values, "entity")))
    columns = (Column(_OWNER_WIDTH, ""), Column(flow.width - _OWNER_WIDTH, ""))
    grid(flow, columns, tuple(((Piece(label, _LABEL),), (Piece(value, _BODY),)) for label, value in rows))
    flow.skip(4 * MM)


def _section(flow: Flow, section: Section, values: Mapping[str, str]) -> None:
    heading, answers = section
    flow.skip(3 * MM)
    _keep(flow, HEADING.leading + (1 + _LINES_BELOW) * _BODY.leading)
    flow.paragraph(heading, HEADING)
    for label, path in answers:
        _answer(flow, label, values[path])


def _answer(flow: Flow, label: str, text: str) -> None:
    _keep(flow, (1 + _LINES_BELOW) * _BODY.leading)
    flow.paragraph(label, _LABEL, _INDENT)
    flow.paragraph(text, _BODY, _INDENT)


def _keep(flow: Flow, height: float) -> None:
    """Nothing is begun at the very foot of a page."""
    if flow.room < height:
        flow.page_break()


def _contact(values: Mapping[str, str]) -> str:
    return _CONTACT.format(
        name=values[f"{_PRINCIPAL}.name"],
        mobile=values[f"{_PRINCIPAL}.mobile"],
        phone=values[f"{_PRINCIPAL}.emergency_phone"],
    )


def _undertake(flow: Flow, variant: Variant, values: Mapping[str, str]) -> None:
    """The undertaking and whose it is, with the room for ink."""
    promises = (promise.format(who=variant.who) for promise in _PROMISES)
    owner = f"{variant.owner}：{values['entity.name']}"
    flow.skip(3 * MM)
    texts = [(text, _BODY, _INDENT) for text in (*promises, owner)]
    close(flow, [(_UNDERTAKING, HEADING, 0.0), *texts], variant.ink)


def _form(variant: Variant) -> Form:
    sections = (variant.people, _CONTENT, _NETWORK, _SECURITY, _EMERGENCY)
    asked = frozenset(path for _, answers in sections for _, path in answers)
    return Form(
        form_id=variant.form_id,
        title=TITLE,
        kind="free",
        needs=ENTITY | _SHOWN | asked,
        lay_out=partial(_lay_out, variant),
        also=frozenset({"services.access.to_address"}),
    )


FORMS = tuple(_form(variant) for variant in VARIANTS)
