"""What the packs do not say: requirements nobody has a source for, packs that are incomplete or not there.

Pure functions of an assessment and a catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.doing import ONLY_THERE
from icp_wizard.assessment.whether import is_not_said_yet
from icp_wizard.conditions import State, paths_read
from icp_wizard.dates import nth_working_day
from icp_wizard.filing.checks import CHECKS
from icp_wizard.filing.display import province_name
from icp_wizard.filing.parts import concerned_parts
from icp_wizard.rules.gaps import OF_PAPERS, PARTS_OF_TOPIC, concerning

if TYPE_CHECKING:
    from collections.abc import Collection

    from icp_wizard.assessment.model import Assessment
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules.rule import Gap, Identity


def gap_texts(assessment: Assessment, catalogue: Catalogue) -> tuple[str, ...]:
    """What nobody has a source for, as far as it may concern this entity and order, and whom to ask."""
    own = {pack.id for pack in assessment.rulebook.packs if pack.layer == "overlay"}
    notes = ((catalogue.pack_text(gap.note), gap.pack in own) for gap in gaps_of(assessment))
    return tuple(catalogue.text("outline.local", text=note) if is_own else note for note, is_own in notes)


def gaps_of(assessment: Assessment) -> tuple[Gap, ...]:
    """What nobody has a source for, as far as it may concern this entity and order.

    Claimed of complete packs only, and of the orders a pack names as those it is written for: of others
    nothing follows from what is not there. While the order is not known, it is any that it may still become;
    where there is none, the way out may be any. Of an order's topics, those it asks about.
    Of an order of a few clicks, and where it is asked whether to file, only what is said to concern that; of
    the latter nothing before what decides is answered.
    """
    if is_not_said_yet(assessment):
        return ()
    order_type = assessment.route.order_type
    sure = {pack.id for pack in assessment.rulebook.packs if _is_sure_of(pack, assessment.route.possible)}
    kinds = assessment.answers.read("entity.kinds").value
    orders = {"not_needed"} if assessment.asks_whether else set(assessment.route.possible)
    is_small = assessment.asks_whether or order_type in ONLY_THERE
    has_none = assessment.route.state is State.IRRELEVANT
    gaps = (
        gap
        for gap in assessment.rulebook.gaps
        if gap.pack in sure
        and (not gap.applies_to or not isinstance(kinds, tuple) or not set(gap.applies_to).isdisjoint(kinds))
        and ((has_none and not is_small) or not gap.orders or not orders.isdisjoint(gap.orders))
        and (gap.orders or (_reads_intent(gap) if is_small else _is_asked_about(assessment, gap.topic)))
    )
    answers, as_of = assessment.answers, assessment.as_of
    return concerning(gaps, answers, as_of, checks=CHECKS, working_days=nth_working_day)


def _is_sure_of(pack: Identity, orders: Collection[str]) -> bool:
    """Whether what a pack says is not known is all that it lacks, for the orders it may be."""
    return pack.is_complete or (bool(pack.covers) and pack.is_for(orders))


def _is_asked_about(assessment: Assessment, topic: str) -> bool:
    """Whether the order has a part that a topic is about, or a paper."""
    if topic in OF_PAPERS:
        return bool(assessment.materials)
    parts, about = concerned_parts(assessment.answers), PARTS_OF_TOPIC.get(topic)
    return parts is None or about is None or not parts.isdisjoint(about)


def _reads_intent(gap: Gap) -> bool:
    """Whether a gap rests on what the user wants."""
    return any(path.startswith("intent.") for path in paths_read(gap.when))


def pack_notice(assessment: Assessment, catalogue: Catalogue) -> str:
    """What is to be said of the packs themselves: incomplete, or none for such an order here; else empty."""
    province = assessment.rulebook.province_pack_for(assessment.route.possible)
    if province is not None and not province.is_complete:
        return catalogue.text("outline.pack.incomplete", title=catalogue.pack_text(province.title))
    reading = assessment.answers.read("order.province")
    if province is None and reading.state is State.VALUE:
        name = province_name(str(reading.value), catalogue)
        return catalogue.text("outline.pack.none", province=name)
    return ""
