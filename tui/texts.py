"""Every string of the shell that a user sees, and those of Textual's own that have to be said in Chinese."""

from __future__ import annotations

from typing import Final

from schemas.finding import SEVERITY_WORDS

APP: Final = "自评向导"
WINDOW_TITLE: Final = "{name} - 自评向导"

# Steps and problems ---------------------------------------------------------------------------------------------
STATES: Final = {
    "untouched": ("-", "未开始"),
    "filling": ("+", "填写中"),
    "problem": ("!", "有问题"),
    "complete": ("✓", "已填齐"),
}
"""Sign and word of a step's state."""

STEP_NUMBERS: Final = ("一", "二", "三", "四", "五")
STEP_OF: Final = "第 {number}/5 步  {title}"
NO_PROBLEMS: Final = "没有要改的地方。"
PROBLEM_OF: Final = "第 {number} 处，共 {count} 处"
EMPTY_STEP: Final = "这张表在这一步没有要填的，按 F5 到下一步。"
FIRST_STEP: Final = "这已是第一步。"
LAST_STEP: Final = "这已是最后一步；按 F8 检查，按 F9 写报告。"
NO_SUCH_FIELD: Final = "这张表没有这一栏，改不了：{path}"

# Fields ---------------------------------------------------------------------------------------------------------
REQUIRED: Final = "  必填"
SEVERITY_MARKS: Final = {
    "error": ("✗要改：", "$text-error"),
    "warning": ("!留意：", "$text-warning"),
    "note": (f"-{SEVERITY_WORDS['note']}：", "$text-muted"),
}
GAP_MARK: Final = "○还没填："
LONG_LINE: Final = "! 这一栏只印一行，已有 {count} 个字，可能太长"
LONG_PARAGRAPH: Final = "! 有一段很长，建议分段"
PASTE_JOINED: Final = "粘贴的几行已合成一行。"
CHOICE_TYPING: Final = "这里是选项，不能写字：用方向键选，按空格打勾。"
READ_ONLY_TYPING: Final = "只读打开，不能改；要改请在命令里“另存为”。"

# Help -----------------------------------------------------------------------------------------------------------
HELP_PARTS: Final = (("source", "来源"), ("good", "例"), ("bad", "不要"), ("clause", "位置"))
HELP_NONE: Final = "把光标移到一栏，这里就说明怎样填。"
HELP_OPENS: Final = "F1 全文"
HELP_TITLE: Final = "帮助"
HELP_KEYS: Final = "按键"
HELP_CLOSE: Final = "按 Esc 关闭，方向键翻看"

# Status ---------------------------------------------------------------------------------------------------------
SAVED: Final = "已保存 {time}"
SAVING: Final = "正在保存"
UNSAVED: Final = "未保存（{time} 起）：{reason}"
TOO_BUSY: Final = "电脑忙，还没来得及写完"
UNSAVED_COPY: Final = "；另有恢复副本"
CONFLICT: Final = "未保存：{reason}，请按 Ctrl+S 处理"
READ_ONLY: Final = "只读：改动不会保存"
NOT_YET: Final = "尚无改动"
SAVE_FAILED: Final = "还没有存上：{reason}"

# Scores ---------------------------------------------------------------------------------------------------------
SCORE: Final = "得分 {score}"
SCORE_OPEN: Final = "得分未算全（还差 {count} 项）"
SCORE_STATED_OPEN: Final = "自填 {score}（未算全）"
RATE: Final = "执行率 {rate}%"
UNDERSTOOD: Final = "理解为 {text}"
TARGET_IS_WORDS: Final = "按文字理解，请选达成程度并打分"
ASSUMED: Final = "{text}（Ctrl+T 换方向）"
ADOPTED: Final = "按指标值的单位理解为 {text}"
DOUBT: Final = "像是 {text}？请把单位写上"
DIRECTION_NOW: Final = "方向改为“{text}”，Ctrl+Z 恢复"
DIRECTION_NO: Final = "这一行不比较大小，没有方向可换"
GAPS: Final = "还差 {gap} 栏"
COUNTS: Final = "错误 {error}  提醒 {warning}"
NO_FINDINGS: Final = "没有发现问题"
NOT_FILLED: Final = "还没有填全"
NOT_EVALUATED: Final = "核对时程序出错（编号 {number}），填写和保存不受影响。"
COUNTING: Final = "正在核对"

