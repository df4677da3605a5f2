"""The bundle: one ZIP with papers, sheet, checklist, draft, assessment and the rules it was judged by.

Here lives how it is written, verified and opened again. What goes into it is decided by the assessment.
Start with `build.py`; `verify.py` reads bundles of strangers under the limits of `reading.py`.
"""

from icp_wizard.bundle.build import BundleRefused, BundleReport, build_bundle, bundle_name
from icp_wizard.bundle.verify import Verification, verify_bundle, verify_bytes

__all__ = [
    "BundleRefused",
    "BundleReport",
    "Verification",
    "build_bundle",
    "bundle_name",
    "verify_bundle",
    "verify_bytes",
]
