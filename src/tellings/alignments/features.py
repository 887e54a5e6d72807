"""What speaks for and against two passages carrying the same content.

In: two prepared passages with their words' weights, and their articles' figures and dates. Out: numbers in
[0, 1], named in FEATURES, and the words that were matched. Guarantee: the numbers do not depend on which passage is
called the first, and on nothing outside the two articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.alignments import lexicon
from tellings.alignments.candidates import Prepared, Weighed
from tellings.alignments.frames import Frame
from tellings.alignments.words import TITLES, Attribution, Passage, Word
from tellings.model.annotations import Annotations
from tellings.model.block import BlockKind
from tellings.model.date import Date
from tellings.model.figure import Figure

FEATURES = (
    "bias", "least_share", "common", "clause", "clause_least", "clause_mass", "mass", "run", "quoted", "names",
    "same_speaker", "other_speaker", "said", "figures_equal", "figures_clash", "dates_equal", "headline", "opening",
    "caption", "predicates", "acted", "acted_otherwise", "contained", "order",
    "title_opening",
)  # fmt: skip

GLANCE = ("bias", "least_share", "common", "mass", "headline", "opening", "caption", "title_opening", "order")
"""Those that cost next to nothing, in the order in which `glance` gives them."""
SURFACE = ("quoted", "names", "same_speaker", "other_speaker", "said", "figures_equal", "figures_clash", "dates_equal")
"""Those that cost little, in the order in which `surface` gives them."""
HELD = (("quoted",), ("names",), ("same_speaker", "said"), ("figures_equal",), ("dates_equal",))
"""Of SURFACE, those that are 0 unless both passages hold words in quotation marks, names, statements, figures, dates."""
LEMMA, STEM, CONCEPT, SYNONYM, ALIKE = 1.0, 0.9, 0.85, 0.75, 0.6  # how well words match, by what they share
LEAST_CLAUSE = 3.5  # weight of the lightest clause that is looked at on its own
LEAST_HELD = 7.0  # weight below which a unit that the other passage holds proves less
LEAST_STATEMENT = 6.0  # weight below which a statement is too short to prove anything by itself
LONGEST = 300  # words of a passage that are searched for a run
GROUND = 4.0  # a quarter of the common words shared is ground enough
OPENING = 0.12  # share of an article that is its opening
ALIKE_DICE = 0.7  # least likeness of two rare words' letter pairs


class Match(NamedTuple):
    """Word `i` of the first passage's content answers word `j` of the second's, as well as `likeness` says."""

    i: int
    j: int
    likeness: float


class Overlap(NamedTuple):
    """The matched words of two passages, how much of either's weight they make up, and the mean share of the words that are no
    proper names, in [0, 1]: two passages about one person may share only the name."""

    matches: tuple[Match, ...]
    matched: float
    share_a: float
    share_b: float
    common: float

    @property
    def mean(self) -> float:
        """Harmonic mean of the two shares, in [0, 1]."""
        return 2 * self.share_a * self.share_b / (self.share_a + self.share_b) if self.share_a + self.share_b else 0.0


def dice(a: str, b: str) -> float:
    """Likeness of two words by their letter pairs, in [0, 1]."""
    pairs_a = {a[k : k + 2] for k in range(len(a) - 1)}
    pairs_b = {b[k : k + 2] for k in range(len(b) - 1)}
    return 2 * len(pairs_a & pairs_b) / (len(pairs_a) + len(pairs_b)) if pairs_a and pairs_b else 0.0


def pair_up(a: Prepared, b: Prepared) -> list[Match]:
    """Content words of `a` with those of `b` they answer, each used once, the surest kind of match first."""
    used_a: set[int] = set()
    used_b: set[int] = set()
    found: list[Match] = []
    tiers = ((a.lemmas, b.lemmas, LEMMA), (a.stems, b.stems, STEM), (a.concepts, b.concepts, CONCEPT), (a.synonyms, b.synonyms, SYNONYM))
    for mine, theirs, likeness in tiers:
        # a word has one key of each kind, so the order of the keys does not matter
        taken = bool(found)
        for key in mine.keys() & theirs.keys():
            left, right = mine[key], theirs[key]
            if taken:
                left, right = tuple([i for i in left if i not in used_a]), tuple([j for j in right if j not in used_b])
            for i, j in zip(left, right, strict=False):
                used_a.add(i)
                used_b.add(j)
                found.append(Match(i, j, likeness))
    if a.rare and b.rare:
        rest, others = a.rare - used_a, b.rare - used_b
        if rest and others:
            found += alike(a, b, sorted(rest), sorted(others))
    return sorted(found)


def alike(a: Prepared, b: Prepared, left: list[int], right: list[int]) -> list[Match]:
    """Rare words that are nearly spelled alike, as names are across outlets."""
    found: list[Match] = []
    for i in left:
        word = a.content[i].text
        best = next((j for j in right if word[0] == b.content[j].text[0] and dice(word, b.content[j].text) >= ALIKE_DICE), None)
        if best is not None:
            right.remove(best)
            found.append(Match(i, best, ALIKE))
    return found


def overlap(a: Weighed, b: Weighed, matches: tuple[Match, ...]) -> Overlap:
    """How much of either passage's weight the other answers, by the words that were paired up."""
    here, there = a.weights, b.weights
    names_a, names_b = a.prepared.proper, b.prepared.proper
    matched_a = matched_b = common_a = common_b = 0.0
    for i, j, likeness in matches:
        x, y = likeness * here[i], likeness * there[j]
        matched_a += x
        matched_b += y
        if i not in names_a and j not in names_b:
            common_a += x
            common_b += y
    share_a = matched_a / a.total if a.total else 0.0
    share_b = matched_b / b.total if b.total else 0.0
    plain_a = common_a / a.common if a.common else 0.0
    plain_b = common_b / b.common if b.common else 0.0
    common = 2 * plain_a * plain_b / (plain_a + plain_b) if plain_a + plain_b else 0.0
    return Overlap(matches, (matched_a + matched_b) / 2, share_a, share_b, common)


