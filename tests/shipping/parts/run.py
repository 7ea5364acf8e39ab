"""Start the program on Linux from its own folder; the first start lays the wheels out for the Python found.

Called by ``start.sh`` as ``python -I run.py [arguments of ziping]``. Nothing outside the folder is written, except
when the folder may not be written to (a read-only stick): then the user's own data folder is used.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from precompile import precompile  # noqa: E402
from unpack import digest_of, fits, read_digests, unpack  # noqa: E402

DIGESTS = "SHA256SUMS"
PYTHON = f"cp{sys.version_info.major}{sys.version_info.minor}"


class BrokenFolderError(Exception):
    """A file of the folder is missing or not as it was shipped; the text says which."""


def wheels(folder: Path, python: str) -> list[Path]:
    """Return the wheels for ``python``, each checked against its digest."""
    chosen = []
    for name, digest in read_digests((folder / DIGESTS).read_text("utf-8")).items():
        if not name.endswith(".whl") or not fits(Path(name).name, python):
            continue
        path = folder / name
        if not path.is_file() or digest_of(path) != digest:
            raise BrokenFolderError(f"文件缺失或损坏：{name}。请重新解压整个文件夹。")
        chosen.append(path)
    return chosen


def place(folder: Path) -> Path:
    """Return where the modules are laid out: beside the wheels, else in the user's data folder."""
    name = f"{PYTHON}-{digest_of(folder / DIGESTS)[:16]}"
    beside = folder / "program" / name
    if beside.is_dir() or os.access(folder, os.W_OK):
        return beside
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "ziping-program" / name


def install(folder: Path, target: Path) -> None:
    """Lay the wheels out in ``target``: whole or not at all, whoever else does the same at once."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=target.parent))
    try:
        for wheel in wheels(folder, PYTHON):
            unpack(wheel, unfinished)
        precompile(unfinished)
        unfinished.chmod(0o755)
        try:
            unfinished.rename(target)
        except OSError:
            if not target.is_dir():
                raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def main() -> int:
    """Install when needed, then hand over to the program."""
    target = place(HERE)
    if not target.is_dir():
        print("第一次启动，正在准备（约十秒）…", file=sys.stderr)
        try:
            install(HERE, target)
        except BrokenFolderError as error:
            print(error, file=sys.stderr)
            return 2
        except OSError as error:
            where = f"{error.strerror or error}（{target.parent}）"
            print(f"不能准备程序：{where}。请把文件夹放到能写入的地方。", file=sys.stderr)
            return 2
    sys.path[0] = str(target)
    sys.argv[0] = "ziping"
    from tui.cli import main as ziping

    return ziping()


if __name__ == "__main__":
    sys.exit(main())
