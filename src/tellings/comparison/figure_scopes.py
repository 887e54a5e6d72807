"""Figures of one kind of thing that differ because they hold for different times or extents, or come from different sources.

In: a story and pairs of figures whose values cannot both be true. Out: verdicts with fixed words. Guarantee: symmetric in
the two articles but for whose count is the later; a date or a speaker that is not named tells nothing apart.
"""

from __future__ import annotations

from collections.abc import Mapping

from tellings.comparison.figure_conflicts import Neighbours, is_barred, is_sure, other_names
from tellings.comparison.figure_contexts import DIRECTIONS, Context
from tellings.comparison.figure_evidence import FATES, Pair, is_attribute, other_bearer, other_days, other_extent, same_kind, written
from tellings.comparison.figure_updates import is_update, moment
from tellings.comparison.figure_words import word_set
from tellings.model.date import NEIGHBOURING, Date, covered
from tellings.model.figure import COUNT
from tellings.model.relation import Relation, Verdict
from tellings.model.statement import Speaker
from tellings.model.story import Story, Telling

OTHER_SOURCES = "given by different sources"
OTHER_TIMES = "they hold for different times"
OTHER_EXTENTS = "they count different extents"
PART = "one is a part of the other"
LATER_COUNT = "the later article gives a later count"
NOBODY_NAMED = word_set(
    "official officials authority authorities source sources people person persons spokesman spokeswoman spokesperson witness witnesses "
    "report reports statement resident residents local locals expert experts analyst analysts media he she they it who document documents "
    "figures data lawyer lawyers aide aides senior unnamed other others some many several"
)
"""Words for a source that two articles may use for one: those so named are never two."""
PARTIES = word_set(
    "police organiser organisers organizer organizers ministry government army military rebel rebels opposition hospital hospitals doctors "
    "medics rescuers firefighters prosecutor prosecutors indictment court union unions company activist activists monitors insurers police "
    "council researchers scientists survivors investigators auditors protesters campaigners charities charity"
)
"""Sources called by what they are: two called by different words of these are two; one of them may be anyone who has a name."""
CARRIED = word_set("the a an of and for in mr mrs ms dr sir")
"""Words in names that tell nobody from anybody."""
PARTS = word_set("alone district neighbourhood neighborhood suburb")
"""Words beside the smaller of two figures that say that it is of a part."""
WHOLES = word_set("nationwide countrywide statewide citywide countywide worldwide globally nationally")
"""Words beside the larger of two figures that say that it is of the whole."""
POLLS = word_set("poll survey questionnaire")
"""What asks a sample of people, each another one."""
MALE = word_set("man boy father son brother husband grandfather grandson uncle nephew gunman fisherman policeman businessman")
FEMALE = word_set("woman girl mother daughter sister wife grandmother granddaughter aunt niece policewoman businesswoman")
"""Nouns that say somebody's sex."""
ALIKE = 0.5
"""Topic from which on two figures of one noun are of one kind of thing, of whichever time or part."""


