"""The folder for Windows: an embeddable Python, the modules, and a launcher to double-click."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.shipping import wine
from tests.shipping.archives import write_zip
from tests.shipping.contents import versions, write_licences
from tests.shipping.embeddable import put_python, signature, version_of
from tests.shipping.own_wheel import build_wheel
from tests.shipping.page import write_page
from tests.shipping.parts.unpack import unpack
from tests.shipping.targets import BUILD, DIST, PARTS, WINDOWS
from tests.shipping.wheels import MissingError, fetch
from tui.version import VERSION

# What is never imported: headers, parts of libraries the program does not use, what only tools read.
NOT_NEEDED = (
    "lib/pygments/lexers/[!_]*",
    "lib/lxml/html",
    "lib/*.dist-info/[!M]*",
    "lib/lxml/includes",
    "lib/lxml/isoschematron",
    "lib/lxml/objectify*",
    "lib/pydantic/v1",
    "lib/textual/demo",
    "lib/**/*.pyi",
    "lib/**/*.pyx",
    "lib/**/*.pxd",
    "lib/**/*.pxi",
    "lib/**/*.h",
    "runtime/sqlite3.dll",
    "runtime/_sqlite3.pyd",
    "runtime/winsound.pyd",
    "runtime/pythonw.exe",
    # The program never reaches for a network, and what is old in an OpenSSL is best not handed out.
    "runtime/libssl-*.dll",
    "runtime/libcrypto-*.dll",
    "runtime/_ssl.pyd",
    "runtime/_hashlib.pyd",
)
# What rich asks for by name when it draws a fault.
KEPT = ("python.py", "special.py")
# The second is for an input method that fails in Windows Terminal.
LAUNCHERS = {"开始.cmd": "1", "开始（旧窗口）.cmd": "0"}


def trim(folder: Path) -> None:
    """Take away what is never imported."""
    for pattern in NOT_NEEDED:
        for path in [path for path in folder.glob(pattern) if path.name not in KEPT]:
            if path.is_dir():
                shutil.rmtree(path)
            elif path.exists():
                path.unlink()


def launcher(terminal: str) -> bytes:
    """Return the launcher: ASCII alone, for the shell reads it before the code page is set; lines end as it wants."""
    text = (PARTS / "start.cmd").read_text("ascii").replace("@TERMINAL@", terminal)
    return text.replace("\n", "\r\n").encode("ascii")


def build_windows(given: Path | None) -> Path:
    """Build the folder and its archive, from the official Python ``given`` or for trial; returns the archive."""
    folder = BUILD / "windows" / f"自评向导-{VERSION}"
    shutil.rmtree(folder, ignore_errors=True)
    source = put_python(folder / "runtime", given)
    signed = signature(folder / "runtime" / "python.exe")
    wheels = [*fetch(WINDOWS), build_wheel()]
    for wheel in wheels:
        unpack(wheel, folder / "lib")
    trim(folder)
    shutil.copy2(PARTS / "ziping_start.py", folder / "lib")
    for name, terminal in LAUNCHERS.items():
        (folder / name).write_bytes(launcher(terminal))
    write_page(folder)
    write_licences(wheels, folder / "licenses")
    shutil.copy2(folder / "runtime" / "LICENSE.txt", folder / "licenses" / "python.txt")
    compiled = precompile(folder)
    rows = [
        ("系统", "Windows 10、11（64 位）"),
        ("Python", f"{version_of(folder / 'runtime')}，取自 {source}"),
        ("用途", "正式" if given else "试用：其中的 Python 不是从官方网站直接取得的"),
        ("预编译", "有" if compiled else "没有（制作时没有 Wine）"),
    ]
    text = versions(f"自评向导 ziping {VERSION}", rows, wheels)
    (folder / "版本.txt").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    DIST.mkdir(exist_ok=True)
    archive = DIST / f"{folder.name}-windows-x64{'' if given else '-试用'}{'' if compiled else '-未预编译'}.zip"
    write_zip(folder, archive)
    print(f"python.exe 签名：{signed}")
    return archive


def precompile(folder: Path) -> bool:
    """Compile the modules by the Python that is shipped; says whether that could be done here."""
    if not wine.can_run():
        return False
    script = PARTS / "precompile.py"
    prefix = BUILD / "wine"
    prefix.mkdir(parents=True, exist_ok=True)
    done = wine.run(folder / "runtime" / "python.exe", "-B", str(script), str(folder / "lib"), prefix=prefix)
    if done.returncode:
        raise MissingError(f"预编译失败：{done.stderr.decode('utf-8', 'replace')[-400:]}")
    return True
