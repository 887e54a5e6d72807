"""Quotation marks → quoted stretches, before any syntax is looked at.

In: the blocks of a parsed article. Out: every pair of marks as a Quotation, outermost and nested, in order.
Guarantees: quotations nest properly or are disjoint; an opening mark whose partner is missing yields a
stretch to the end of its paragraph; a long quotation whose paragraphs each open with a mark is one
Quotation with one part per paragraph. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.model.block import Block
from tellings.model.parse import ParsedArticle

MARK = re.compile(r"\"|''|``|[«»‹›„“”「」']")
PARTNER = {"«": "»", "‹": "›", "„": "“", "“": "”", "「": "」"}
"""Marks that say themselves whether they open or close."""
CLOSERS = {"»": ("«",), "›": ("‹",), "”": ("“", "„"), "」": ("「",)}
OPENING_CONTEXT = frozenset("([{—–-/:…«")
ELISIONS = re.compile(r"'(?:em|til|tis|twas|cause|bout|round|n|s|re|ll|ve|d|t|m|\d0?s?\d?)\b", re.IGNORECASE)
"""Words whose first letters an apostrophe stands for (Quirk et al. 1985, app. III.4)."""
TERMINALS = ".?!…"
LABELLED = re.compile(r"\W?[A-Z][A-Z .'-]{2,30}:")
"""A transcript's speaker label: the paragraph it opens is another's words."""
DEEPEST = 8
"""Quotations that may stand in one another."""
LONGEST_SINGLE = 1500
"""Characters a pair of single marks may hold; a possessive is not paired with one pages further on."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Offsets of the reading, marks included; `level` 0 is outermost; `parts` are its paragraphs.

    `closed` is False where no closing mark was found; `single` says it stands in single marks.
    """

    start: int
    end: int
    level: int
    closed: bool
    single: bool
    parts: tuple[tuple[int, int], ...]

    def inner(self, text: str) -> str:
        """The words between the marks of the first part and the last, marks stripped."""
        return text[self.start : self.end].strip("\"'«»‹›„“”「」` ")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark in a block: what it is and whether what stands around it lets it open or close."""

    start: int
    end: int
    kind: str
    opens: bool
    closes: bool


def read(parsed: ParsedArticle) -> tuple[Quotation, ...]:
    """All quotations of blocks that can carry statements, by start, outer before inner."""
    text = parsed.text
    blocks = [b for b in parsed.article.blocks if b.kind.carries_statements]
    found: list[Quotation] = []
    pending: Quotation | None = None
    place = 0
    for block in blocks:
        inside = pair(text, block)
        first = next((q for q in inside if q.level == 0), None)
        if pending is not None:
            if first is not None and first.start == block.span.start and not LABELLED.match(text, first.start):
                inside.remove(first)
                merged = Quotation(pending.start, first.end, 0, first.closed, pending.single, (*pending.parts, *first.parts))
                found[place] = merged
                pending = merged
                first = merged
            else:
                pending = None
        base = len(found)
        found.extend(inside)
        last = max((q for q in inside if q.level == 0), key=lambda q: q.end, default=None)
        tail = last or (pending if first is pending else None)
        if last is not None:
            place = base + inside.index(last)
        pending = tail if tail is not None and runs_on(tail, block, text) else None
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def runs_on(quotation: Quotation, block: Block, text: str) -> bool:
    """Whether a quotation stays open at the end of its paragraph, as in a quotation of several paragraphs."""
    return not quotation.closed and quotation.end == block.span.end and text[quotation.end - 1] in TERMINALS + ":,"


def marks_of(text: str, block: Block) -> Iterator[Mark]:
    """The marks of one block, apostrophes left out as far as their surroundings show them."""
    start, end = block.span.start, block.span.end
    for match in MARK.finditer(text, start, end):
        a, z, kind = match.start(), match.end(), match.group()
        left = text[a - 1] if a > start else " "
        right = text[z] if z < end else " "
        kind = '"' if kind in ("''", "``") else kind
        if kind in PARTNER or kind in CLOSERS:
            yield Mark(a, z, kind, kind in PARTNER, kind in CLOSERS or kind == "“")
            continue
        opens = not right.isspace() and (left.isspace() or left in OPENING_CONTEXT or left in "\"'")
        closes = not left.isspace() and (not right.isalnum() or left in TERMINALS + ",")
        if kind == "'":
            opens = opens and not ELISIONS.match(text, a) and (right.isalnum() or right in '"[(…$')
            closes = closes and not right.isalnum()
            if not (opens or closes):
                continue
        yield Mark(a, z, kind, opens, closes)


