"""Where the user's data and settings are, and the few settings there are.

Folders follow the platform (platformdirs); `--data-dir DIR` puts the data into DIR and the configuration
into DIR/config. `settings.toml` is optional; a broken one is reported and never overwritten.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import platformdirs

from icp_wizard.errors import Problem
from icp_wizard.i18n import LANGUAGES


class Places(NamedTuple):
    """Folders of one user."""

    data: Path
    config: Path

    @property
    def cache(self) -> Path:
        """What is made anew when it is gone: compiled rules, nothing personal."""
        return self.data / "cache"

    @property
    def overlays(self) -> Path:
        """Where the user's own rule packs are."""
        return self.config / "packs"


class Settings(NamedTuple):
    """What the user chose; None where nothing was chosen. `font` draws what ours cannot."""

    language: str | None = None
    is_plain: bool = False
    font: Path | None = None


def places(data_dir: Path | None = None) -> Places:
    """The folders to use; they are made by whoever writes first."""
    if data_dir is not None:
        return Places(data_dir, data_dir / "config")
    return Places(
        Path(platformdirs.user_data_dir("icp-wizard", appauthor=False)),
        Path(platformdirs.user_config_dir("icp-wizard", appauthor=False)),
    )


def read_settings(config: Path) -> Settings:
    """The settings of a configuration folder. Raises Problem where the file is there but cannot be read."""
    file = config / "settings.toml"
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except PermissionError:
        raise Problem("settings.forbidden", file=file.name) from None
    except (OSError, UnicodeDecodeError):
        raise Problem("settings.unreadable", file=file.name) from None
    data = _parsed(text, file.name)
    language, is_plain, font = data.get("language"), data.get("plain", False), data.get("font")
    if language not in (None, *LANGUAGES) or not isinstance(is_plain, bool) or not _is_file_name(font):
        raise Problem("settings.wrong", file=file.name)
    return Settings(language, is_plain, _placed(config, font) if font is not None else None)


def _is_file_name(font: object) -> bool:
    return font is None or (isinstance(font, str) and bool(font) and "\0" not in font)


def _placed(config: Path, font: str) -> Path:
    """A font named without a folder lies beside the settings."""
    path = Path(font)
    try:
        return config / path.expanduser()
    except RuntimeError:  # no such user: the file is then reported as missing
        return config / path


def _parsed(text: str, name: str) -> dict[str, Any]:
    import tomllib  # every start comes through here, and most users have no settings

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise Problem("settings.unreadable", file=name) from None
