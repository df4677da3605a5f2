"""Every path of the draft, worked out from the models: pattern and kind of answer."""

from __future__ import annotations

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from icp_wizard.filing.draft import Draft

LEAF_KINDS = {"text", "flag", "texts", "id", "number"}


def model_paths() -> dict[str, str]:
    """Kind by pattern, `*` for ids: text, flag, texts, id, number, list (of items), flags or objects."""
    return dict(_paths(Draft, ""))


def answer_paths() -> dict[str, str]:
    """The paths of single answers that edits may set."""
    left_out = ("envelope", "format", "progress.events", "confirmations")
    return {
        path: kind
        for path, kind in model_paths().items()
        if kind in LEAF_KINDS and not path.startswith(left_out) and not path.endswith(".id")
    }


def _paths(model: type[BaseModel], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, field in model.model_fields.items():
        path = f"{prefix}{name}"
        inner, is_list = _inner(field.annotation)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            found += [(path, "list")] if is_list else []
            found += _paths(inner, f"{path}.*." if is_list else f"{path}.")
        else:
            is_id = any("pattern" in repr(part) for part in (field.annotation, *field.metadata))
            found.append((path, "id" if is_id else _kind(inner, is_list)))
    return found


def _inner(annotation: Any) -> tuple[Any, bool]:
    """What an annotation holds, without MISSING, None and constraints, and whether in a list."""
    if get_origin(annotation) is Annotated:
        return _inner(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        parts = [
            part for part in get_args(annotation) if part is not type(None) and "MISSING" not in repr(part)
        ]
        return _inner(parts[0])
    if get_origin(annotation) is tuple:
        return _inner(get_args(annotation)[0])[0], True
    return annotation, False


def _kind(inner: Any, is_list: bool) -> str:
    if get_origin(inner) is dict:
        return "objects" if is_list else "flags"
    name = "number" if get_origin(inner) is Literal else {str: "text", bool: "flag", int: "number"}[inner]
    return f"{name}s" if is_list else name


def table() -> str:
    """The paths as the committed table has them: one a line, path and kind."""
    return "".join(f"{path}\t{kind}\n" for path, kind in model_paths().items())


if __name__ == "__main__":
    print(table(), end="")
