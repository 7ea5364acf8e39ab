"""The Windows folder, built and unpacked once, and how its launcher and its Python are run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shipping import wine
from tests.shipping.office import ROOT, Ran, Run, make, unpack_zip, wine_prefix

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def archive() -> Path:
    (found,) = make("windows", ".zip")
    return found


@pytest.fixture(scope="session")
def folder(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack_zip(archive, tmp_path_factory.mktemp("desk") / "张三 桌面")


@pytest.fixture(scope="session")
def prefix(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wine_prefix(tmp_path_factory.mktemp("wine"))


@pytest.fixture
def launch(folder: Path, prefix: Path, tmp_path: Path) -> Run:
    """Run the launcher with words, in an empty folder."""

    def run(*words: str) -> Ran:
        extra = {"ZIPING_NO_PAUSE": "1", "ZIPING_HOME": wine.named(tmp_path / "data")}
        return wine.run(folder / "开始.cmd", *words, prefix=prefix, cwd=tmp_path, extra=extra)

    return run


@pytest.fixture
def python(folder: Path, prefix: Path, tmp_path: Path) -> Run:
    """Run the shipped Python with a script of the tests on the shipped modules."""

    def run(script: str, *words: str) -> Ran:
        program, lib = folder / "runtime" / "python.exe", wine.named(folder / "lib")
        extra = {"ZIPING_HOME": wine.named(tmp_path / "data")}
        command = ("-X", "utf8", "-B", str(HERE / script), lib, *words)
        return wine.run(program, *command, prefix=prefix, cwd=ROOT, extra=extra)

    return run
