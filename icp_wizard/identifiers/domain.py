"""Domain names as filings take them.

DNS (RFC 1035): at most 253 characters, labels of 1 to 63, letters, digits and inner hyphens; names with Han
characters through IDNA, measured in their ASCII form. 工信部公告 2018 年第 7 号: labels of letters, digits,
hyphens and Han characters. A website is filed by its registrable name (一级域名). What surrounds a name
pasted from an address bar is taken off, and that is said of all but the scheme; a space inside is refused.
The value is the Unicode form in small letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from icp_wizard.identifiers import idn, suffixes
from icp_wizard.identifiers.model import Check, error, info, settle, squeeze, warning
from icp_wizard.text import normalise_text

if TYPE_CHECKING:
    from icp_wizard.identifiers.model import IdentifierProblem

MAX_NAME: Final = 253
MAX_LABEL: Final = 63
_STOPS: Final = str.maketrans({"。": ".", "｡": ".", "．": ".", "\\": "/"})
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:/{1,3}|//")
_LABEL: Final = re.compile(r"[a-z0-9-]+")
_DOTTED: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")


def normalise(raw: str) -> str:
    """The host alone: half-width small letters, without spaces, scheme, account, port, path, outer dots."""
    return settle(_host, raw)


def _address(raw: str) -> str:
    """What was pasted, without its scheme."""
    text = squeeze(raw.translate(_STOPS)).translate(_STOPS).lower()
    return _SCHEME.sub("", text, count=1) if _SCHEME.match(text) else text


def _host(raw: str) -> str:
    text = _address(raw)
    text = re.split(r"[/?#]", text, maxsplit=1)[0]
    head, at, tail = text.rpartition("@")
    text = tail if at and ":" in head else text  # account:password@host; but an e-mail address is refused
    return re.sub(r":[0-9]*$", "", text).strip(".") if not text.startswith("..") else text


def check(raw: str) -> Check:
    """Judge a domain name as typed or pasted.

    >>> check("https://www.Example.com.cn:8443/index.html").value
    'example.com.cn'
    """
    host = normalise(raw)
    name, fault = _readable(host)
    if not fault and squeeze(raw) != normalise_text(raw):
        fault = error("domain", "space")
    if fault:
        return Check(host, (fault,))
    shown = idn.unicode_form(name)
    if shown is None:
        return Check(host, (error("domain", "punycode"),))
    own = suffixes.registrable(name)
    if own is None:
        return Check(host, (error("domain", "is_suffix", name=shown),))
    filed = _shown(own) if name == f"www.{own}" else shown
    cut = () if _address(raw).rstrip("/") == host else (info("domain", "cut", name=filed),)
    if filed != shown:
        return Check(filed, (*_doubts(own), info("domain", "www", name=filed), *cut))
    deeper = () if name == own else (warning("domain", "deeper", name=_shown(own)),)
    return Check(shown, (*deeper, *_doubts(name), *cut))


def ascii_form(name: str) -> str | None:
    """The name in ASCII (`xn--…`), as registrars keep it; None for what is no name."""
    return idn.ascii_form(normalise(name))


def unicode_form(name: str) -> str | None:
    """The name in its own characters; None for what is no name."""
    return idn.unicode_form(normalise(name))


def registrable(name: str) -> str | None:
    """The registrable name (一级域名) that a name belongs to, in Unicode; None if it has none."""
    ascii_name = ascii_form(name)
    own = suffixes.registrable(ascii_name) if ascii_name and "." in ascii_name else None
    return _shown(own) if own else None


def suffix(name: str) -> str | None:
    """The public suffix of a name in Unicode, such as `com.cn`; None for what is no name."""
    ascii_name = ascii_form(name)
    return _shown(suffixes.suffix(ascii_name)) if ascii_name else None


def _shown(name: str) -> str:
    return idn.unicode_form(name) or name


def _readable(host: str) -> tuple[str, IdentifierProblem | None]:
    """The ASCII form of a host, or what is wrong with it."""
    if not host:
        return host, error("domain", "empty")
    if "@" in host:
        return host, error("domain", "is_email")
    if _DOTTED.fullmatch(host):
        return host, error("domain", "is_address")
    labels = host.split(".")
    if "" in labels:
        return host, error("domain", "empty_label")
    for label in labels:
        if fault := _label_problem(label):
            return host, fault
    if len(labels) == 1:
        return host, error("domain", "no_suffix")
    return _in_ascii(host)


def _label_problem(label: str) -> IdentifierProblem | None:
    for character in label:
        if not (_LABEL.fullmatch(character) or (not character.isascii() and character.isalpha())):
            # Other letters than Han are left to IDNA; marks, signs and pictures are nobody's letters.
            return error("domain", "character", character=character)
    if label.startswith("-") or label.endswith("-"):
        return error("domain", "hyphen", label=label)
    return None


def _in_ascii(host: str) -> tuple[str, IdentifierProblem | None]:
    labels = host.split(".")
    encoded = [idn.ascii_label(label) for label in labels]  # for measuring: the library refuses long ones
    for label, code in zip(labels, encoded, strict=True):
        if len(code) > MAX_LABEL:
            shown = label if len(label) <= 20 else label[:20] + "…"
            return host, error("domain", "label_length", label=shown, now=len(code), most=MAX_LABEL)
    length = len(".".join(encoded))
    if length > MAX_NAME:
        return host, error("domain", "length", now=length, most=MAX_NAME)
    name = idn.ascii_form(host)
    if name is None:
        return host, error("domain", "punycode" if host.isascii() else "not_a_name")
    return name, None


def _doubts(name: str) -> tuple[IdentifierProblem, ...]:
    doubts = []
    top = name.rpartition(".")[2]
    if not suffixes.is_known(name):
        doubts.append(warning("domain", "suffix_unknown", suffix=_shown(top)))
    elif top not in suffixes.approved():
        as_of = suffixes.approved_as_of()
        doubts.append(warning("domain", "suffix_not_listed", suffix=_shown(top), as_of=as_of))
    if idn.mixes_scripts(_shown(name)):
        doubts.append(warning("domain", "mixed_scripts"))
    return tuple(doubts)