def pair(text: str, block: Block) -> list[Quotation]:
    """Marks of one block paired into quotations."""
    marks = list(marks_of(text, block))
    partner = pair_singles(text, marks)
    straight = [m for m in marks if m.kind == '"']
    place = {m.start: i for i, m in enumerate(straight)}
    open_now = Open()
    for mark in marks:
        if mark.kind == "'":
            if open_now.top == "'" and partner.get(open_now.stack[-1].start) == mark.start:
                open_now.close("'", mark.end)
            elif mark.start in partner and not open_now.holds("'"):
                open_now.push(mark)
        elif mark.kind != '"':
            openers = tuple(k for k in CLOSERS.get(mark.kind, ("„",)) if open_now.holds(k)) if mark.closes else ()
            if openers:
                open_now.close(openers[0], mark.end)
            elif mark.opens:
                open_now.push(mark)
        elif open_now.holds('"') and (mark.closes or not mark.opens):
            open_now.close('"', mark.end)
        elif mark.opens:
            if open_now.holds('"') and not nests(straight, place[mark.start]):
                open_now.drop('"')
            open_now.push(mark)
    unclosed = next((m for m in open_now.stack if m.kind != "'"), None)
    if unclosed is not None:
        open_now.paired.append((unclosed, block.span.end, False))
    return levelled(open_now.paired)


class Open:
    """The marks open at one place of a block, outermost first, and the pairs closed so far."""

    def __init__(self) -> None:
        self.stack: list[Mark] = []
        self.paired: list[tuple[Mark, int, bool]] = []

    @property
    def top(self) -> str:
        """Kind of the innermost open mark, empty if none is open."""
        return self.stack[-1].kind if self.stack else ""

    def holds(self, kind: str) -> bool:
        """Whether a mark of this kind is open."""
        return any(m.kind == kind for m in self.stack)

    def push(self, mark: Mark) -> None:
        """Open a mark, unless so many are open that they can be no quotations."""
        if len(self.stack) < DEEPEST:
            self.stack.append(mark)

    def drop(self, kind: str) -> None:
        """Forget the innermost open mark of this kind and all inside it."""
        while self.stack.pop().kind != kind:
            pass

    def close(self, kind: str, end: int) -> None:
        """Pair the innermost open mark of this kind; what is open inside it stays unpaired."""
        while self.stack[-1].kind != kind:
            self.stack.pop()
        self.paired.append((self.stack.pop(), end, True))


def nests(marks: Sequence[Mark], at: int) -> bool:
    """Whether an opening mark inside an open quotation of the same kind has a partner beside the outer one's."""
    following = marks[at + 1 : at + 3]
    return len(following) == 2 and all(m.closes and not m.opens for m in following)


def pair_singles(text: str, marks: Sequence[Mark]) -> dict[int, int]:
    """Start of each single mark that opens → start of its partner; what has none is an apostrophe."""
    partner: dict[int, int] = {}
    singles = [m for m in marks if m.kind == "'"]
    i = 0
    while i < len(singles):
        mark = singles[i]
        if not mark.opens:
            i += 1
            continue
        best = None
        for j in range(i + 1, min(i + 12, len(singles))):
            other = singles[j]
            if other.start - mark.start > LONGEST_SINGLE or (other.opens and not other.closes):
                break
            if other.closes:
                best = j
                if not possessive(text, other):
                    break
        if best is None:
            i += 1
        else:
            partner[mark.start] = singles[best].start
            i = best + 1
    return partner


def possessive(text: str, mark: Mark) -> bool:
    """Whether a closing single mark may be the apostrophe of a plural possessive ("voters' lists")."""
    after = text[mark.end : mark.end + 2]
    return text[mark.start - 1] in "sS" and len(after) == 2 and after[0] == " " and after[1].isalpha()


def levelled(found: list[tuple[Mark, int, bool]]) -> list[Quotation]:
    """Paired marks with their depth, outer before inner."""
    result: list[Quotation] = []
    open_ends: list[int] = []
    for mark, end, closed in sorted(found, key=lambda f: (f[0].start, -f[1])):
        while open_ends and open_ends[-1] <= mark.start:
            open_ends.pop()
        end = min([end, *open_ends])
        result.append(Quotation(mark.start, end, len(open_ends), closed, mark.kind == "'", ((mark.start, end),)))
        open_ends.append(end)
    return result
