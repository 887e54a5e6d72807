"""Statements: what someone is reported to have said, held true or intended, and the words in marks that are no speech.

In: a parsed article. Out: statements by place, each with content, cue, form and its source's own words as an
unresolved speaker; and the quoted terms. Guarantees: content holds neither cue nor source of its own;
statements are nested or disjoint; a quotation is part of a statement or a quoted term, never both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.annotations.statements import circumstances, direct, headlines, indirect, quotations, sources
from tellings.annotations.statements.boundaries import Offsets
from tellings.annotations.statements.marked import OUTSIDE, Marked
from tellings.annotations.statements.quotations import Quotation
from tellings.model.parse import ParsedArticle
from tellings.model.statement import Form, QuotedTerm, Sense, Speaker, Statement

NESTABLE = ("clause-speech", "direct-behind", "direct-ahead")
"""Rules sure enough to be trusted inside what someone else says."""
OWN_VOICE = frozenset({"i", "you", "we", "me", "us", "he or she"})
SHORTEST_NESTED = 4
"""Words a statement inside a statement has at least."""
CONFIDENCE: Mapping[str, float] = {
    "direct-behind": 0.98, "direct-ahead": 0.95, "direct-carried": 0.98, "direct-alone": 0.94,
    "direct-label": 0.75, "direct-colon": 0.60,
    "according": 0.88, "before-speech": 0.84, "around-speech": 0.79, "beside-speech": 0.75, "words-speech": 0.75,
    "clause-speech": 0.79, "that-speech": 0.86,
    "headline-speech": 0.95, "headline-label": 0.75, "ing-speech": 0.82, "to-speech": 0.70, "whom-to-speech": 0.66, "small-speech": 0.70,
    "as-speech": 0.63, "prep-speech": 0.67, "np-speech": 0.61, "target-speech": 0.60, "passive-to-speech": 0.50, "at-figure-speech": 0.75,
    "colon-speech": 0.33, "noun-clause-speech": 0.78, "noun-np-speech": 0.60, "noun-to-speech": 0.65,
    "clause-belief": 0.65, "that-belief": 0.65, "before-belief": 0.78, "passive-to-belief": 0.60,
    "np-belief": 0.47, "as-belief": 0.70, "small-belief": 0.45, "prep-belief": 0.70, "adj-clause-belief": 0.75,
    "noun-clause-belief": 0.55,
    "to-intention": 0.39, "whom-to-intention": 0.42, "adj-to-intention": 0.33, "noun-to-intention": 0.58, "np-intention": 0.27,
    "noun-np-belief": 0.06, "prep-intention": 0.17,
}  # fmt: skip
"""Share of a rule's statements that match a labelled one at word IoU >= .5 (quotations in marks: share of their words that are
labelled), measured on PolNeAR's development articles, 100 of its training articles and the hand-labelled events together; rules with
fewer than ten statements there are set lower than measured."""
ASSERTED, NESTED_CLAUSE = 0.90, 0.65
"""The same for clauses behind a verb that asserts and has a named source, and for clauses inside what someone else says."""
UNSURE_VERBS = frozenset({"ask", "tell", "report", "write", "confirm", "demand", "remember", "post"})
"""Speech verbs whose clauses were labelled less often than those of "say"."""
DEFAULT_CONFIDENCE = 0.5
WORDINGS = ("as-", "small-", "np-", "target-", "prep-", "noun-np")
"""Rules whose content is a phrase: part of the wording where someone else's report holds it with its cue."""
SURE_ENOUGH = 0.35
"""A less sure report gives way to a surer one inside it."""
LEAST_CONFIDENCE = 0.3
"""What is surer wrong than right by more than two to one is not reported."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it is placed among the others."""

    spans: tuple[Offsets, ...]
    cue: Offsets | None
    source: Offsets | None
    sense: Sense
    rule: str
    words: int = 0
    own_voice: bool = False
    asserts: bool = False
    level: int = 0

    @property
    def start(self) -> int:
        """First character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Behind the last character."""
        return self.spans[-1][1]


def read(parsed: ParsedArticle) -> tuple[tuple[Statement, ...], tuple[QuotedTerm, ...]]:
    """All statements and quoted terms of an article, in reading offsets."""
    drafts, marked = draft(parsed)
    placed = place(drafts, marked)
    return placed, terms(placed, marked)


def draft(parsed: ParsedArticle) -> tuple[list[Draft], Marked]:
    """Everything that may be a statement, contradictions settled."""
    marked = Marked(parsed, quotations.read(parsed))
    attributions = direct.read(marked)
    drafts: list[Draft] = []
    taken = set()
    spoken: list[Quotation] = []
    for attribution in attributions:
        quotation = marked.quotations[attribution.quotation]
        spans = ((min(attribution.start, quotation.parts[0][0]), quotation.parts[0][1]), *quotation.parts[1:])
        spans = (*spans[:-1], (spans[-1][0], max(attribution.end, spans[-1][1])))
        drafts.append(Draft(spans, attribution.cue, attribution.source, Sense.SPEECH, attribution.rule, level=quotation.level))
        spoken.append(quotation)
        opening = direct.opening(marked, attribution)
        if opening is not None:
            drafts.append(Draft((opening,), attribution.cue, attribution.source, Sense.SPEECH, "before-speech"))
        if attribution.cue_index is not None:
            taken.add(attribution.cue_index)
    joined = frozenset(taken)
    clipped = headlines.read(marked, joined)
    for candidate in [*clipped, *indirect.read(marked, joined | {c.cue_index for c in clipped})]:
        if confidence(candidate.rule) < LEAST_CONFIDENCE:
            continue
        words = sum(t.is_word for s, e in candidate.spans for t in parsed.tokens_in(s, e))
        named = parsed.text[slice(*candidate.source)].lower() if candidate.source else "i"
        verb = parsed.tokens[candidate.cue_index]
        asserts = verb.lemma.lower() not in UNSURE_VERBS and candidate.source is not None
        denied = any(c.dep == "neg" for c in parsed.children(verb))
        drafts.append(
            Draft(
                candidate.spans,
                candidate.cue,
                candidate.source,
                candidate.sense,
                candidate.rule,
                words,
                denied or named in OWN_VOICE,
                asserts,
            )
        )
    return settle(drafts), marked


