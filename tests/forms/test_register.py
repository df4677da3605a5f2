"""The register of forms, and gaps in what they need."""

from __future__ import annotations

import pytest

from icp_wizard.forms import FORMS, UnknownForm, ValueMissing, render_form
from icp_wizard.i18n import LANGUAGES
from tests.forms.making import META, VALUES, meta, values
from tests.forms.reading import text_by_pdfium


def test_every_form_stands_under_its_own_number() -> None:
    assert [form.form_id for form in FORMS.values()] == list(FORMS)


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(UnknownForm):
        render_form("F99", VALUES, META)


@pytest.mark.parametrize("gap", ["", "  "])
def test_a_gap_is_refused_and_named_by_its_path(gap: str) -> None:
    with pytest.raises(ValueMissing) as refused:
        render_form("F02", values(service__name=gap), META)
    assert refused.value.values == {"form": "F02", "path": "service.name"}


def test_a_gap_on_an_incomplete_paper_is_marked() -> None:
    paper = render_form("F02", values(service__name=""), meta(is_incomplete=True))
    assert "（待填）" in text_by_pdfium(paper.pdf)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message", ["unknown_form", "value_missing"])
def test_every_refusal_has_words_in_both_languages(language: str, message: str) -> None:
    from icp_wizard.i18n import locale_directory

    words = (locale_directory() / language / "LC_MESSAGES" / "forms.po").read_text("utf-8")
    assert f'msgid "forms.error.{message}"' in words