def longest_run(a: Sequence[Word], b: Sequence[Word]) -> int:
    """The most words in a row that both have, function words counted, where the run holds a content word."""
    places: dict[str, list[int]] = {}
    for j, word in enumerate(b):
        places.setdefault(word.lemma, []).append(j)
    best = 0
    previous: dict[int, tuple[int, bool]] = {}
    for word in a:
        current: dict[int, tuple[int, bool]] = {}
        for j in places.get(word.lemma, ()):
            length, content = previous.get(j - 1, (0, False))
            current[j] = (length + 1, content or word.content)
            if current[j][1]:
                best = max(best, length + 1)
        previous = current
    return best


def speakers(a: Passage, b: Passage) -> tuple[float, float]:
    """Whether one speaker is named for both, and whether only different persons are."""
    if not a.attributions or not b.attributions:
        return 0.0, 0.0
    known_a = [x for x in a.attributions if x.speaker]
    known_b = [x for x in b.attributions if x.speaker]
    if not known_a or not known_b:
        return 0.0, 0.0

    def names(found: Sequence[Attribution]) -> set[str | None]:
        return {x.speaker for x in found} | {x.speaks_for for x in found if x.speaks_for}

    if names(known_a) & names(known_b) or any(one_speaker(x, y) for x in known_a for y in known_b):
        return 1.0, 0.0
    persons = all(x.person for x in (*known_a, *known_b))
    return 0.0, float(persons and mostly_said(a, known_a) and mostly_said(b, known_b))


def one_speaker(x: Attribution, y: Attribution) -> bool:
    """Whether two statements are by one speaker, or by a body and a part of it that carries its whole name."""
    if x.speaker is None or y.speaker is None:
        return False
    if x.speaker == y.speaker:
        return True
    if x.person or y.person:
        return False
    mine, theirs = (set(z.label.removeprefix("the ").split()) for z in (x, y))
    shorter = min(mine, theirs, key=len)
    return len(shorter) > 1 and (mine <= theirs or theirs <= mine)


def mostly_said(passage: Passage, said: Sequence[Attribution]) -> bool:
    """Whether statements make up at least half of a passage."""
    covered = sum(min(x.end, passage.end) - max(x.start, passage.start) for x in said)
    return 2 * covered >= passage.end - passage.start


def figures_agree(a: Sequence[Figure], b: Sequence[Figure]) -> tuple[float, float]:
    """Whether a figure of one is a figure of the other, and whether figures in one unit have nothing in common."""
    equal = clash = False
    for x in a:
        for y in b:
            if x.unit != y.unit:
                continue
            if (x.low, x.high) == (y.low, y.high) or near(x, y):
                equal = True
            else:
                clash = True
    return float(equal), float(clash and not equal)