# Home -----------------------------------------------------------------------------------------------------------
HOME_TITLE: Final = "自评向导  项目支出绩效自评"
HOME_MENU: Final = (
    ("new", "新建一份自评", "选一张表，起个文件名"),
    ("open", "打开已有文件", "按名称找到文件"),
    ("last_year", "从去年的开始", "名称、指标和文字带过来"),
    ("excel", "从 Excel、Word 带入", "新建一份，把表里的值带进来"),
    ("summary", "汇总一个文件夹", "许多项目一张表；一起检查、写报告"),
    ("sample", "看一份样例", "复制一份填好的样例来练手"),
)
HOME_RECOVER: Final = ("recover", "恢复的内容", "有 {count} 份上次没有正常关闭")
HOME_RECENT: Final = "最近的自评"
HOME_NONE: Final = "还没有自评。选“新建一份自评”开始，或先看样例。"
UNTITLED: Final = "（未写项目名称）"
NO_UNIT: Final = "（未写单位）"
MISSING_FILE: Final = "文件不在了"
MISSING_ASK: Final = "{path} 不在了（移走、改名，或磁盘没有插上）。从列表里去掉吗？文件本身不受影响。"

# Dialogs --------------------------------------------------------------------------------------------------------
OK: Final = "知道了"
CANCEL: Final = "取消"
BACK: Final = "返回"
YES: Final = "是"
NOTICES_TITLE: Final = "打开时发现"
NOTICES_GO_ON: Final = "看过了，继续"
NOTICES_BACK: Final = "不打开，回首页"
CANNOT_OPEN: Final = "打不开"
HELD_TITLE: Final = "别处正开着这份自评"
HELD_CHOICES: Final = (
    ("read", "只读打开"),
    ("copy", "另存一份来填"),
    ("take", "接管（会再问一次）"),
    ("back", "返回"),
)
TAKE_TITLE: Final = "确定接管吗"
TAKE_TEXT: Final = "接管后，那边不能再保存到这个文件；那边还没有存上的字会留在它自己的恢复副本里。"
TAKE_CHOICES: Final = (("back", "不接管"), ("take", "接管"))
QUIT_TITLE: Final = "还有内容没有存上"
QUIT_TEXT: Final = "原因：{reason}"
QUIT_CHOICES: Final = (
    ("stay", "不退出，继续填"),
    ("retry", "再存一次"),
    ("save_as", "另存为别的文件"),
    ("go", "退出（下次启动会提示恢复）"),
)
ENCODING_TITLE: Final = "文件的编码不是 UTF-8"
ENCODING_TEXT: Final = "看上去是 {encoding}。按它读出来看看？原文件会另存一份。"
UNREADABLE_TITLE: Final = "文件读不懂，可以用以前的版本"
UNREADABLE_BACKUP: Final = "上次打开时的备份"
UNREADABLE_GENERATION: Final = "{time} 的版本"

# New, open, save as ---------------------------------------------------------------------------------------------
NEW_TITLE: Final = "新建：选哪一张表"
SAMPLE_TITLE: Final = "看哪一张表的样例"
FOLDER: Final = "文件夹"
FILE_NAME: Final = "文件名"
FILE_PATH: Final = "文件的位置"
NEW_FILE_TITLE: Final = "新建：存到哪里"
OF_FORM: Final = "表：{title}"
OPEN_TITLE: Final = "打开已有文件"
SAVE_AS_TITLE: Final = "另存为"
READING: Final = "正在读 {name}"
MAKING: Final = "正在建 {name}"
WAIT_NO_LONGER: Final = "不等了，取消"
NO_SUCH_HOME: Final = "“~”后面的用户名这里没有，请写完整的位置。"
PATH_HINT: Final = "回车确定，Esc 返回"

NO_SAMPLE: Final = "这张表没有样例。"
NO_FORMS: Final = "没有可用的表。"
PARTLY_UNSEEN: Final = "（有的格没见于公开的表）"

