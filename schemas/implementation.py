"""Step 三 组织实施: how it was organised and watched over."""

from pydantic import Field

from schemas.part import Amount, Part, Quantity


class Monitoring(Part):
    """预算绩效管理: how many goals were set, monitored, reviewed; for how much money."""

    goals: Quantity | None = None
    monitored: Quantity | None = None
    reviewed: Quantity | None = None
    amount: Amount | None = None
    coverage: Quantity | None = None


class Implementation(Part):
    """组织实施. ``communities`` counts the 社区 that were reached."""

    communities: Quantity | None = None
    monitoring: Monitoring = Field(default_factory=Monitoring)
