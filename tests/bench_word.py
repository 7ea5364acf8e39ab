"""The Word writer beside its yardsticks: strings with zipfile (the floor) and docxtpl with an equivalent template.

Every figure is the processor time of a fresh process, in turns, so that a noisy machine shifts all alike; only ratios
count.
docxtpl is needed for the comparison only (``pip install ziping[bench]``) and skipped, visibly, where it is absent.
"""

from __future__ import annotations

import importlib.util
import io
import json
import math
import resource
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from schemas.blocks import Block, Cell, Grid, Heading, Layout, Paragraph, Row, Table

ROUNDS = 7
SIZES = (20, 200, 2_000, 10_000)
WRITERS = ("floor", "ziping", "docxtpl", "proof")
ROOT = Path(__file__).resolve().parent.parent
LAYOUT = Layout("项目支出绩效自评报告", "某县医疗保障局", "2022-08-16")
HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
WIDTHS = (3, 3, 6, 3, 3, 2, 2, 6)
SENTENCE = "根据有关文件规定，区级财政按照每人每年二十五元的标准对参加城乡居民基本医疗保险的居民给予补助。" * 4
TALL, MIDDLE = 12, 4

Values = list[tuple[str, ...]]


def values(count: int) -> Values:
    """The rows of the indicator table, eight texts each."""
    return [
        (
            f"产出指标{i // TALL}",
            f"数量指标{i // MIDDLE}",
            f"城乡居民参保人数（第{i}项）",
            f"≥{i}人",
            f"{i + 7}人",
            "5",
            "4.5",
            "宣传不够，已上门动员 & 代办" if i % 3 else "",
        )
        for i in range(count)
    ]


def blocks(rows: Values) -> list[Block]:
    """The report of the measurement: ten headings, twenty paragraphs, the indicator table in landscape."""
    found: list[Block] = [Heading(0, "", LAYOUT.title)]
    for number in range(10):
        found += [
            Heading(1 + number % 2, f"{number}、", "项目资金使用及管理情况"),
            Paragraph(SENTENCE),
            Paragraph(SENTENCE),
        ]
    count = len(rows)
    lines = [Row(tuple(Cell(column, text) for column, text in enumerate(HEADS)), head=True)]
    for i, row in enumerate(rows):
        cells = []
        if i % TALL == 0:
            cells.append(Cell(0, row[0], rows=min(TALL, count - i)))
        if i % MIDDLE == 0:
            cells.append(Cell(1, row[1], rows=min(MIDDLE, count - i)))
        cells += [Cell(column, row[column]) for column in range(2, 8)]
        lines.append(Row(tuple(cells)))
    return [*found, Table((Grid(WIDTHS, tuple(lines)),), landscape=True), Paragraph(LAYOUT.unit, "right")]