def near(x: Figure, y: Figure) -> bool:
    """Whether two figures of one unit can be one value, rounding allowed."""
    infinite = float("inf")
    low_x, high_x = -infinite if x.low is None else x.low - x.step / 2, infinite if x.high is None else x.high + x.step / 2
    low_y, high_y = -infinite if y.low is None else y.low - y.step / 2, infinite if y.high is None else y.high + y.step / 2
    return low_x <= high_y and low_y <= high_x


def dates_agree(a: Sequence[Date], b: Sequence[Date]) -> float:
    """Whether both give one day, month or year, however exactly."""
    values_a = {d.value for d in a if d.value[:1].isdigit()}
    values_b = {d.value for d in b if d.value[:1].isdigit()}
    return float(any(x.startswith(y) or y.startswith(x) for x in values_a for y in values_b))


def best_clause(a: Weighed, b: Weighed, found: Overlap) -> tuple[float, float, float]:
    """The best pair of a unit of one (or the whole) with a unit of the other (or the whole).

    Returns its mean share, its lesser share, both in [0, 1], and the weight matched in it.
    """
    best = (found.mean, min(found.share_a, found.share_b), found.matched)
    here, there = a.weights, b.weights
    parts_b = [(None, b.total), *((p, t) for p, t in b.parts() if t >= LEAST_CLAUSE)]
    for part_a, total_a in ((None, a.total), *a.parts()):
        mine = [m for m in found.matches if m[0] in part_a] if part_a is not None else found.matches
        if total_a < LEAST_CLAUSE or not mine:
            continue
        for part_b, total_b in parts_b:
            if (part_a is None and part_b is None) or not total_b:
                continue
            shared = [m for m in mine if m[1] in part_b] if part_b is not None else mine
            if not shared:
                continue
            matched_a = sum([likeness * here[i] for i, _, likeness in shared])
            matched_b = sum([likeness * there[j] for _, j, likeness in shared])
            share_a, share_b = matched_a / total_a, matched_b / total_b
            mean = 2 * share_a * share_b / (share_a + share_b)
            if mean * (matched_a + matched_b) > best[0] * 2 * best[2]:
                best = (mean, min(share_a, share_b), (matched_a + matched_b) / 2)
    return min(1.0, best[0]), min(1.0, best[1]), best[2]


def contained(a: Weighed, b: Weighed, found: Overlap) -> float:
    """The most of any unit of one (or the whole) that the other passage answers, in [0, 1]; light units prove little."""
    best = max(found.share_a * min(1.0, a.total / LEAST_HELD), found.share_b * min(1.0, b.total / LEAST_HELD))
    here, there = a.weights, b.weights
    for part, total in a.parts():
        best = max(best, sum([likeness * here[i] for i, _, likeness in found.matches if i in part]) / max(LEAST_HELD, total))
    for part, total in b.parts():
        best = max(best, sum([likeness * there[j] for _, j, likeness in found.matches if j in part]) / max(LEAST_HELD, total))
    return min(1.0, best)


def deeds(a: Weighed, b: Weighed, matches: Sequence[Match]) -> tuple[float, float, float]:
    """What the two passages say was done, each in [0, 1].

    Returns the weight of the verbs and their nouns in common; how well doer and thing done to agree where the predicate does;
    and how far they disagree there if they nowhere agree.
    """
    mine, theirs = a.prepared.frames, b.prepared.frames
    predicates = acted = otherwise = 0.0
    here, there = a.content, b.content
    for i, j, likeness in matches:
        word = here[i]
        if (word.pos != "VERB" and there[j].pos != "VERB") or word.lemma in lexicon.LIGHT:
            continue
        predicates += likeness * (a.weights[i] + b.weights[j]) / 2
        if i in mine and j in theirs:
            agreed = agreement(mine[i], theirs[j])
            acted, otherwise = max(acted, agreed), max(otherwise, -agreed)
    return min(1.0, predicates / 8.0), max(0.0, acted), otherwise if acted <= 0 else 0.0


def agreement(x: Frame, y: Frame) -> float:
    """1 where subjects and objects both share a word or a person, 0.5 where one does; -1 and -0.5 where they do not."""
    value = 0.0
    for mine, theirs in ((x.subjects, y.subjects), (x.objects, y.objects)):
        if mine and theirs:
            value += 0.5 if mine & theirs else -0.5
    return value


