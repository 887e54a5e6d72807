"""Which stretches of a sentence can stand alone.

In: a parsed article and one of its sentences, with the statements in it. Out: spans of the sentence's finite clauses
and of the contents of its statements. Guarantee: every span lies inside the sentence, begins and ends with a word or a
quotation mark, and holds at least three words; without syntax only statements are found.
"""

from __future__ import annotations

from collections.abc import Iterable

from tellings.model.parse import ParsedArticle, Sentence, Token
from tellings.model.span import Span
from tellings.model.statement import Statement
from tellings.model.unit import Unit, UnitKind

CLAUSAL = frozenset(["conj", "ccomp", "advcl", "relcl", "acl", "parataxis", "xcomp", "dep"])
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])
TRIMMED = frozenset([",", ";", ":", ".", "-", "--", "–", "—", "and", "but", "or", "who", "which", "that", "while", "though"])
LEAST_WORDS = 3


def is_clause(parsed: ParsedArticle, token: Token) -> bool:
    """Whether the token heads a finite clause below the sentence's main one, or a participial one with its own object."""
    if token.pos not in ("VERB", "AUX") or token.dep not in CLAUSAL:
        return False
    children = parsed.children(token)
    if token.tag in FINITE or any(c.tag in FINITE and c.dep in ("aux", "auxpass") for c in children):
        return True
    return token.tag in ("VBG", "VBN", "VB") and len(children) >= 2 and token.dep != "xcomp"


def tight(tokens: list[Token]) -> list[Token]:
    """The run without the punctuation and connecting words at its edges."""
    first, last = 0, len(tokens)
    while first < last and (tokens[first].text.lower() in TRIMMED or tokens[first].text.isspace() or closes(tokens, first)):
        first += 1
    while last > first and (tokens[last - 1].text in (",", ";", ":", ".", "-", "–", "—", "and", "but") or tokens[last - 1].text.isspace()):
        last -= 1
    return tokens[first:last]


def closes(tokens: list[Token], at: int) -> bool:
    """Whether the token is a quotation mark that closes what stands before it: white space follows it at once."""
    return tokens[at].text in ('"', "''", "»", "'") and at + 1 < len(tokens) and tokens[at + 1].start > tokens[at].end


def clauses(parsed: ParsedArticle, sentence: Sentence) -> list[tuple[int, int]]:
    """Spans of the finite clauses, and of what is left of the main clause where that is one run."""
    tokens = parsed.tokens[sentence.first : sentence.last]
    found: list[tuple[int, int]] = []
    taken: set[int] = set()
    for token in tokens:
        if not is_clause(parsed, token):
            continue
        inside = [t for t in parsed.subtree(token) if sentence.first <= t.index < sentence.last]
        run = tight([parsed.tokens[i] for i in range(inside[0].index, inside[-1].index + 1)])
        if sum(t.is_word for t in run) < LEAST_WORDS:
            continue
        found.append((run[0].start, run[-1].end))
        taken.update(range(inside[0].index, inside[-1].index + 1))
    rest = [t for t in tokens if t.index not in taken]
    runs: list[list[Token]] = []
    for token in rest:
        if runs and token.index == runs[-1][-1].index + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    for run in map(tight, runs):
        if found and sum(t.is_word for t in run) >= LEAST_WORDS and any(t.dep in SUBJECTS or t.dep == "ROOT" for t in run):
            found.append((run[0].start, run[-1].end))
    return found


def units(parsed: ParsedArticle, sentence: Sentence, statements: Iterable[Statement]) -> tuple[Unit, ...]:
    """The sentence's parts that can stand alone, by place; the sentence itself is not among them."""
    found: dict[tuple[int, int], Unit] = {}
    for statement in statements:
        for span in statement.spans or (statement.span,):
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if end > start and (start, end) != (sentence.start, sentence.end):
                found[start, end] = Unit(Span(span.article, start, end), UnitKind.STATEMENT, sentence.index, statement.id)
    for start, end in clauses(parsed, sentence):
        if (start, end) not in found and (start, end) != (sentence.start, sentence.end):
            found[start, end] = Unit(parsed.span(start, end), UnitKind.CLAUSE, sentence.index, None)
    return tuple(found[key] for key in sorted(found))