# Recovery -------------------------------------------------------------------------------------------------------
RECOVERY_TITLE: Final = "上次没有正常关闭"
RECOVERY_SAVED: Final = "文件：{time} 保存，{count} 项"
RECOVERY_SAVED_BAD: Final = "文件：读不了（{problem}）"
RECOVERY_COPY: Final = "恢复副本：{time} 写下，{count} 项"
RECOVERY_WHOLE: Final = "最后的内容都在文件里，接着填就行。"
RECOVERY_CHOICES: Final = (
    ("resume", "用恢复副本继续"),
    ("saved", "用文件继续（副本留作旧版本）"),
    ("compare", "看看有什么不同"),
    ("later", "先不管，返回"),
)
RECOVERY_LIST: Final = "恢复的内容：选一份"
COMPARE_TITLE: Final = "不同之处"
COMPARE_NONE: Final = "（空）"
COMPARE_ROW: Final = "文件：{old}\n副本：{new}"
COMPARE_MORE: Final = "另有 {count} 处"
NOT_RESTORED: Final = "没有换成以前的版本，文件写不进去：{path}"
RECOVERED: Final = "已恢复到副本的内容。"

# Commands -------------------------------------------------------------------------------------------------------
PALETTE_TITLE: Final = "命令"
PALETTE_HINT: Final = "写几个字来找，回车执行，Esc 关闭"
PALETTE_NONE: Final = "没有找到"
PALETTE_STEP: Final = "到第{number}步  {title}"
PALETTE_FIELD: Final = "到这一栏  {label}"
UNDO_NONE: Final = "没有可撤销的。"
REDO_NONE: Final = "没有可重做的。"
UNDONE: Final = "已撤销：{label}"
REDONE: Final = "已重做：{label}"
NOT_AVAILABLE: Final = "请先打开一份自评。"
COPY_HINT: Final = "退出请按 Ctrl+Q 或 F10；复制请先选中文字。"
NOT_READY: Final = "这个部件没有装好：{name}"

# Size -----------------------------------------------------------------------------------------------------------
TOO_SMALL: Final = "窗口太小（{width}×{height}），请放大到 60×15 以上。\n填的内容都在。Ctrl+Q 退出。"

# Leaving --------------------------------------------------------------------------------------------------------
CRASHED: Final = "程序出错，已退出（编号 {number}）。"
RESTARTED: Final = "终端送来了读不懂的字节，界面已重新打开，填的内容都在。"

# Rows -----------------------------------------------------------------------------------------------------------
ROW_NUMBER: Final = "行"
ROW_NAME: Final = "指标"
ROW_OF: Final = "第 {number}/{count} 行"
ROWS_EMPTY: Final = "还没有一行，按“添加”开始。"
ROWS_FIXED: Final = "这张表的行是印好的，不能增减。"
SUMMED: Final = "自动相加"
ROW_DELETED: Final = "已删除这一行，按 Ctrl+Z 恢复。"
UNDO_BEYOND: Final = {
    "form": "改换表式",
    "policy": "评分办法",
    "waivers": "说明的理由",
    "remarks": "退回的意见",
    "state": "报送状态",
}
"""What undo may concern although no question asks for it."""
NOT_ASKED: Final = "这一行用不到这一格，可以清空"
ROW_COMMANDS: Final = {"add": "添加", "copy": "复制", "up": "上移", "down": "下移", "delete": "删除"}
MET: Final = {"yes": "完成", "no": "未完成", "unknown": "无法判断"}
MET_SIGNS: Final = {"yes": "✓", "no": "✗", "unknown": ""}
MET_HEAD: Final = "完成"
SCORE_HEAD: Final = "得分"
ROWS_NONE: Final = "还没有一行。"
ROW_WHERE: Final = "请先把光标移到一张表里。"
CRITERION: Final = "计分标准：{text}"
DEFINITION: Final = "指标解释：{text}"
COMPUTED: Final = "自动算 {text}"
COMPUTED_OTHER: Final = "! 和自动算的 {text} 不同"
POINTS: Final = "得分 {points}"
POINTS_STATED: Final = "（自动算 {computed}）"
COMPLETION: Final = "完成率 {rate}%"
FACTS_HEAD: Final = "填的情况"
FACT_NONE: Final = "空"
DIRECTIONS: Final = {"higher": "越高越好", "lower": "越低越好", "equal": "等于", "qualitative": "定性"}

