"""The committed table of paths, the models, the outline and the packs speak of the same answers.

After a change of the models: `python -m tests.filing.model_paths > tests/filing/paths.tsv`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from icp_wizard.conditions import paths_read
from icp_wizard.filing.derived import DERIVED, REGION_PARTS
from icp_wizard.filing.outline.declared import FIELDS
from icp_wizard.filing.outline.placed import ROLES
from icp_wizard.filing.outline.placements import PLACEMENTS
from icp_wizard.filing.places import LISTS, pattern_of
from icp_wizard.rules import Rule, available_provinces
from icp_wizard.rules.paths import SHAPES, type_of
from tests.filing.model_paths import answer_paths, model_paths, table
from tests.shipped_packs import rulebook

PATHS = model_paths()
ROOTS = {
    "entity": "wanted.entity",
    "services": "wanted.services",
    "service": "wanted.services.*",
    "domain": "wanted.services.*.domains.*",
    "access": "wanted.services.*.access.*",
    "pre_approval": "wanted.services.*.pre_approvals.*",
    "people": "people",
    "person": "people.*",
    "materials": "materials",
    "material": "materials.*",
    "record": "record",
    "account": "account",
    "intent": "intent",
    "progress": "progress",
    "migration": "intent.migration",
}


def test_model_and_table_agree() -> None:
    assert (Path(__file__).parent / "paths.tsv").read_text(encoding="utf-8") == table()


@pytest.mark.parametrize("path", FIELDS)
def test_a_field_of_the_outline_is_an_answer_of_the_draft(path: str) -> None:
    assert path in answer_paths()


def _resolves(path: str) -> bool:
    """Whether a rule path leads to an answer, a derived value or a confirmation."""
    head, _, rest = path.partition(".")
    if path in DERIVED or head == "confirmations":
        return True
    place = ROOTS.get(head)
    return place is not None and _leads(place, rest.split(".") if rest else [])


def _leads(place: str, parts: list[str]) -> bool:
    if not parts:
        return place in PATHS or place.endswith("*") or any(path.startswith(f"{place}.") for path in PATHS)
    if place.rpartition(".")[2] in LISTS:
        place = f"{place}.*"
    part, rest = parts[0], parts[1:]
    kind = next((name for name, root in ROOTS.items() if root == place), "")
    if f"{kind}.{part}" in DERIVED:
        return not rest
    if part in REGION_PARTS and place.endswith("region"):
        return not rest
    return _leads("people.*" if part in ROLES and rest else f"{place}.{part}", rest)


def _rules() -> dict[str, Rule]:
    books = [rulebook(code) for code in (None, *available_provinces())]
    return {rule.id: rule for book in books for rule in (*book.rules, *book.inactive)}


@pytest.mark.parametrize("rule", _rules().values(), ids=lambda rule: rule.id)
def test_what_a_rule_reads_is_there(rule: Rule) -> None:
    paths = [*paths_read(rule.when), *(paths_read(rule.demand) if rule.demand else ())]
    paths += [rule.material.about] if rule.material and rule.material.about else []
    paths += [rule.suggest.field] if rule.suggest else []
    assert [path for path in paths if not _resolves(path)] == []


@pytest.mark.parametrize("path", sorted({p for rule in _rules().values() for p in paths_read(rule.when)}))
def test_the_loader_knows_the_path_too(path: str) -> None:
    assert type_of(path) is not None


NOT_YET = {
    "intent.region",
    "order.changes",
    "order.change_form",
    "order.also_changes_entity",
    "service.record",
    "service.keyword_hits",
    "record.domain_count",
    "totals.labels_after",
}
"""What the notation knows and no rule of this version reads."""


def test_the_notation_offers_nothing_the_draft_cannot_answer() -> None:
    roots = (*(root for root in ROOTS if root in SHAPES), "order", "totals")
    offered = {f"{root}.{leaf}" for root in roots for leaf in SHAPES[root]}
    assert {path for path in offered if not _resolves(path)} == NOT_YET


def test_a_pattern_names_no_item() -> None:
    assert pattern_of("wanted.services.s1.domains.d1.name") == "wanted.services.*.domains.*.name"
    assert pattern_of("confirmations.real_name_matches@d1") == "confirmations.real_name_matches@d1"


@pytest.mark.parametrize("placement", PLACEMENTS, ids=lambda place: place.path)
def test_a_place_shows_an_answer_of_the_draft(placement: object) -> None:
    path = getattr(placement, "path", "")
    head, _, leaf = path.rpartition(".")
    through_role = head.rpartition(".")[2] in ROLES
    assert (f"people.*.{leaf}" if through_role else path) in FIELDS
