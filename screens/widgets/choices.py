"""The options of a field in words, with the reason why one is not available."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard import regions
from icp_wizard.assessment.texts import excluded_texts
from icp_wizard.filing.display import province_name
from icp_wizard.filing.outline import Kind
from icp_wizard.filing.people import NEW_PERSON
from icp_wizard.text import mask

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, FieldView, OptionView
    from icp_wizard.i18n import Catalogue

YES, NO = "yes", "no"


class Choice(NamedTuple):
    """An option as shown. `reason` says why it cannot be chosen here; `also` is what else finds it."""

    code: str
    label: str
    reason: str = ""
    also: str = ""
    heading: str = ""

    def is_found_by(self, text: str) -> bool:
        """Whether every word of the text occurs in it."""
        whole = f"{self.label} {self.also} {self.code}".casefold()
        return all(word in whole for word in text.casefold().split())


def choices_of(
    assessment: Assessment, view: FieldView, catalogue: Catalogue, *, is_masked: bool = False
) -> tuple[Choice, ...]:
    """All options of a field, in the order of the outline."""
    kind = view.placed.field.kind
    if kind is Kind.YES_NO:
        return (Choice(YES, catalogue.text("codes.yes")), Choice(NO, catalogue.text("codes.no")))
    if kind is Kind.PROVINCE:
        return provinces(catalogue)
    return tuple(
        Choice(
            option.code,
            _label(option, catalogue, is_masked=is_masked),
            "\n".join(excluded_texts(assessment, view, option, catalogue, with_values=not is_masked)),
        )
        for option in view.options
    )


def provinces(catalogue: Catalogue) -> tuple[Choice, ...]:
    """The provinces that take filings, by group; found by name, English name, abbreviation or code."""
    listed = sorted(
        regions.provinces(), key=lambda p: (regions.GROUPS.index(str(regions.group_of(p.code))), p.code)
    )
    return tuple(
        Choice(
            province.code[:2],
            province_name(province.code[:2], catalogue),
            also=_also(province.code),
            heading=catalogue.text(f"screens.group.{regions.group_of(province.code)}"),
        )
        for province in listed
    )


def _also(code: str) -> str:
    """What else a province is found by."""
    names = (regions.english_name(code), regions.filing_abbreviation(code), *regions.spellings(code))
    return " ".join(str(name) for name in names)


def places(text: str, limit: int = 50, home: str = "") -> tuple[Choice, ...]:
    """Counties and districts found by what was typed, with the divisions above them; those at home first."""
    found = (region for region in regions.search(text, 20 * limit, home) if not regions.children(region.code))
    return tuple(
        Choice(region.code, regions.full_name(region.code))
        for region, _ in zip(found, range(limit), strict=False)
    )


def _label(option: OptionView, catalogue: Catalogue, *, is_masked: bool) -> str:
    if option.code == NEW_PERSON:
        return catalogue.text("outline.role.new")
    label = catalogue.text(option.label_id)
    if not option.name:
        return label
    name = mask(option.name, "name") if is_masked else option.name
    return catalogue.text("screens.person_option", role=label, name=name)
