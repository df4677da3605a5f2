"""`rules validate DIR|FILE…`: what is wrong with rule packs, and whether their scenarios come out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from icp_wizard.commands import exits, streams
from icp_wizard.commands.parsing import province
from icp_wizard.filing.display import province_name
from icp_wizard.filing.plain import readable_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.explaining.own_packs.validating import Report
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules.checks.validating import Found
    from icp_wizard.rules.reading.mistakes import Mistake


def declare_validate(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("packs", "+")
    parser.flag("--json")
    parser.option("--province", metavar="province", convert=province)


def run_validate(context: Context, options: argparse.Namespace) -> int:
    """1 where something is wrong in the packs, else 0; without any pack, unusable."""
    from icp_wizard.explaining.own_packs.validating import validate

    paths = [Path(word.replace("\0", "\ufffd")) for word in options.packs]
    report = validate(paths, province=getattr(options, "province", ""))
    if getattr(options, "json", False):
        streams.out_json(readable_json(_data(report, context.catalogue)))
    else:
        for line in _lines(report, context.catalogue):
            streams.out(line)
    return exits.FINE if report.is_fine else exits.BLOCKED


def _lines(report: Report, catalogue: Catalogue) -> Iterator[str]:
    text = catalogue.text
    for found in report.mistakes:
        yield _said(found, catalogue)
    if report.remarks:
        yield text("commands.validate.remarks", count=len(report.remarks))
        for remark in report.remarks:
            yield f"  {remark.render(catalogue)}"
    failed = [scenario for scenario in report.scenarios if scenario.has_passed is not True]
    for scenario in failed:
        kind = "skipped" if scenario.has_passed is None else "failed"
        place = f"{scenario.file}:{scenario.line}"
        yield text(f"commands.validate.scenario_{kind}", place=place, name=scenario.name)
    counts = {"files": len(report.files), "scenarios": len(report.scenarios)}
    counts |= {"passed": len(report.scenarios) - len(failed), "mistakes": len(report.mistakes)}
    yield text(f"commands.validate.{'fine' if report.is_fine else 'wrong'}", **counts)


def _said(found: Found, catalogue: Catalogue) -> str:
    told = found.mistake.render(catalogue)
    if not found.provinces:
        return told
    names = catalogue.listed(_place_name(code, catalogue) for code in found.provinces)
    return catalogue.text("commands.validate.only_in", told=told, provinces=names)


def _place_name(code: str, catalogue: Catalogue) -> str:
    return province_name(code, catalogue) if code else catalogue.text("commands.validate.nowhere")


def _data(report: Report, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "files": list(report.files),
        "is_fine": report.is_fine,
        "mistakes": [
            {**_mistake_data(found.mistake, catalogue), "provinces": list(found.provinces)}
            for found in report.mistakes
        ],
        "remarks": [_mistake_data(remark, catalogue) for remark in report.remarks],
        "scenarios": [
            {"file": one.file, "line": one.line, "name": one.name, "passed": one.has_passed}
            for one in report.scenarios
        ],
    }


def _mistake_data(mistake: Mistake, catalogue: Catalogue) -> dict[str, Any]:
    keys = ("file", "line", "code", "rule", "key", "found", "expected", "suggestion")
    return {**{key: getattr(mistake, key) for key in keys}, "text": mistake.what(catalogue)}