# Review, preview, report, policy --------------------------------------------------------------------------------
BLANK: Final = "（空）"
REVIEW_TITLE: Final = "  ".join(
    ["检查", "还差 {gap} 栏", *(f"{word} {{{severity}}} 处" for severity, word in SEVERITY_WORDS.items())]
)
REVIEW_GAPS: Final = "还差 {count} 栏（没填，不是错）"
REVIEW_GROUPS: Final = {
    "error": f"{SEVERITY_WORDS['error']} {{count}} 处（要改）",
    "warning": f"{SEVERITY_WORDS['warning']} {{count}} 处（要改，或说明理由）",
    "note": f"{SEVERITY_WORDS['note']} {{count}} 处",
}
REVIEW_WAIVED: Final = "已说明理由 {count} 处"
REVIEW_EDITED: Final = "改写过的句子"
EDITED_NOW: Final = "  现在印：{text}"
EDITED_COMPUTED: Final = "  自动的：{text}"
REVIEW_UNUSED: Final = "没有印进报告的文字（会一直保留）"
REVIEW_UNDONE: Final = "已撤销。"
REVIEW_REDONE: Final = "已重做。"
REVIEW_WHERE: Final = "请先按 F8，在检查里选一处。"
REVIEW_ROWS: Final = "  {label}：{count} 行"
WAIVED_MARK: Final = "- 理由“{reason}”："
WAIVE_TITLE: Final = "这处提醒不改的理由"
WAIVED: Final = "理由：{reason}（Ctrl+R 取消）"
MAY_WAIVE: Final = "确实不用改的，按 Ctrl+R 说明理由。"
WAIVED_NOW: Final = "已记下理由，值一变就要重新说明。"
UNWAIVED: Final = "已取消说明。"
NO_WAIVER: Final = "只有提醒可以说明理由，错误要改。"
NO_FIX: Final = "这一处没有现成的改法，回车去改。"
FIXED: Final = "已照建议改，Ctrl+Z 可撤销。"
BOTH_VALUES: Final = "应为：{expected}   现为：{actual}"
BASIS: Final = "依据：{basis}"
FIX: Final = "建议改为：{text}（Ctrl+E）"
PREVIEW_TITLE: Final = "报告预览（还没有写成文件）"
PREVIEW_KEYS: Final = (("方向键 PgUp PgDn", "翻看", "focus_paper"), ("F9", "报告", "report"), ("Esc", "返回", "back"))
REPORT_TITLE: Final = "写 Word 报告"
REPORT_NAME: Final = "绩效自评报告"
REPORT_FILE: Final = "写到哪里（可以改）："
REPORT_CLEAN: Final = "没有发现会被退回的地方。"
REPORT_MISSING: Final = "还没有得分的 {count} 项：{names}。报告里的总分和等次先空着。"
REPORT_MISSING_STATED: Final = "还没有得分的 {count} 项：{names}。"
REPORT_FOUND: Final = "{words}（F8 查看）；草稿照样能写。"
REPORT_EXISTS: Final = "这个文件已经有了"
REPORT_EXISTS_CHOICES: Final = (("back", "不覆盖，改个名字"), ("replace", "覆盖它"))
REPORT_COMPOSING: Final = "1/3 正在排内容…"
REPORT_RENDERING: Final = "2/3 正在写成 Word 并逐项核对…"
REPORT_STORING: Final = "3/3 正在存盘…"
REPORT_DONE: Final = "报告已写好：{path}"
REPORT_KEPT: Final = "原来的那份和程序写出的不同（可能在 Word 里改过），已留作：{path}"
REPORT_BUSY: Final = "正在写，请稍等。"
REPORT_NO_NAME: Final = "请写出文件名。"
REPORT_BAD_NAME: Final = "这个文件名不能用，请改一个：{name}"
REPORT_BROKEN: Final = "没有写成，程序出错（编号 {number}），原来的文件没有动，填的内容都在。"
REPORT_FAILED: Final = "没有写成，原来的文件没有动。原因：{reason}"
REPORT_FONTS: Final = (
    "这台电脑上没有这些字体：{names}。Word 会用相近的字体代替，行数可能略有不同；"
    "要印成原样，请装上，或换一台有的电脑打开。"
)
REPORT_NOT_SENT: Final = "报告只存在这台电脑上，尚未报送。"
POLICY_TITLE: Final = "评分办法：换一套会差多少分"
POLICY_KEYS: Final = (("方向键", "比较", "compare"), ("回车", "改用这一套", "choose"), ("Esc", "返回", "back"))
POLICY_HERE: Final = "✓ "
POLICY_SOURCE: Final = "来源：{source}\n把握：{certainty}"
POLICY_SAME: Final = "现在用的就是这一套。"
POLICY_EQUAL: Final = "各项得分都没有变化。"
POLICY_NONE: Final = "这张表不按评分办法计分，换了也没有差别。"
POLICY_CHANGED: Final = "已改用：{title}"
