"""Internationalised names, IDNA 2008 with the mapping of UTS 46: Unicode and ASCII form of the same name."""

from __future__ import annotations


def ascii_form(name: str) -> str | None:
    """`例子.公司` as `xn--fsqu00a.xn--55qx5d`; None where the name has no such form."""
    import idna

    if name.isascii() and "xn--" not in name.lower():
        return name.lower()
    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except (UnicodeError, ValueError, IndexError):
        return None


def unicode_form(name: str) -> str | None:
    """`xn--fsqu00a.xn--55qx5d` as `例子.公司`; None where it stands for nothing."""
    import idna

    if name.isascii() and "xn--" not in name.lower():
        return name.lower()
    try:
        return idna.decode(name, uts46=True)
    except (UnicodeError, ValueError, IndexError):
        return None


def ascii_label(label: str) -> str:
    """ASCII form of one label in normal form, of any length; nothing is checked."""
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")


def mixes_scripts(name: str) -> bool:
    """Whether a label mixes Latin with Cyrillic or Greek letters, look-alikes. Han with Latin is normal."""
    return any(_mixes(label) for label in name.split("."))


def _mixes(label: str) -> bool:
    if label.isascii():
        return False
    has_latin = any(c.isascii() and c.isalpha() for c in label)
    has_look_alike = any("\u0370" <= c <= "\u052f" for c in label)
    return has_latin and has_look_alike
