"""Archives that are the same bytes whenever and wherever they are made."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

from tests.shipping.parts.unpack import digest_of

# The earliest moment that a zip can hold.
MOMENT = (1980, 1, 1, 0, 0, 0)
SECONDS = 315532800


def files_of(folder: Path) -> list[Path]:
    """Return the files below ``folder`` in one order that no system changes."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def write_zip(folder: Path, archive: Path) -> None:
    """Pack ``folder``, its own name on top."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in files_of(folder):
            item = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), MOMENT)
            item.compress_type, item.create_system, item.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
            packed.writestr(item, path.read_bytes())


def write_tar(folder: Path, archive: Path) -> None:
    """Pack ``folder``, its own name on top; scripts may be run, and nothing belongs to anybody."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as packed:
        for path in files_of(folder):
            item = tarfile.TarInfo(path.relative_to(folder.parent).as_posix())
            item.size, item.mtime = path.stat().st_size, SECONDS
            item.mode = 0o755 if path.suffix == ".sh" else 0o644
            packed.addfile(item, io.BytesIO(path.read_bytes()))
    with archive.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=SECONDS) as packed_file:
        packed_file.write(plain.getvalue())


def write_digest(archive: Path) -> str:
    """Write the archive's digest beside it, as ``sha256sum`` does; returns it."""
    digest = digest_of(archive)
    Path(f"{archive}.sha256").write_text(f"{digest}  {archive.name}\n", "utf-8")
    return digest
