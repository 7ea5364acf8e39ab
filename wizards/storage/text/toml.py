"""A document as the bytes of a session file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import tomli_w

from wizards.storage.disk.failures import Unwritable
from wizards.storage.text.seal import seal

HEADER = "# 自评向导的会话文件。可以用文本编辑器修改，但注释（# 后面的字）在下次保存时不会保留。\n"
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_toml(document: Mapping[str, Any], *, note: str = "") -> bytes:
    """Return the session file for ``document``: header, ``note`` as a second comment, TOML, digest line.

    The text is parsed again and compared before anything is returned, so what cannot be read back is never written.

    Raises:
        Unwritable: the document holds something that TOML cannot carry.
    """
    plain = _plain(document, "")
    try:
        body = tomli_w.dumps(plain)
        same = tomllib.loads(body) == plain
    except (ValueError, TypeError, RecursionError) as error:
        raise Unwritable(f"内容不能写成文件（{type(error).__name__}）") from None
    if not same:
        raise Unwritable("写出的内容读回来不一样，没有保存")
    head = f"{HEADER}# {note}\n" if note else HEADER
    return seal(head + body).encode()


def _plain(value: Any, path: str) -> Any:
    """Return a copy of plain dicts, lists, texts and integers; half a surrogate pair must not stop all saving."""
    if type(value) is str:
        return value if value.isascii() else _SURROGATE.sub("\ufffd", value)
    if type(value) in (bool, int):
        return value
    if isinstance(value, Mapping):
        return {_key(key, path): _plain(item, f"{path}.{key}") for key, item in value.items()}
    if type(value) in (list, tuple):
        return [_plain(item, f"{path}[{index}]") for index, item in enumerate(value)]
    if isinstance(value, str):
        return _plain(str.__str__(value), path)
    raise Unwritable(f"{path.lstrip('.')} 的内容不能写成文件（{type(value).__name__}）")


def _key(key: Any, path: str) -> str:
    if not isinstance(key, str):
        raise Unwritable(f"{path.lstrip('.')} 里有不是文字的名称（{type(key).__name__}）")
    return _SURROGATE.sub("\ufffd", key)
