"""Provinces side by side as plain JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.explaining.provinces.words import pack_line, province_title, topic_title
from icp_wizard.rules import rule_text

if TYPE_CHECKING:
    from icp_wizard.explaining.provinces.cells import Cell, Column, Comparison, Row, Said
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Identity


def comparison_data(comparison: Comparison, catalogue: Catalogue) -> dict[str, Any]:
    """All of it: the provinces, then the topics with a cell for each of these, in their order."""
    return {
        "provinces": [_column(column, catalogue) for column in comparison.columns],
        "topics": [_row(row, catalogue) for row in comparison.rows],
    }


def _column(column: Column, catalogue: Catalogue) -> dict[str, Any]:
    pack = column.rulebook.province_pack
    return {
        "code": column.province,
        "name": province_title(column.province, catalogue),
        "pack": _pack(pack) if pack else None,
        "note": pack_line(column, catalogue),
    }


def _pack(pack: Identity) -> dict[str, Any]:
    """`covers` are the orders it is written for so far; none named: all."""
    said = {"id": pack.id, "version": pack.version, "is_complete": pack.is_complete}
    return {**said, "covers": list(pack.covers)}


def _row(row: Row, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "topic": row.topic,
        "title": topic_title(row.topic, catalogue),
        "differs": row.differs,
        "cells": [_cell(cell, catalogue) for cell in row.cells],
    }


def _cell(cell: Cell, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "province": cell.column.province,
        "state": str(cell.state),
        "whose": str(cell.whose) if cell.whose else None,
        "rules": [_said(said, catalogue) for said in cell.said],
        "lifted": [rule.id for rule in cell.lifted],
        "gaps": [{"pack": gap.pack, "note": catalogue.pack_text(gap.note)} for gap in cell.gaps],
    }


def _said(said: Said, catalogue: Catalogue) -> dict[str, Any]:
    rule = said.rule
    return {
        "rule": rule.id,
        "whose": str(said.whose),
        "severity": rule.severity,
        "is_advice": rule.is_advice,
        "permits": rule.permits,
        "text": rule_text(rule, catalogue),
    }
