"""F01-F19: sums, rates, balances and single amounts in the tables of money."""

from __future__ import annotations

from tests.wizards.checks.builders import (
    FREE,
    STRICT,
)
from tests.wizards.checks.example import silent, speaks
from tests.wizards.checks.example_places import LINE

FUNDS_SPEAK = [
    speaks("F01", {"funds/lines/1/executed": "80"}, "funds.lines[0].executed"),
    speaks("F01", {LINE + "initial_budget": "100.02"}, "funds.lines[0].initial_budget"),
    speaks("F01", {LINE + "arrived": "100.02"}, "funds.lines[0].arrived"),
    speaks("F01", {LINE + "adjusted_budget": "100.02", "funds/lines/1/adjusted_budget": "100"},
           "funds.lines[0].adjusted_budget"),
    speaks(
        "F01",
        {"funds/account/expenditure/1": {"item": "total", "amount": "90"}},
        "funds.account.expenditure[1].amount",
    ),
    speaks("F02", {LINE + "initial_budget": "0", "funds/lines/1/initial_budget": "0",
                   "funds/lines/2/initial_budget": "0"}, "funds.lines[0].adjusted_budget"),
    speaks("F02", {f"funds/lines/{i}/initial_budget": None for i in range(3)}, "funds.lines[0].adjusted_budget"),
    speaks("F03", {"overrides": [{"path": "funds.lines.total.rate", "stated": "99%"}]}, "funds.lines[0].rate"),
    speaks("F03", {"texts/fund_use": "预算执行率为99%，结余2万元。"}, "texts.fund_use", "warning"),
    speaks("F04", {LINE + "adjusted_budget": "120", "texts/fund_use": "追加20万元，预算执行率98%。"}, "texts.fund_use",
           "warning"),
    speaks("F05", {LINE + "executed": "103", LINE + "balance": None}, "funds.lines[0].executed"),
    speaks("F05", {LINE + "executed": "103", "funds/over_treatment": "调增预算解决"}, "funds.lines[0].adjusted_budget"),
    speaks("F06", {"performance/stated_execution": "9"}, "performance.stated_execution"),
    speaks("F07", {LINE + "executed": "80", LINE + "balance": "20", "texts/fund_use": "专款专用。"},
           "funds.lines[0].executed", policy=STRICT),
    speaks("F08", {LINE + "adjusted_budget": "110"}, "funds.lines[0].adjusted_budget", "warning"),
    speaks("F08", {LINE + "adjusted_budget": "110"}, "funds.lines[0].adjusted_budget", "error", policy=STRICT),
    speaks("F09", {LINE + "balance": "3"}, "funds.lines[0].balance"),
    speaks("F09", {LINE + "executed": "100.5"}, "funds.lines[0].executed"),
    speaks("F09", {LINE + "arrived": "101"}, "funds.lines[0].arrived", "warning"),
    speaks("F10", {LINE + "arrived": "98", LINE + "balance": "0", "texts/fund_use": "专款专用。"},
           "funds.lines[0].executed", "warning"),
    speaks("F11", {"funds/expenses/0/amount": "49"}, "funds.expenses"),
    speaks("F12", {"funds/lines/1/executed": "880000"}, "funds.lines[1].executed", "warning"),
    speaks("F13", {"funds/subsidies/0/persons": "550"}, "funds.subsidies[0].amount"),
    speaks("F14", {"funds/lines/2/executed": "约10万"}, "funds.lines[2].executed", "warning"),
    speaks("F15", {"funds/expenses/0/voucher": "1-12月凭证"}, "funds.expenses[0].voucher", "note"),
    speaks("F16", {"funds/management/1/situation": ""}, "funds.management[1].situation"),
    speaks("F18", {LINE + "executed": "103", "texts/fund_use": "支出控制在预算之内。"}, "texts.fund_use", "warning"),
    speaks("F18", {LINE + "arrived": "99", "texts/fund_use": "资金到位率１００％，结余1万元。"}, "texts.fund_use",
           "warning"),
    speaks("F19", {"profile/projects/0/budget": "50"}, "profile.projects[0].budget", "warning"),
    speaks("F19", {"funds/account/expenditure/0/amount": "69.85"}, "funds.account.expenditure[0].amount", "warning"),
]  # fmt: skip

FUNDS_SILENT = [
    silent("F01", {"funds/lines/1/executed": "88.01"}),
    silent("F01", {"funds/lines/3": {"source": "county", "executed": "88"}}),
    silent("F02", {f"funds/lines/{i}/initial_budget": None for i in range(3)}, form=FREE),
    silent("F03", {"texts/fund_use": "预算执行率98%，甲项目预算执行率91.67%。"}),
    silent("F05", {LINE + "executed": "103", "funds/over_treatment": "由单位自有资金承担"}),
    silent("F07", {LINE + "executed": "80", LINE + "balance": "20", "texts/fund_use": "结余20万元是尾款。"},
           policy=STRICT),
    silent("F08", {LINE + "adjusted_budget": "110", "texts/fund_use": "年中追加10万元。"}),
    silent("F11", {"funds/expenses/0/amount": "五十"}),
    silent("F13", {"funds/subsidies/0/persons": "501"}),
    silent("F14", {"funds/lines/2/executed": "10万元"}),
    silent("F14", {"funds/lines/2/executed": "—"}),
    silent("F15", {"funds/expenses/0/voucher": "3月记12号"}),
    silent("F18", {"texts/fund_use": "支出控制在预算之内，结余2万元。"}),
]  # fmt: skip