def settle(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without doubles and without crossings; what comes from quotation marks wins, then what is surer."""
    kept: list[Draft] = []
    for group in overlapping(drafts):
        inside: list[Draft] = []
        for one in sorted(group, key=lambda d: (not d.rule.startswith("direct"), -confidence(d.rule), d.start, -d.end)):
            against = [other for other in inside if clash(one, other)]
            if all(swallows(one, other) for other in against):
                inside = [other for other in inside if other not in against] + [one]
        kept.extend(inside)
    return sorted(kept, key=lambda d: (d.start, -d.end))


def overlapping(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Drafts in runs that share text; drafts of different runs do not touch."""
    run: list[Draft] = []
    reach = -1
    for one in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if run and one.start >= reach:
            yield run
            run = []
        run.append(one)
        reach = max(reach, one.end)
    if run:
        yield run


def clash(one: Draft, other: Draft) -> bool:
    """Whether two drafts cannot both stand: same content, crossing content, or a cue outside what it shares."""
    if one.end <= other.start or other.end <= one.start:
        return False
    if one.spans == other.spans:
        return True
    inside = other.start <= one.start and one.end <= other.end
    around = one.start <= other.start and other.end <= one.end
    if not (inside or around):
        return True
    inner, outer = (one, other) if inside else (other, one)
    if inner.rule.startswith("direct") and inner.level == 0 and not outer.rule.startswith("direct"):
        return True
    if inner.cue is None or not any(s <= inner.cue[0] < e for s, e in outer.spans):
        return True
    return inner.rule not in NESTABLE or inner.own_voice or (inner.rule == "clause-speech" and inner.words < SHORTEST_NESTED)


def swallows(outer: Draft, inner: Draft) -> bool:
    """Whether what is read inside a report is only part of how it is worded ("accused her of labelling the fee a gift")."""
    if not inner.rule.startswith(WORDINGS) or inner.cue is None or confidence(outer.rule) < SURE_ENOUGH:
        return False
    return any(s <= inner.cue[0] and inner.end <= e for s, e in outer.spans)


def confidence(rule: str) -> float:
    """The share of statements a rule reads that are right."""
    return CONFIDENCE.get(rule, DEFAULT_CONFIDENCE)


def sureness(one: Draft, nested: bool) -> float:
    """The share of statements read as this one was that are right."""
    if one.rule != "clause-speech":
        return confidence(one.rule)
    return NESTED_CLAUSE if nested else ASSERTED if one.asserts else confidence(one.rule)


def place(drafts: Sequence[Draft], marked: Marked) -> tuple[Statement, ...]:
    """Drafts as statements with ids, forms and nesting."""
    parsed = marked.parsed
    found: list[Statement] = []
    open_around: list[Statement] = []
    for number, one in enumerate(drafts, 1):
        spans = tuple(parsed.span(s, e) for s, e in one.spans)
        whole = parsed.span(one.start, one.end)
        while open_around and open_around[-1].span.end < whole.end:
            open_around.pop()
        outer = next((s for s in reversed(open_around) if s.span.contains(whole) and s.span != whole), None)
        speaker: Speaker | None = sources.speaker(parsed, one.source)
        cue = parsed.span(*one.cue) if one.cue else None
        heard, held = circumstances.of(parsed, one.cue)
        statement = Statement(
            f"{parsed.article.id}-s{number}",
            whole,
            spans,
            form(one, marked),
            one.sense,
            speaker,
            cue,
            outer.id if outer else None,
            sureness(one, outer is not None),
            parsed.span(*heard) if heard else None,
            parsed.span(*held) if held else None,
        )
        found.append(statement)
        open_around.append(statement)
    return tuple(found)


def form(one: Draft, marked: Marked) -> Form:
    """How far the content's words stand in marks that close inside it."""
    inside = outside = 0
    for start, end in one.spans:
        for token in marked.parsed.tokens_in(start, end):
            if not token.is_word:
                continue
            quoted = False
            at = marked.holder(token)
            while at != OUTSIDE:
                quotation = marked.quotations[at]
                quoted = quoted or (one.start <= quotation.start and quotation.end <= one.end)
                at = marked.parents[at]
            inside, outside = inside + quoted, outside + (not quoted)
    return Form.INDIRECT if not inside else Form.MIXED if outside else Form.DIRECT


def terms(placed: Sequence[Statement], marked: Marked) -> tuple[QuotedTerm, ...]:
    """Outermost quotations that no statement holds."""
    found: list[QuotedTerm] = []
    at = 0
    ordered = sorted((s.start, s.end) for statement in placed for s in statement.spans)
    reach = -1
    for quotation in marked.quotations:
        while at < len(ordered) and ordered[at][0] <= quotation.start:
            reach = max(reach, ordered[at][1])
            at += 1
        if quotation.end > reach:
            found.append(QuotedTerm(marked.parsed.span(quotation.start, quotation.end)))
    return tuple(found)
