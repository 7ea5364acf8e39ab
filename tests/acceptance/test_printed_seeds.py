"""The ``-printed`` samples: the Word file holds what the source document holds, the checks find its faults."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import docx
import pytest

from samples import list_samples, sample_path

SEEDS: dict[str, dict[str, list[str]]] = tomllib.loads((Path(__file__).parent / "seeds.toml").read_text("utf-8"))
_NARROW = str.maketrans({"(": "（", ")": "）", "[": "〔", "]": "〕"})


def squeezed(text: str) -> str:
    """Without blanks: the documents have them at random. Brackets of document numbers are judged by the checks."""
    return re.sub(r"\s", "", text)


def rounded(text: str) -> str:
    return squeezed(text).translate(_NARROW)


class Printed:
    """A written report, read again with python-docx."""

    def __init__(self, path: Path) -> None:
        document = docx.Document(str(path))
        self.blocks: list[str] = []
        self.cells: set[str] = set()
        for part in document.iter_inner_content():
            if hasattr(part, "text"):
                self.blocks.append(part.text)
            else:
                for row in part.rows:
                    texts = [cell.text for cell in row.cells]
                    self.blocks += dict.fromkeys(texts)
                    self.cells |= set(texts)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    from tui.cli import main

    folder = tmp_path_factory.mktemp("printed")
    for form in SEEDS:
        assert main(["report", str(sample_path(form, "printed")), "-o", str(folder / f"{form}.docx")]) == 0
    return {form: Printed(folder / f"{form}.docx") for form in SEEDS}


@pytest.mark.parametrize("form", SEEDS)
def test_headings_stand_in_order_with_their_tokens(form: str, written: dict[str, Printed]) -> None:
    blocks = [squeezed(block) for block in written[form].blocks]
    at = -1
    for heading in SEEDS[form]["headings"]:
        found = next((n for n in range(at + 1, len(blocks)) if begins(blocks[n], heading)), None)
        assert found is not None, f"{heading} is not behind {SEEDS[form]['headings'][: at + 1][-1:]}"
        at = found


def begins(block: str, heading: str) -> bool:
    """A heading of its own, the end of a title of two lines, or one that its text follows (up to a stop)."""
    return block == heading or block.endswith(heading) or (heading[-1] in "：。" and block.startswith(heading))


@pytest.mark.parametrize("form", SEEDS)
def test_every_figure_is_printed(form: str, written: dict[str, Printed]) -> None:
    whole = rounded("\n".join(written[form].blocks))
    assert not [figure for figure in SEEDS[form]["figures"] if rounded(figure) not in whole]


@pytest.mark.parametrize("form", SEEDS)
def test_every_cell_is_there(form: str, written: dict[str, Printed]) -> None:
    cells = {rounded(cell) for cell in written[form].cells}
    missing = [cell for cell in SEEDS[form]["cells"] if rounded(cell) not in cells and not in_caption(cell, cells)]
    assert not missing


def in_caption(cell: str, cells: set[str]) -> bool:
    return cell.startswith("（") and any(rounded(cell) in other for other in cells)


@pytest.mark.parametrize("form", SEEDS)
def test_the_checks_find_the_contradictions_of_the_document(form: str, ziping: Any) -> None:
    answer = ziping("check", sample_path(form, "printed"), "--json")
    assert answer.code == 1
    found = [(one["rule"], one["where"]) for one in answer.json[0]["findings"]]
    for expected in SEEDS[form]["findings"]:
        rule, where = expected.split(" ")
        assert any(rule == named and place.startswith(where) for named, place in found), expected


def test_the_hundred_points_of_dachuan(ziping: Any) -> None:
    sheet = ziping("score", sample_path("dachuan-2018", "printed"), "--json").json
    items = [one for one in sheet["indicators"] if one["weight"] is not None]
    groups = [items[0:5], items[5:11], items[11:29], items[29:30]]
    assert [sum(int(one["score"]) for one in group) for group in groups] == [15, 22, 38, 18]
    assert sheet["total"]["score"] == "93"
    assert [number for number, one in enumerate(items, start=1) if one["stated"] is not None] == [2, 6, 7, 11, 30]


def test_linxiang_prints_what_was_claimed_and_no_zero_for_a_blank(ziping: Any, written: dict[str, Printed]) -> None:
    sheet = ziping("score", sample_path("linxiang-2021", "printed"), "--json").json
    assert (sheet["total"]["computed"], sheet["total"]["stated"], sheet["total"]["score"]) == (None, "98", "98")
    assert (sheet["grade"]["computed"], sheet["grade"]["stated"], sheet["grade"]["grade"]) == ("优", "优", "优")
    blocks = written["linxiang-2021"].blocks
    assert blocks[blocks.index("市财政") + 1] == "" and "____" in "".join(blocks)


@pytest.mark.parametrize("path", list_samples(), ids=lambda path: path.stem)
def test_finished_samples_are_clean_and_the_others_are_not(path: Path, ziping: Any) -> None:
    answer = ziping("check", path, "--json")
    finished = not path.stem.endswith(("-half", "-printed"))
    assert (answer.code, answer.err) == (0 if finished else 1, "")
    assert not finished or answer.json[0]["counts"] == {"error": 0, "warning": 0, "note": 0}
