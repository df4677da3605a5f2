"""What goes into a paper and what comes out: plain frozen values.

All texts arrive as they shall be printed, in Chinese; the papers know no codes, no dates and no provinces.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping

    from icp_wizard.forms.marks import Page

MaterialKind = Literal["free", "official", "issued", "capture", "confirm"]


@dataclass(frozen=True)
class PaperMeta:
    """What every page says about itself.

    `as_of` is the date the rules were applied for; `notice` is what must be said of the rules themselves, on
    sheet and checklist; `template` is the official template a filling draft is copied to, `must_show` what
    has to be seen on it when it is signed. `has_no_seal`: who files has none, so that papers take a
    fingerprint in its place. `is_offline`: nothing of it is entered in the console.
    """

    form_id: str
    title: str
    revision: int
    is_sample: bool
    is_incomplete: bool
    as_of: datetime.date
    notice: str = ""
    template: str = ""
    must_show: str = ""
    has_no_seal: bool = False
    is_offline: bool = False


@dataclass(frozen=True)
class Unprintable:
    """A character that no font has: a box on `page` (from 1) waits for handwriting. `paper` is the file."""

    code: str
    page: int
    paper: str = ""


@dataclass(frozen=True)
class Rendered:
    """A finished paper. `text` is what is printed on it, a line a line: the same on every machine."""

    pdf: bytes
    page_count: int
    unprintable: tuple[Unprintable, ...]
    text: str = ""


@dataclass(frozen=True)
class Form:
    """A paper with a number of its own.

    `needs` are the paths of all answers it prints; without `also` it can do, they stand on it where there are
    any.
    """

    form_id: str
    title: str
    kind: MaterialKind
    needs: frozenset[str]
    lay_out: Callable[[Mapping[str, str], PaperMeta], tuple[Page, ...]]
    also: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SheetRow:
    """One field of the console.

    Not asked: no such question in this version, or (upload) a place for a picture; missing: unanswered;
    wrong: answered in a form that cannot be entered. `entered` is what to type there, where that is not
    `value`. `key` is the field's own, for programs.
    """

    label: str
    value: str = ""
    note: str = ""
    is_not_asked: bool = False
    is_upload: bool = False
    is_missing: bool = False
    is_wrong: bool = False
    entered: str = ""
    key: str = ""


@dataclass(frozen=True)
class SheetPage:
    """One page of the console with its fields in the console's order; `name` is the website's it is for.

    `heads` are the columns' headings: what, the value, what is to be said of it.
    """

    title: str
    rows: tuple[SheetRow, ...]
    name: str = ""
    heads: tuple[str, str, str] = ("控制台字段", "填写内容", "说明")

    @property
    def heading(self) -> str:
        """Which page it is, and for which website."""
        return f"{self.title}：{self.name}" if self.name else self.title


@dataclass(frozen=True)
class Reason:
    """Why something is on the list: the rule's sentence, and whose it is, as of when, how sure."""

    text: str
    source: str


@dataclass(frozen=True)
class Remark:
    """Something found wrong or doubtful: how serious in a word, what, how to clear it, whose word it is."""

    severity: str
    text: str
    fix: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChecklistItem:
    """One paper or picture; `files` are its pictures in the bundle. Empty texts are left out on paper."""

    title: str
    kind: MaterialKind
    about: str = ""
    signer: str = ""
    seal: str = ""
    original_or_copy: str = ""
    why: tuple[Reason, ...] = ()
    where_to_get: str = ""
    status: str = ""
    must_show: str = ""
    upload: tuple[Reason, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChecklistGroup:
    """Items that are dealt with together, such as the papers to sign."""

    title: str
    items: tuple[ChecklistItem, ...]
