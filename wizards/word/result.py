"""What the writer hands back: the bytes, the proof, and the faults that a check names."""

from __future__ import annotations

from dataclasses import dataclass


class ProofFailed(Exception):
    """The file does not hold what it should (回读不符); the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One structural fault of a .docx file.

    Attributes:
        code: short English name of the rule, stable.
        part: the part of the package, empty for the package itself.
        message: what is wrong and where, in Chinese.
    """

    code: str
    part: str
    message: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found when the written bytes were read again.

    Attributes:
        values: texts that are not empty, each found at its place.
        headings: headings found, with number, style and outline level.
        cells: cells of tables found, a merged area counted once.
        merges: merged areas found with their full extent.
        digest: SHA-256 of the bytes.
    """

    values: int
    headings: int
    cells: int
    merges: int
    digest: str

    def summary(self) -> str:
        """One Chinese line for the user."""
        return (
            f"已回读核对：{self.values} 处文字、{self.headings} 个标题、{self.cells} 个单元格、{self.merges} 处合并"
            f"都在原位。文件指纹 {self.digest[:16]}"
        )


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was written and proved.

    Attributes:
        data: the .docx file.
        replaced: Chinese notes on characters that Word cannot hold, one per text.
        proof: what was checked.
    """

    data: bytes
    replaced: tuple[str, ...]
    proof: Proof
