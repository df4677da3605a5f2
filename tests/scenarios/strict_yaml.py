"""YAML as scenarios may use it: no duplicate keys, no aliases, and no value that only looks like text.

Plain scalars may be words, `true`, `false`, `null` and whole numbers; whatever YAML would take for a date, a
fraction, an octal or yes and no must be quoted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick one where PyYAML was built with it; both read the same."""

_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_MEANT = {"true": True, "false": False, "null": None}
_TEXT = "tag:yaml.org,2002:str"


class ScenarioError(Exception):
    """A scenario that cannot be run as it is written: where, and what is wrong."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


def read_yaml(path: Path, name: str) -> Any:
    """The content of a file. Raises ScenarioError."""
    return parse_yaml(path.read_text(encoding="utf-8"), name)


def parse_yaml(text: str, name: str) -> Any:
    """The value of a YAML text."""
    try:
        for token in yaml.scan(text, Loader=_LOADER):
            if isinstance(token, yaml.AliasToken | yaml.AnchorToken):
                raise ScenarioError(f"{name}:{token.start_mark.line + 1}", "aliases are not allowed")
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise ScenarioError(name, f"not YAML: {error}") from None
    if node is None:
        raise ScenarioError(name, "empty")
    return _value(node, name)


def _value(node: yaml.Node, name: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, name)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, name) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node, name)


def _mapping(node: yaml.MappingNode, name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        where = f"{name}:{key_node.start_mark.line + 1}"
        key = _value(key_node, name)
        if not isinstance(key, str):
            raise ScenarioError(where, f"a key must be a word: {key!r}")
        if key in found:
            raise ScenarioError(where, f"the key {key} stands twice")
        found[key] = _value(value_node, name)
    return found


def _scalar(node: yaml.ScalarNode, name: str) -> Any:
    text: str = node.value
    if node.style is not None and node.tag == _TEXT:
        return text
    if text in _MEANT:
        return _MEANT[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if node.tag == _TEXT:
        return text
    kind = node.tag.rpartition(":")[2]
    raise ScenarioError(f"{name}:{node.start_mark.line + 1}", f"{text!r} would be a {kind}: quote it")
