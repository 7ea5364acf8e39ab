"""T01-T19: chapters, problems and measures, the signature, and how the texts are written."""

from __future__ import annotations

from tests.wizards.checks.builders import (
    NO_REASONS,
)
from tests.wizards.checks.example import silent, speaks
from tests.wizards.checks.example_places import FIRST, ROW

CHAPTERS_SPEAK = [
    speaks("T01", {"texts/overview": ""}, "texts.overview"),
    speaks("T01", {"texts/conclusion": None}, "texts.conclusion", "warning"),
    speaks("T01", {"signoff/attachments": None}, "signoff.attachments", "warning"),
    speaks("T01", {"problems/items/1": None}, "problems.items"),
    speaks("T02", {"problems/items/0": None}, "problems.items"),
    speaks("T02", {"problems/items/0/text": "暂无问题", ROW + "0/actual": "9处"}, "problems.items[0].text", "warning"),
    speaks("T03", {"problems/items/2": {"id": "q3", "kind": "problem", "text": "人手不足。"}}, "problems.items[2].text",
           "warning"),
    speaks("T03", {"problems/items/1/text": " "}, "problems.items[0].text", "warning"),
    speaks("T04", {ROW + "0/actual": "9处"}, FIRST + "actual", "warning", form=NO_REASONS),
    speaks("T05", {ROW + "0/actual": "9处", ROW + "0/stated_verdict": "完成"}, FIRST + "stated_verdict"),
    speaks("T05", {ROW + "0/stated_verdict": "未完成"}, FIRST + "stated_verdict"),
    speaks("T08", {"texts/overview": "今年维护12处。"}, "texts.overview", "warning"),
    speaks("T10", {"texts/result_use": None}, "texts.result_use"),
    speaks("T11", {"texts/audit_findings": None}, "texts.audit_findings"),
    speaks("T13", {"signoff/unit": None}, "signoff.unit"),
    speaks("T13", {"profile/report_date": None}, "profile.report_date"),
    speaks("T14", {"texts/overview": "明细见附件。", "signoff/attachments": []}, "texts.overview", "warning"),
    speaks("T16", {"texts/overview": "成效明显，显著改善，大幅提高。"}, "texts.overview", "note"),
    speaks("T17", {"texts/overview": "惠及城乡城乡居民。"}, "texts.overview", "note"),
    speaks("T17", {"texts/overview": "惠及居民。。"}, "texts.overview", "note"),
    speaks("T18", {"signoff/preparer": {"phone": "138" + "0" * 8}}, "signoff.preparer.phone", "warning"),
    speaks("T18", {"texts/overview": "身份证110101" + "1990" + "03070011。"}, "texts.overview", "warning"),
    speaks("T19", {"texts/x_form_sentence": "执行97万元。"}, "texts.x_form_sentence", "warning"),
]  # fmt: skip

CHAPTERS_SILENT = [
    silent("T01", {"texts/fund_use": None}),  # a sentence from data stands in that chapter
    silent("T02", {"problems/items/0/text": "无"}),
    silent("T03", {"problems/items/1/answers": None}),
    silent("T03", {"problems/items/2": {"id": "q3", "kind": "problem"}}, name="nothing is said of the second"),
    silent("T03", {"problems/items/0/text": "无", "problems/items/1/answers": None}),
    silent("T05", {ROW + "0/stated_verdict": "完成"}),
]  # fmt: skip
