"""The row commands as commands of the wizard, for the palette: they concern the list that the focus is in."""

from __future__ import annotations

from tui import texts
from tui.screens.wizard_frame import WizardFrame
from tui.widgets.notices import hint


class RowCommands(WizardFrame):
    """What the palette's row commands do."""

    async def action_row_add(self) -> None:
        """Add a row behind the current one."""
        await self._row("add")

    async def action_row_copy(self) -> None:
        """Copy the current row."""
        await self._row("copy")

    async def action_row_up(self) -> None:
        """Move the current row up."""
        await self._row("up")

    async def action_row_down(self) -> None:
        """Move the current row down."""
        await self._row("down")

    async def action_row_direction(self) -> None:
        """Compare the current indicator the other way."""
        await self._row("direction")

    async def action_row_delete(self) -> None:
        """Delete the current row."""
        await self._row("delete")

    def action_apply_fix(self) -> None:
        """Only in the review."""
        hint(self, texts.REVIEW_WHERE)

    def action_waive(self) -> None:
        """Only in the review."""
        hint(self, texts.REVIEW_WHERE)

    async def _row(self, command: str) -> None:
        from tui.widgets.row_table import RowTable

        around = self.focused.ancestors if self.focused is not None else []
        table = next((node for node in around if isinstance(node, RowTable)), None)
        if table is None:
            hint(self, texts.ROW_WHERE)
        else:
            await table.do(command)
