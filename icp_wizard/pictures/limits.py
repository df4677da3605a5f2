"""How large a picture may be: for the console, with the source, and for us, with the reason.

Sources: for what the console takes 华为云《备案材料咨询》 (huaweicloud/huaweicloud-skills,
kb/procedures/备案材料咨询.md, 2025-12-31); for pixels 华为《元服务备案 API 上传订单关联附件》
(developer.huawei.com/consumer/cn/doc/FASP-by-Template-develop-References/recordal-upload-relation-0000002521363641,
2025-12).
"""

from __future__ import annotations

from typing import Final

from icp_wizard.pictures.kinds import Kind

# What the console takes

TAKEN: Final = (Kind.JPEG, Kind.PNG)
"""The console takes jpg and png, and nothing but pictures (备案材料咨询)."""
LARGEST_BYTES: Final = 4_000_000
"""Bytes. 备案材料咨询 says about 4 MB, not which megabytes: hence the smaller ones, and only a warning."""
SMALLEST_SIDES: Final = (1280, 720)
"""Pixels, longer and shorter side. The API asks them of identity cards, the console does not: a warning."""

# What we look at

MOST_BYTES_READ: Final = 40_000_000
"""Bytes. Ten times what the console takes; larger files are not read."""
MOST_PIXELS: Final = 200_000_000
"""Pixels. The largest cameras of phones have as many; a picture of more is refused from its header alone."""
MOST_HELD: Final = 130_000_000
"""Bytes of file and pixels held at once: with libraries and result the process stays below 200 MB."""
MOST_EXAMINED: Final = 100_000_000
"""Bytes, likewise, where a picture is only looked at: with the wizard beside it all processes stay
below 200 MB."""
MOST_KEPT: Final = 13_000_000
"""Pixels of a picture made by us: a photo of 12 megapixels stays whole, larger ones are made smaller."""

# What the decoding process may use, where the system can hold it to that

MOST_MEMORY: Final = 240_000_000
"""Bytes of address space: some 40 MB more than is in memory then, since libraries are mapped whole."""
MOST_SECONDS: Final = 20
"""Seconds of processor time; the most a picture within the limits takes is about two."""
MOST_WAITING: Final = 40
"""Seconds until an answer, however busy the machine."""