class Scopes:
    """The times and sources of a story's figures, to ask what sets two of them apart."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._parsed = {t.article.id: t.annotations.parsed for t in story.tellings}
        self._dates: Mapping[str, Date] = {d.id: d for t in story.tellings for d in t.annotations.dates}

    def judged(self, pair: Pair, first: Telling, second: Telling) -> Verdict:
        """The verdict of two figures found in conflict: of different times they are none, of different sources it says so."""
        if pair.verdict.relation is not Relation.CONFLICT:
            return pair.verdict
        if self.times_apart(pair):
            return self.of_times(pair, first, second)
        if is_part(pair):
            return Verdict(Relation.DIFFERENT_SCOPE, PART)
        if self.sources_apart(pair):
            return Verdict(Relation.CONFLICT, OTHER_SOURCES)
        return pair.verdict

    def of_times(self, pair: Pair, first: Telling, second: Telling) -> Verdict:
        """An update where the later article's count is of the later time, else another scope."""
        one, two = self._begins(pair.a), self._begins(pair.b)
        if is_update(pair.a.figure, pair.b.figure, first, second) and one and two:
            published = moment(first), moment(second)
            earlier = published[0] is not None and published[1] is not None and published[0] < published[1]
            if (one < two) == earlier and pair.a.figure.dimension == COUNT:
                return Verdict(Relation.UPDATE, LATER_COUNT)
        return Verdict(Relation.DIFFERENT_SCOPE, OTHER_TIMES)

    def scope(self, pair: Pair, pairs: Neighbours, first: Telling, second: Telling) -> Verdict | None:
        """The verdict of two figures of one kind of thing that are told apart by their time or extent alone, None for others."""
        a, b = pair.a, pair.b
        if pair.verdict.relation is not Relation.CONFLICT or not same_kind(a, b) or is_barred(pair) or a.role in ("age", "first", "second"):
            return None
        if not pair.same_head or is_attribute(a) or pair.other_subject or other_bearer(a, b):
            return None
        by_time = a.extents == b.extents and self.times_apart(pair) and not other_names(pair)
        by_extent = a.figure.dimension == COUNT and pair.same_predicate and other_extent(a, b) and not other_days(a, b)
        if not (by_time or by_extent) or not is_sure(pair) or pair.topic < ALIKE or pairs.is_given(pair) or not pairs.is_best(pair):
            return None
        return self.of_times(pair, first, second) if by_time else Verdict(Relation.DIFFERENT_SCOPE, OTHER_EXTENTS)

    def times_apart(self, pair: Pair) -> bool:
        """Whether both figures hold for named times that have nothing in common; neighbouring days may be one night."""
        one, two = self._time(pair.a), self._time(pair.b)
        if one is None or two is None or covered(one.value) is None or covered(two.value) is None:
            return False
        verdict = one.compare(two)
        return verdict.relation is Relation.CONFLICT and not verdict.why.startswith(NEIGHBOURING) and "explainable" not in verdict.why

    def sources_apart(self, pair: Pair) -> bool:
        """Whether both figures are attributed, and to two who surely are not one."""
        one, two = pair.a.figure, pair.b.figure
        if one.source is None or two.source is None:
            return False
        ours = self._story.identity_of(one.span.article, one.source.entity)
        theirs = self._story.identity_of(two.span.article, two.source.entity)
        if ours and theirs and (ours.id in (theirs.id, theirs.speaks_for) or theirs.id == ours.speaks_for):
            return False
        mine, other = named(one.source), named(two.source)
        # "police" may be Chief Voss, who has a name
        return bool(mine and other) and not mine & other and (mine <= PARTIES) == (other <= PARTIES)

    def other_poll(self, pair: Pair) -> bool:
        """Whether the two stand in sentences about polls of different names: each has its own sample, shares and margin."""
        one, two = (self._pollsters(c) for c in (pair.a, pair.b))
        return bool(one and two) and not one & two

    def _pollsters(self, context: Context) -> frozenset[str]:
        """The names beside "poll" or "survey" in a figure's sentence: "a Vell University poll", "a poll by the Marn Institute"."""
        parsed = self._parsed[context.figure.span.article]
        if not POLLS & context.wide.keys() or context.sentence < 0:
            return frozenset()
        sentence = parsed.sentences[context.sentence]
        found: set[str] = set()
        for token in parsed.tokens[sentence.first : sentence.last]:
            if token.lemma.lower() in POLLS:
                by = [x for c in parsed.children(token) if c.lemma.lower() in ("by", "from") for x in parsed.children(c)]
                beside = [*parsed.children(token), *by]
                found |= {
                    x.lemma.lower() for c in beside for x in (c, *parsed.children(c)) if x.pos == "PROPN" and x.lemma.lower() not in POLLS
                }
        return frozenset(found)

    def _time(self, context: Context) -> Date | None:
        return self._dates.get(context.figure.time) if context.figure.time else None

    def _begins(self, context: Context) -> str:
        """When the time a figure holds for begins, as text that sorts; "" where none is named."""
        date = self._time(context)
        stretch = covered(date.value) if date else None
        return stretch[0].isoformat() if stretch else ""


def other_person(pair: Pair) -> bool:
    """Whether two ages are of persons told apart by their sex or by what happened to them."""
    a, b = pair.a, pair.b
    if a.role != "age" or b.role != "age":
        return False
    if (a.head in MALE and b.head in FEMALE) or (a.head in FEMALE and b.head in MALE):
        return True
    return a.predicate != b.predicate and a.predicate in FATES and b.predicate in FATES and not pair.one_person


def is_part(pair: Pair) -> bool:
    """Whether the smaller of two counts is said to be of a part, or the larger of the whole, and the other is not."""
    if pair.a.figure.dimension != COUNT or not pair.same_head or pair.a.role != "" or pair.b.role != "":
        return False
    small, large = sorted((pair.a, pair.b), key=lambda c: written(c.figure))
    if small.figure.unit != large.figure.unit:
        return False
    few, many = (frozenset((*c.left, *c.right)) for c in (small, large))
    if few & PARTS and not many & PARTS:
        return True
    if many & WHOLES and not few & WHOLES and (small.places or small.names):
        return True
    return bool(small.directions) and not large.directions and bool(few & DIRECTIONS)


def named(source: Speaker) -> frozenset[str]:
    """The words that say who a source is, without those that any source may go by."""
    words = (word.strip(".,'\"()").lower().removesuffix("'s") for word in source.name.split())
    kept = frozenset(word for word in words if word and word not in CARRIED)
    return frozenset() if kept <= NOBODY_NAMED else kept


__all__ = ["LATER_COUNT", "Scopes", "other_person"]
