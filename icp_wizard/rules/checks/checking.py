"""What the shape of a rule cannot say: do the things it names exist, do its parts fit together."""

from __future__ import annotations

from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.conditions import parse_conditions, paths_read
from icp_wizard.conditions.operands import NamesOfValues, OperandError, resolve
from icp_wizard.rules.paths import kind_of, paths_near
from icp_wizard.rules.reading.names import report_wrong_conditions
from icp_wizard.rules.reading.pack_file import report_unknown
from icp_wizard.rules.reading.working import material_kinds
from icp_wizard.rules.text import PLACEHOLDER
from icp_wizard.rules.vocabulary import KINDS, ORDER_GROUPS, ORDERS, TOPICS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from icp_wizard.conditions import All, Names
    from icp_wizard.rules.reading.lines import Place
    from icp_wizard.rules.reading.models import AdaptEntry, BothTexts, GapEntry, HeadEntry, RuleEntry
    from icp_wizard.rules.reading.names import PackNames
    from icp_wizard.rules.reading.pack_file import PackFile
    from icp_wizard.rules.reading.shaping import RawEntry

_ORDER_WORDS: Final = (*ORDER_GROUPS, *ORDERS)
_EFFECTS: Final = ("demand", "material", "confirm")
_ITEMS_IN_SCOPE: Final = {
    "draft": (),
    "service": ("service",),
    "domain": ("domain", "service"),
    "access": ("access", "service"),
    "pre_approval": ("pre_approval", "service"),
    "person": ("person",),
    "material": ("material",),
}
_ITEMS: Final = ("service", "domain", "person", "material", "access", "pre_approval")


class RuleCheck:
    """Checks the rules of one pack against the names and ids in sight."""

    def __init__(
        self,
        pack: PackFile,
        head: HeadEntry,
        names: PackNames,
        *,
        materials: Collection[str],
        confirmations: Collection[str],
    ) -> None:
        self.pack = pack
        self.head = head
        self.names = names
        self.materials = materials
        self.confirmations = confirmations

    def check(self, raw: RawEntry[RuleEntry]) -> None:
        """Report what is wrong with a rule; where its shape is wrong too, with what fits of it."""
        place, entry = raw.place, raw.shaped
        self._conditions(place, entry)
        self._id(place, entry)
        check_words(self.pack, place, entry)
        if not raw.misfits & {*_EFFECTS, "severity", "at"}:
            self._effect(place, entry)
        self._paths(place, entry)
        check_params(self.pack, place, entry.params, self.names)
        check_cites(self.pack, place, entry, self.names)
        if "default" not in raw.misfits:
            self._evidence(place, entry)
        self._texts(place, entry)

    def _conditions(self, place: Place, entry: RuleEntry) -> None:
        names = self.names.with_params(entry.params)
        for part in ("when", "demand"):
            check_conditions(self.pack, (*place, part), getattr(entry, part) or [], names, entry.scope)
        if entry.demand == []:
            self.pack.report((*place, "demand"), "empty_list")

    def _id(self, place: Place, entry: RuleEntry) -> None:
        prefix = {"overlay": "local.", "province": f"{self.head.province}."}.get(self.head.layer)
        is_ours = entry.id.startswith(prefix) if prefix else not entry.id.startswith("local.")
        if not is_ours:
            self.pack.report((*place, "id"), "wrong_prefix", entry.id, (prefix or "nat. | hw.",))
        if entry.default and self.head.layer not in ("national", "provider"):
            self.pack.report((*place, "default"), "default_here", self.head.layer, ("national", "provider"))

    def _effect(self, place: Place, entry: RuleEntry) -> None:
        effects = [name for name in _EFFECTS if getattr(entry, name) is not None]
        if len(effects) > 1:
            self.pack.report((*place, effects[1]), "one_effect", " + ".join(effects))
        if not effects and entry.severity != "info":
            self.pack.report((*place, "severity"), "advice_severity", entry.severity, ("info",))
        if effects and entry.at:
            self.pack.report((*place, "at"), "at_of_advice", entry.at)
        if effects and entry.permits:
            self.pack.report((*place, "permits"), "permits_of_advice")
        for key in ("order", "step"):
            if effects and getattr(entry, key) is not None:
                self.pack.report((*place, key), "only_of_advice", key)
        if entry.offline and entry.step is None:
            self.pack.report((*place, "offline"), "offline_of_step")
        if entry.order is not None and entry.order not in ORDERS:
            self.pack.report((*place, "order"), "unknown_value", entry.order, ORDERS)
        if entry.order is not None and (entry.orders or entry.scope != "draft"):
            self.pack.report((*place, "order"), "order_of_draft", entry.order)
        if entry.about and not effects:
            self.pack.report((*place, "about"), "about_of_effect", entry.about)
        if entry.material is not None:
            kinds = material_kinds(entry.material)
            if not kinds:
                self.pack.report((*place, "material"), "wrong_material", entry.material)
            for kind in kinds:
                report_unknown(self.pack, (*place, "material"), kind, self.materials, "unknown_material")
        if entry.confirm:
            known = self.confirmations
            report_unknown(self.pack, (*place, "confirm"), entry.confirm, known, "unknown_confirmation")

    def _paths(self, place: Place, entry: RuleEntry) -> None:
        if entry.suggest:
            check_path(self.pack, (*place, "suggest", "field"), entry.suggest.field)
        if entry.about:
            check_path(self.pack, (*place, "about"), entry.about)
            if _is_out_of(entry.scope, entry.about):
                _report_out_of_scope(self.pack, (*place, "about"), entry.about)

    def _evidence(self, place: Place, entry: RuleEntry) -> None:
        if entry.default is None and not entry.cites:
            self.pack.report((*place, "cites"), "no_cites")
        if entry.collected_on is None and entry.default is None and self.head.layer != "overlay":
            self.pack.report((*place, "collected_on"), "missing_key")
        if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
            self.pack.report((*place, "valid_to"), "period_backwards", entry.valid_to)

    def _texts(self, place: Place, entry: RuleEntry) -> None:
        check_texts(self.pack, (*place, "text"), entry.text, entry.params)
        if entry.fix:
            check_texts(self.pack, (*place, "fix"), entry.fix, entry.params)
        if entry.suggest:
            check_placeholders(self.pack, (*place, "suggest", "text"), entry.suggest.text, entry.params)


