"""A folder of its own for what is handed in: never one that is there already, and whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from wizards.storage.disk.failures import UnusableFile, cause, name_of
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.saving import write_file


def write_hand_in(parent: Path, name: str, contents: Mapping[str, bytes], *, files: FileOps = FILES) -> Path:
    """Write ``contents`` into a new folder called ``name``, else ``name-2`` and so on; return the folder.

    Raises:
        UnusableFile: it could not be written; nothing was left.
    """
    folder = _new_folder(parent, name)
    try:
        for one, data in contents.items():
            write_file(folder / one, data, files=files)
    except UnusableFile:
        with contextlib.suppress(OSError):
            for one in contents:
                (folder / one).unlink(missing_ok=True)
            files.remove_folder(folder)
        raise
    return folder


def _new_folder(parent: Path, name: str) -> Path:
    for number in count(1):
        folder = parent / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        except (OSError, ValueError) as error:
            why = cause(error) if isinstance(error, OSError) else "这不是一个可用的文件夹名"
            raise UnusableFile(f"建不了文件夹 {name_of(folder)}：{why}；报告还在原处。") from None
        return folder
    raise AssertionError("count never ends")
