"""How the wizard's window is divided: title, steps at the left, questions in the middle, help beside or below."""

from __future__ import annotations

from schemas.step_names import STEP_TITLES, STEPS, StepName
from tui import texts
from tui.plain import shorten
from tui.textual_seams import SteadyScreen

_BESIDE = 50
"""Cells of the first row that are kept for the step and the form."""
_LEAST = 20


def title_words(step: StepName, whose: str, form: str, width: int) -> str:
    """Return the first row: which step, whose project or unit, which form."""
    where = texts.STEP_OF.format(number=STEPS.index(step) + 1, title=STEP_TITLES[step])
    name = shorten(whose, max(width - _BESIDE, _LEAST))
    return shorten(f" {where}   {name}  {form}", max(width, _LEAST))


class WizardFrame(SteadyScreen):
    """A screen that is divided like the wizard."""

    CSS_PATH = "wizard.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (72, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-short"), (28, "-middling"), (32, "-tall"), (38, "-high")]

    def fit(self) -> None:
        """Take the classes of the window's size before anything is mounted, so that nothing is styled twice."""
        for size, sorts in (
            (self.app.size.width, self.HORIZONTAL_BREAKPOINTS),
            (self.app.size.height, self.VERTICAL_BREAKPOINTS),
        ):
            self.add_class([name for least, name in sorts if size >= least][-1])
