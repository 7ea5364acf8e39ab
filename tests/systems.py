"""What only some systems have, as marks for the tests that need it; the reasons stand in docs/reliability.md too."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest


def _links() -> bool:
    """Whether a link can be made here and really is one: Wine says yes and makes none."""
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder) / "link"
        try:
            link.symlink_to(Path(folder) / "there")
        except (OSError, NotImplementedError):
            return False
        return link.is_symlink()


modes = pytest.mark.skipif(os.name == "nt", reason="Windows 上没有 0600 这样的文件权限，只有文件夹的访问权限")
pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有命名管道")
signals = pytest.mark.skipif(os.name == "nt", reason="Windows 上没有 SIGUSR1")
boots = pytest.mark.skipif(sys.platform != "linux", reason="只有 Linux 说得出这是哪一次开机")
first = pytest.mark.skipif(os.name == "nt", reason="Windows 上没有总在运行的 1 号进程")
links = pytest.mark.skipif(not _links(), reason="这里做不了符号链接")
bytes_in_names = pytest.mark.skipif(os.name == "nt", reason="Windows 的文件名按字数算，不按字节数")
