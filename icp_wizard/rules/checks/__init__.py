"""Whether a pack may go in as it is: what the shape of an entry cannot say, conflicts, what is missing."""

from __future__ import annotations