def floor(rows: Values) -> bytes:
    """What any writer must at least do: the same document from strings, streamed into a zip."""
    from wizards.word.page import LANDSCAPE, PORTRAIT
    from wizards.word.parts import parts

    def paragraph(style: str, text: str, more: str = "") -> str:
        run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{run}</w:p>'

    def cell(width: int, style: str, text: str, merge: str = "") -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>{paragraph(style, text)}</w:tc>'

    def document() -> Iterator[str]:
        yield (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
        )
        yield paragraph("Title", LAYOUT.title)
        for number in range(10):
            yield paragraph(f"Heading{1 + number % 2}", f"{number}、项目资金使用及管理情况")
            yield paragraph("BodyText", SENTENCE) + paragraph("BodyText", SENTENCE)
        yield paragraph("Spacer", "", PORTRAIT.section())
        widths = [LANDSCAPE.text_width * width // sum(WIDTHS) for width in WIDTHS]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="FormTable"/><w:tblW w:w="0" w:type="auto"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )
        heads = "".join(cell(width, "TableHead", text) for width, text in zip(widths, HEADS, strict=True))
        yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
        merges = ("<w:vMerge/>", '<w:vMerge w:val="restart"/>')
        for i, row in enumerate(rows):
            first, second = i % TALL == 0, i % MIDDLE == 0
            texts = "".join(cell(widths[c], "TableCentre", row[c]) for c in range(2, 8))
            yield (
                '<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="454"/></w:trPr>'
                + cell(widths[0], "TableCentre", row[0] if first else "", merges[first])
                + cell(widths[1], "TableCentre", row[1] if second else "", merges[second])
                + f"{texts}</w:tr>"
            )
        yield "</w:tbl>" + paragraph("Spacer", "", LANDSCAPE.section()) + paragraph("Signature", LAYOUT.unit)
        yield PORTRAIT.section() + "</w:body></w:document>"

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(LAYOUT).items():
            archive.writestr(name, content)
        with archive.open("word/document.xml", "w") as part:
            for piece in document():
                part.write(piece.encode())
    return target.getvalue()


def template() -> bytes:
    """The same document as a docxtpl template: one row in a loop, merges by docxtpl's own tag."""
    from wizards.word.render import render

    marks = ["{% vm %}{{ r[0] }}", "{{ r[1] }}", *(f"{{{{ r[{column}] }}}}" for column in range(2, 8))]
    lines = [
        Row(tuple(Cell(column, text) for column, text in enumerate(HEADS)), head=True),
        Row((Cell(0, "{%tr for r in rows %}", columns=8),)),
        Row(tuple(Cell(column, text) for column, text in enumerate(marks))),
        Row((Cell(0, "{%tr endfor %}", columns=8),)),
    ]
    table = Table((Grid(WIDTHS, tuple(lines)),), landscape=True)
    return render([table if isinstance(block, Table) else block for block in blocks([])], LAYOUT)


def docxtpl(rows: Values, source: bytes) -> bytes:
    """The template filled by docxtpl, with its sandbox and escaping on, as a careful user would."""
    from docxtpl import DocxTemplate  # type: ignore[import-not-found]  # bench only
    from jinja2.sandbox import SandboxedEnvironment  # type: ignore[import-not-found]  # comes with docxtpl

    document = DocxTemplate(io.BytesIO(source))
    document.render({"rows": rows}, jinja_env=SandboxedEnvironment(), autoescape=True)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def task(writer: str, count: int) -> Callable[[], object]:
    """What is timed, with its input and its imports ready."""
    from wizards.word.parts import parts
    from wizards.word.render import render

    rows = values(count)
    parts(LAYOUT)
    if writer == "floor":
        return lambda: floor(rows)
    if writer == "docxtpl":
        import docxtpl as _  # type: ignore[import-not-found]  # noqa: F401  # bench only

        source = template()
        return lambda: docxtpl(rows, source)
    report = blocks(rows)
    if writer == "ziping":
        return lambda: render(report, LAYOUT)
    import docx as _docx  # noqa: F401

    from wizards.word.proof import prove

    data = render(report, LAYOUT)
    return lambda: prove(data, report, LAYOUT)


def one(writer: str, count: int) -> None:
    """Times one run in this process and prints seconds and peak megabytes above the start."""
    run = task(writer, count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    run()
    seconds = time.process_time() - start
    print(json.dumps([seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024]))


def measure(rounds: int = ROUNDS, sizes: tuple[int, ...] = SIZES) -> dict[tuple[str, int], tuple[float, float]]:
    """Medians of seconds and megabytes per writer and size; the writers take turns."""
    writers = [name for name in WRITERS if name != "docxtpl" or importlib.util.find_spec("docxtpl")]
    runs: dict[tuple[str, int], list[list[float]]] = {}
    for size in sizes:
        for _ in range(rounds):
            for writer in writers:
                done = subprocess.run(
                    [sys.executable, "-m", "tests.bench_word", writer, str(size)],
                    cwd=ROOT,
                    capture_output=True,
                    text=True,
                    check=True,
                )
                runs.setdefault((writer, size), []).append(json.loads(done.stdout))
    return {
        key: (statistics.median(run[0] for run in found), statistics.median(run[1] for run in found))
        for key, found in runs.items()
    }


def main(rounds: int = ROUNDS, sizes: tuple[int, ...] = SIZES) -> None:
    """Prints the table."""
    found = measure(rounds, sizes)
    print(f"Word：指标表 {'、'.join(map(str, sizes))} 行，{rounds} 轮交替取中位数；×＝与下限（字符串＋zipfile）之比")
    labels = {"floor": "下限", "ziping": "ziping 写", "docxtpl": "docxtpl", "proof": "ziping 回读核对"}
    for writer in WRITERS:
        if (writer, sizes[0]) not in found:
            print(f"  {labels[writer]}：没有安装，略过（pip install '.[bench]'）")
            continue
        cells = []
        for size in sizes:
            seconds, megabytes = found[writer, size]
            cells.append(f"{size} 行 {seconds:.3f} s {seconds / found['floor', size][0]:.2f}× 峰值+{megabytes:.0f} MB")
        print(f"  {labels[writer]}：" + " · ".join(cells))
    _goals(found, sizes)


def _goals(found: dict[tuple[str, int], tuple[float, float]], sizes: tuple[int, ...]) -> None:
    def seconds(writer: str, size: int) -> float:
        return found[writer, size][0]

    def growth(writer: str) -> float:
        return math.log(seconds(writer, sizes[-1]) / seconds(writer, sizes[-2])) / math.log(sizes[-1] / sizes[-2])

    large, middle = sizes[-1], sizes[min(1, len(sizes) - 1)]
    goals = [
        (f"{large} 行 ÷ 下限", seconds("ziping", large) / seconds("floor", large), 2.0),
        (f"{middle} 行 ÷ 下限", seconds("ziping", middle) / seconds("floor", middle), 5.0),
        (f"{large} 行回读 ÷ 下限", seconds("proof", large) / seconds("floor", large), 10.0),
    ]
    if len(sizes) > 1:
        goals += [("增长指数", growth("ziping"), 1.1), ("回读的增长指数", growth("proof"), 1.1)]
    if ("docxtpl", large) in found:
        goals.append((f"{large} 行 ÷ docxtpl", seconds("ziping", large) / seconds("docxtpl", large), 0.15))
    for name, value, limit in goals:
        print(f"  {name} {value:.2f}（目标 ≤ {limit}）{'达到' if value <= limit else '未达到'}")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(sys.argv[1], int(sys.argv[2]))
    else:
        main()
