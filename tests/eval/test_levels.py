"""The levels of statements are measured one to one and hold on the labelled event that ships with the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import levels
from tellings.model.span import Span
from tellings.model.statement import Form, Sense, Speaker, Statement

EXAMPLES = Path(__file__).parents[2] / "examples"


def statement(start: int, end: int, name: str = "Orla Venn") -> Statement:
    span = Span("a1", start, end)
    return Statement("s", span, (span,), Form.INDIRECT, Sense.SPEECH, Speaker(name, None, None), None, None, 0.9)


def test_a_labelled_statement_is_matched_once_and_by_the_closest() -> None:
    read = [statement(0, 12), statement(0, 10), statement(40, 90)]
    labelled = [{"start": 0, "end": 10, "speaker": "Orla Venn"}, {"start": 40, "end": 60, "speaker": "Orla Venn"}]
    assert levels.matched(read, labelled) == {1: 0}


def test_an_attribution_needs_the_last_word_of_the_name() -> None:
    assert levels.attributed(statement(0, 1), {"speaker": "Orla Venn"})
    assert not levels.attributed(statement(0, 1), {"speaker": "Nils Brack"})


def test_what_is_called_high_is_right_on_the_invented_event(capsys: pytest.CaptureFixture[str]) -> None:
    assert levels.main([str(EXAMPLES)]) == 0
    rows = {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines()[1:]}
    read = {level: int(row[0]) for level, row in rows.items()}
    assert float(rows["high"][2]) >= 0.95
    assert read["high"] >= sum(read.values()) / 2


def test_no_event_is_a_wrong_call() -> None:
    assert levels.main([]) == 2
