"""The desk: one open session with everything the screens need of it, and nothing of Textual's.

Screens read from it and call its methods; they never talk to each other or to storage. What follows from the
document (scores, findings) is computed once per revision, when somebody asks for it or when the app is idle.
"""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from schemas.asked import At
from schemas.finding import Finding, Span
from schemas.form import Form
from schemas.paths import find, row_model
from schemas.policy import Policy
from schemas.steps import Question
from tui.held import Held
from wizards.catalogue import PackError, load_form
from wizards.opening import policy_of
from wizards.session import Change, Session
from wizards.storage import Saver, SaveState

if TYPE_CHECKING:
    from wizards.evaluation import Evaluation
    from wizards.facts import Names


REPORT_DATE: Final = "profile.report_date"
_REMEMBERED: Final = 1000
"""Changes whose moment is remembered; more than anybody types in the seconds that count."""


class Desk:
    """One open session.

    Attributes:
        session: the only writer of state.
        saver: the thread that writes the session file, ``None`` when opened read-only.
        path: the session file.
        read_only: nothing typed is saved to ``path``.
        notices: what was noted when the file was opened.
    """

    def __init__(
        self,
        session: Session,
        form: Form,
        policy: Policy | None,
        path: Path,
        *,
        saver: Saver | None = None,
        notices: tuple[str, ...] = (),
        release: Callable[[], Any] | None = None,
    ) -> None:
        self.session = session
        self._form = form
        self._policy: tuple[Any, Policy | None] = session.get("policy"), policy
        self.path = path
        self.saver = saver
        self.notices = notices
        self.review_line: tuple[int, str, str] | None = None
        """The line of the review that the user went from: its number, the rule of its finding, its path."""
        self.looked_at: Finding | None = None
        """The finding that the user went from the review, or by F2, to see: of its field it is the one that is said."""
        self.review_order = "severity"
        """How the review sorts its findings."""
        self._release = release
        self._evaluation: tuple[int, Policy | None, Evaluation] | None = None
        self._evaluated: Mapping[str, Any] = {}
        self._names: tuple[Evaluation, Names] | None = None
        self._sentences: Mapping[str, str] = {}
        self._waiting: deque[tuple[int, float]] = deque(maxlen=_REMEMBERED)
        """Revision and moment of the changes that are not known to be in the file."""
        self._held = Held(session.text)
        self._said: tuple[object, tuple[object, ...], tuple[Finding, ...]] | None = None
        if saver is not None:
            saver.begin_with(session.document)
        session.subscribe(self._hand_to_saver)

    @property
    def read_only(self) -> bool:
        """Whether changes are not written to the session file."""
        return self.saver is None

    @property
    def form(self) -> Form:
        """The form pack that the document names, so undo takes a change of it back."""
        named = self.session.get("form")
        if isinstance(named, str) and named != self._form.pack.id:
            with contextlib.suppress(PackError):
                self._form = load_form(named)
        return self._form

    @property
    def policy(self) -> Policy | None:
        """The scoring policy in force: the one that the document names, so undo takes a change of it back."""
        named = self.session.get("policy")
        if named != self._policy[0]:
            self._policy = named, policy_of(self.form, named)[0]
        return self._policy[1]

    @property
    def evaluation(self) -> Evaluation:
        """Scores and findings of the current revision, computed at the first question and kept."""
        # Imported at the first question: scoring and checks are a third of the time to the first frame.
        from wizards.compose import sentences_from_data
        from wizards.evaluation import evaluate

        revision, policy = self.session.revision, self.policy
        if self._evaluation is None or self._evaluation[:2] != (revision, policy):
            document = self.session.document
            evaluation = evaluate(self.form, policy, document)
            self._sentences = sentences_from_data(self.form, evaluation.assessment, evaluation.sheet)
            self._evaluation = (revision, policy, evaluation)
            self._evaluated = document
        return self._evaluation[2]

    @property
    def last_evaluation(self) -> Evaluation | None:
        """The newest evaluation there is, perhaps of an older revision; never computes."""
        return self._evaluation[2] if self._evaluation else None

    @property
    def evaluation_of_now(self) -> Evaluation | None:
        """The evaluation of just what stands there now, ``None`` if there is none yet; never computes."""
        known = self._evaluation is not None and self._evaluated is self.session.document
        return self.last_evaluation if known else None

    @property
    def said(self) -> tuple[Finding, ...]:
        """The open findings that are counted while one fills in; never computes any."""
        evaluation = self.last_evaluation
        if evaluation is None:
            return ()
        state = self._held.state
        if self._said is None or self._said[0] is not evaluation or self._said[1] != state:
            self._said = evaluation, state, self._held.said(evaluation.open_findings)
        return self._said[2]

    def entered(self, path: str) -> None:
        """The focus came to ``path``."""
        self._held.enter(path, self._row_of(path))

    def left(self, path: str) -> None:
        """The focus left ``path``: what was typed there is said to be wrong, if it is."""
        self._held.leave(path)

    def _row_of(self, path: str) -> str:
        """Return the row in which ``path`` lies, empty if it lies in none; of an empty list the list itself."""
        asked = self.asked_at(path)
        if asked is None or row_model(asked.question.path) is None:
            return ""
        rows = asked.question.path
        key = path[len(rows) + 1 :].partition(".")[0] if path.startswith(f"{rows}.") else ""
        return f"{rows}.{key}"

    def findings_of(self, path: str) -> list[Finding]:
        """Return the open findings of exactly this field, the gravest first, as far as known; never computes.

        What was found of another answer than the one that stands there now is not said any more.
        """
        if self._evaluation is None or find(self._evaluated, path) != self.session.get(path):
            return []
        order = {"error": 0, "warning": 1, "note": 2}
        there = (finding for finding in self._evaluation[2].open_findings if finding.path == path)
        found = (one for one in there if self.is_looked_at(one) or not self._held.awaits(one))
        return sorted(found, key=lambda finding: (not self.is_looked_at(finding), order[finding.severity]))

    def finding_of(self, path: str) -> Finding | None:
        """Return the finding of this field that the user went to see, else the gravest."""
        return next(iter(self.findings_of(path)), None)

    def words_at(self, path: str) -> list[Span] | None:
        """Return the places of the words that open findings have read in the text at ``path``.

        ``None`` where that is not known: nothing was computed yet, or the text is another one by now.
        """
        if self._evaluation is None or find(self._evaluated, path) != self.session.get(path):
            return None
        spans: list[Span] = []
        for finding in self._evaluation[2].open_findings:
            other = finding.other
            if finding.path == path and finding.span is not None:
                spans.append(finding.span)
            if other is not None and other.path == path and other.span is not None:
                spans.append(other.span)
        return spans

    def is_looked_at(self, finding: Finding) -> bool:
        """Whether a finding is the one the user went to, though its words may stand elsewhere by now."""
        one = self.looked_at
        return one is not None and (one.rule, one.path, one.message) == (finding.rule, finding.path, finding.message)

    @property
    def names(self) -> Names:
        """What a text may name in braces, by the newest evaluation there is; computed for one that there is not."""
        from wizards.facts import Facts

        evaluation = self.last_evaluation or self.evaluation
        if self._names is None or self._names[0] is not evaluation:
            self._names = evaluation, Facts(self.form, evaluation.assessment, evaluation.sheet).names
        return self._names[1]

    def put_text(self, path: str, text: str) -> None:
        """Put a text as one undo step of its own; the names in it that follow the data keep their paths."""
        self.session.seal()
        self.session.set_bound(path, text, self.names.in_text(text))
        self.session.seal()

    @staticmethod
    def today() -> str:
        """Return the date of today as a form takes it."""
        return date.today().isoformat()

    def waive(self, finding: Finding, reason: str) -> None:
        """Set a warning aside with a reason; undo takes it back."""
        from wizards.checks import waiver_row

        row = waiver_row(self.evaluation.assessment, finding, reason, self.today())
        self.session.add_row("waivers", row)

    def sentence(self, path: str) -> str:
        """Return the sentence that the form makes from data in the place of the text at ``path``; never computes."""
        return self._sentences.get(path, "")

    def last_year(self, path: str) -> str:
        """Return what last year's session had at ``path``, empty if it had nothing there or there was none."""
        values = self.session.get("last.values")
        value = values.get(path) if isinstance(values, Mapping) else None
        return value if isinstance(value, str) else ""

    def choices(self, question: Question) -> tuple[str, ...]:
        """Return the words to choose from: for the grade, those of another policy than the form's own if it counts."""
        policy = self.policy
        if question.path != "performance.stated_grade" or not question.choices or policy is None:
            return question.choices
        return question.choices if policy.id == self.form.pack.policy else policy.labels

    def asked_at(self, path: str) -> At | None:
        """Return the step and question where ``path`` is asked, ``None`` if the form does not ask it."""
        return self.form.asked.at(path, self.session.document)

    def save_now(self, timeout: float = 2.0) -> bool:
        """Write what there is to disk; return whether all of it is there."""
        return self.saver.flush(timeout) if self.saver else False

    @property
    def saved(self) -> bool:
        """Whether there is nothing that is yet to be saved; never waits."""
        return self.saver is None or self.saver.whole

    def save_soon(self) -> None:
        """Have everything written now by the saver's thread; never waits."""
        if self.saver is not None:
            self.saver.flush(0)

    @property
    def save_state(self) -> SaveState | None:
        """What the saver knows, ``None`` when read-only."""
        return self.saver.state if self.saver else None

    def close(self) -> bool:
        """Save and let go of the file; return whether everything is on disk."""
        saved = self.saver.close() if self.saver else True
        if self._release:
            self._release()
        return saved

    def unsaved_for(self) -> float:
        """Return for how many seconds the oldest change that is not in the file has been waiting, 0 if none is."""
        state = self.save_state
        while state is not None and self._waiting and self._waiting[0][0] <= state.saved_revision:
            self._waiting.popleft()
        return time.monotonic() - self._waiting[0][1] if self._waiting else 0.0

    def _hand_to_saver(self, change: Change) -> None:
        if self.saver:
            self.saver.put(self.session.document, change.revision)
            self._waiting.append((change.revision, time.monotonic()))