def check_conditions(pack: PackFile, place: Place, data: list[Any], names: Names, scope: str) -> All:
    """Conditions of a rule or a gap: as they were understood, with what is wrong in them reported."""
    parsed = parse_conditions(data, names)
    report_wrong_conditions(pack, place, parsed.wrong)
    for path in paths_read(parsed.node):
        if _is_out_of(scope, path) and not pack.is_full:
            _report_out_of_scope(pack, (*place, *(_place_of(path, data) or ())), path)
    return parsed.node


def _is_out_of(scope: str, path: str) -> bool:
    root = path.partition(".")[0]
    return root in _ITEMS and root not in _ITEMS_IN_SCOPE[scope]


def _report_out_of_scope(pack: PackFile, place: Place, path: str) -> None:
    pack.report(place, "out_of_scope", path, ("for = " + path.partition(".")[0],))


def _place_of(path: str, data: object) -> Place | None:
    """Where in a condition a path stands first; None where only a named condition reads it."""
    if data == path:
        return ()
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found = ((key, _place_of(path, part)) for key, part in parts)
    return next(((key, *inner) for key, inner in found if inner is not None), None)


def check_words(pack: PackFile, place: Place, entry: RuleEntry | AdaptEntry | GapEntry) -> None:
    """Topics, kinds of entity and order types are closed lists."""
    topic = getattr(entry, "topic", "other")
    if topic not in TOPICS:
        pack.report((*place, "topic"), "unknown_value", topic, TOPICS)
    for key, allowed in (("applies_to", KINDS), ("orders", _ORDER_WORDS)):
        for index, word in enumerate(getattr(entry, key, ())):
            if word not in allowed:
                pack.report((*place, key, index), "unknown_value", word, allowed)


def check_covers(pack: PackFile, head: HeadEntry) -> None:
    """Only a province's pack that is not complete may be written for some orders alone, and it names them."""
    if head.covers is None:
        return
    if head.layer != "province" or head.complete:
        pack.report(("covers",), "covers_here")
    if not head.covers:
        pack.report(("covers",), "empty_list")
    for word in head.covers:
        if word not in _ORDER_WORDS:
            pack.report(("covers",), "unknown_value", word, _ORDER_WORDS)


def check_path(pack: PackFile, place: Place, path: str) -> None:
    """A path must exist."""
    if kind_of(path) is None:
        pack.report(place, "unknown_path", path, (), paths_near(path))


def check_cites(pack: PackFile, place: Place, entry: RuleEntry | AdaptEntry, names: PackNames) -> None:
    """Every source named must be declared, here or in a wider pack."""
    for index, cite in enumerate(entry.cites):
        report_unknown(pack, (*place, "cites", index), cite, names.sources, "unknown_source")
    for index, dissent in enumerate(entry.dissents):
        where = (*place, "dissents", index, "source")
        report_unknown(pack, where, dissent.source, names.sources, "unknown_source")


def check_params(pack: PackFile, place: Place, params: Mapping[str, object], names: PackNames) -> None:
    """Params are texts, numbers, yes or no, dates, or lists of these; a list may be named."""
    for name, value in params.items():
        where = (*place, "params", name)
        try:
            found = resolve(value, NamesOfValues({}, names.conditions.lists))
        except OperandError as error:
            pack.report(where, error.code, error.found, (), error.allowed)
            continue
        items = found if isinstance(found, tuple) else (found,)
        if isinstance(value, dict) or any(not _is_scalar(item) for item in items):
            pack.report(where, "not_scalar", value)


def _is_scalar(value: object) -> bool:
    return isinstance(value, (str, int, float, date)) and not isinstance(value, datetime)


def check_texts(pack: PackFile, place: Place, texts: BothTexts, params: Mapping[str, object]) -> None:
    """The placeholders of a text in both languages."""
    check_placeholders(pack, (*place, "zh_CN"), texts.zh_CN, params)
    check_placeholders(pack, (*place, "en"), texts.en, params)


def check_placeholders(pack: PackFile, place: Place, text: str, params: Mapping[str, object]) -> None:
    """`{…}` in a text is a param of the rule or a path."""
    for name in PLACEHOLDER.findall(text):
        if name not in params and kind_of(name) is None:
            pack.report(place, "unknown_placeholder", name, (), chain(params, paths_near(name)))
    if "{" in PLACEHOLDER.sub("", text) or "}" in PLACEHOLDER.sub("", text):
        pack.report(place, "stray_brace", text)