def said_share(a: Weighed, b: Weighed, matches: Sequence[Match]) -> float:
    """How much of the lighter of two statements of one speaker the other answers, in [0, 1]; 0 where none is shared.

    Weights are the words' own; a statement counts as no lighter than `LEAST_STATEMENT`, so that a word or two are no proof.
    """
    best = 0.0
    for x in a.passage.attributions:
        for y in b.passage.attributions:
            if not one_speaker(x, y):
                continue
            side_a = {i for i, w in enumerate(a.content) if x.start <= w.start < x.end}
            side_b = {j for j, w in enumerate(b.content) if y.start <= w.start < y.end}
            lighter = min(sum(a.content[i].weight for i in side_a), sum(b.content[j].weight for j in side_b))
            shared = sum(
                m.likeness * (a.content[m.i].weight + b.content[m.j].weight) / 2 for m in matches if m.i in side_a and m.j in side_b
            )
            best = max(best, shared / max(LEAST_STATEMENT, lighter))
    return min(1.0, best)


def glance(a: Weighed, b: Weighed, found: Overlap) -> tuple[float, ...]:
    """The features that cost next to nothing, in the order of GLANCE: what is shared, and where the passages stand."""
    one, two = a.prepared.passage, b.prepared.passage
    opening = one.place < OPENING and two.place < OPENING
    heads = (one.kind in TITLES) + (two.kind in TITLES)
    return (
        1.0,
        min(found.share_a, found.share_b),
        found.common,
        min(1.0, found.matched / 20.0),
        float(heads > 0),
        float(opening) * grounded(found.common),
        float(one.kind is BlockKind.CAPTION or two.kind is BlockKind.CAPTION),
        float(opening and heads == 1),
        1.0 - abs(one.place - two.place),
    )


def held(side: Prepared) -> int:
    """Which kinds of HELD a passage holds, a bit for each, the first one lowest."""
    passage = side.passage
    kinds = side.quoted, side.proper, passage.attributions, passage.figures, passage.dates
    return sum(bool(kind) << n for n, kind in enumerate(kinds))


def grounded(common: float) -> float:
    """How far one speaker, or two openings, count: as far as other words than names are shared, in [0, 1]."""
    return min(1.0, GROUND * common)


def surface(a: Weighed, b: Weighed, found: Overlap, common: float, noted_a: Annotations, noted_b: Annotations) -> dict[str, float]:
    """The features that cost little: who speaks, and what is quoted, named, counted and dated."""
    matches = found.matches
    one, two = a.prepared, b.prepared
    names = [m for m in matches if m.i in one.proper and m.j in two.proper] if one.proper and two.proper else []
    quoted = [m for m in matches if m.i in one.quoted and m.j in two.quoted and m.likeness >= STEM] if one.quoted and two.quoted else []
    here, there = one.passage, two.passage
    same, other = speakers(here, there)
    equal = clash = dated = 0.0
    if here.figures and there.figures:
        equal, clash = figures_agree([noted_a.figures[n] for n in here.figures], [noted_b.figures[n] for n in there.figures])
    if here.dates and there.dates:
        dated = dates_agree([noted_a.dates[n] for n in here.dates], [noted_b.dates[n] for n in there.dates])
    return {
        "quoted": min(1.0, sum([a.weights[m.i] for m in quoted]) / 8.0),
        "names": min(1.0, sum([a.weights[m.i] for m in names]) / 8.0),
        "same_speaker": same * grounded(common),
        "other_speaker": other,
        "said": said_share(a, b, matches) if same else 0.0,
        "figures_equal": equal,
        "figures_clash": clash,
        "dates_equal": dated,
    }


def depth(a: Weighed, b: Weighed, found: Overlap, run: int) -> dict[str, float]:
    """The features that cost more: the best pair of clauses, and the longest `run` of words."""
    clause, least, mass = best_clause(a, b, found)
    predicates, acted, otherwise = deeds(a, b, found.matches)
    return {
        "predicates": predicates,
        "acted": acted,
        "acted_otherwise": otherwise,
        "contained": contained(a, b, found),
        "clause": clause,
        "clause_least": least,
        "clause_mass": min(1.0, mass / 12.0),
        "run": min(1.0, max(0, run - 1) / 7.0),
    }
