"""Modes of files that bind also where the tests run as root."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERSION_3 = 0x20080522
_OVERRIDES = 0b110
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by which root passes over modes (`capabilities(7)`)."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable"))


@contextmanager
def bound_by_modes() -> Iterator[None]:
    """Root of Linux gives up what lets it pass over modes, in this thread; elsewhere root skips the test."""
    if os.name != "posix":
        pytest.skip("modes mean little here")
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("root passes over modes")
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = _Header(_VERSION_3, 0), (_Sets * 2)()
    if libc.capget(ctypes.byref(header), sets):
        pytest.skip("no capabilities to give up")
    had = sets[0].effective
    sets[0].effective = had & ~_OVERRIDES
    libc.capset(ctypes.byref(header), sets)
    try:
        yield
    finally:
        sets[0].effective = had
        libc.capset(ctypes.byref(header), sets)
