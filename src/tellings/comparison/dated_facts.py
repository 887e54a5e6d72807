"""What a date dates, put so that it can be held against another article's.

In: a story. Out: for every date with a place on the calendar, the event it dates: stems of the verb or noun,
who takes part, the words around it, and the statement it says the day of. Nothing here looks at two articles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from tellings.model.block import BlockKind
from tellings.model.date import Date, has_clock
from tellings.model.parse import ParsedArticle, Sentence, Token
from tellings.model.span import Span
from tellings.model.statement import Statement
from tellings.model.story import Story, Telling


def _listed(text: str) -> frozenset[str]:
    """The words of a table written on lines."""
    return frozenset(text.split())


SPEAKING = _listed(
    """say tell speak announce declare state add note remark comment reply answer respond write tweet claim argue insist assert
    warn allude hint suggest indicate confirm deny explain mention acknowledge admit concede report reveal disclose propose vow
    promise pledge urge call emphasize stress reiterate express describe ask statement speech comments interview remarks"""
)
"""Verbs and nouns of speaking: what they date is when something was said."""
LIGHT = _listed(
    """be have do make take get give go come use become begin start continue date run lead hold serve see know include show set put keep
    effect effective instance year day week month time morning evening part end beginning due mr mrs ms"""
)
"""Words too common to name an event by."""
IRREGULAR = {
    "death": "die", "dead": "die", "decision": "decide", "choice": "choose", "sale": "sell", "speech": "speak", "loss": "lose",
    "lost": "lose",
    "birth": "bear", "born": "bear", "theft": "steal", "flight": "fly", "growth": "grow", "proof": "prove", "belief": "believe",
    "suit": "sue", "lawsuit": "sue", "trial": "try", "arrival": "arrive", "departure": "depart", "failure": "fail", "approval": "approve",
    "purchase": "purchase", "fundraiser": "fundraise", "vote": "vote", "fund-raiser": "fundraise", "fundraising": "fundraise", "win": "win",
    "invasion": "invade", "explosion": "explode", "collision": "collide", "admission": "admit", "permission": "permit",
    "reduction": "reduce", "production": "produce", "introduction": "introduce", "resolution": "resolve", "suspension": "suspend",
    "extension": "extend", "expulsion": "expel", "defense": "defend", "defence": "defend", "response": "respond", "success": "succeed",
    "victory": "win", "launch": "launch", "closure": "close", "withdrawal": "withdraw", "dismissal": "dismiss", "removal": "remove",
}  # fmt: skip
"""Nouns whose verb no suffix rule finds (derivational links as in WordNet)."""
KINDRED = (
    ("publish", "release", "post", "surface", "emerge", "issue", "leak", "unveil", "broadcast", "air", "circulate"),
    ("die", "kill", "slay", "perish"),
    ("arrest", "detain", "apprehend", "capture"),
    ("resign", "quit"),
    ("buy", "purchase", "acquire"),
    ("attack", "assault", "raid", "bomb", "shell", "strike"),
    ("begin", "start", "open", "launch"),
    ("crash", "collide"),
    ("suspend", "halt", "pause"),
)
"""Verbs with which news tells one kind of event; the first stands for all."""
SUFFIXES = (
    "ations", "ation", "ates", "ated", "ate", "ments", "ment", "ions", "ion", "ings", "ing", "ances", "ance", "ences", "ence",
)  # fmt: skip
"""Endings that make a noun of a verb, and "-ate", which "-ation" takes along; the longest first."""
NAMED = 2.0
"""Weight of somebody or something named."""
WEEK = timedelta(days=7)
CLIMBED = 4
"""No more heads are climbed from a date to the verb of speaking."""
SHORTEST = 4
"""A stem keeps at least this many letters, one more before "-ion" ("station" is no form of "state")."""
POINTING = frozenset({"that", "this", "these", "those", "such"})
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def stem(word: str) -> str:
    """The verb a word goes back to, cut to a stem: "resign", "resignation" and "quit" share one."""
    cut = _cut(word)
    return KINDRED_STEMS.get(cut, cut)


def _cut(word: str) -> str:
    """The word without the endings that make a noun of a verb."""
    lower = word.lower().replace("-", "")
    lower = IRREGULAR.get(word.lower(), IRREGULAR.get(lower, lower))
    for suffix in SUFFIXES:
        if lower.endswith(suffix) and len(lower) - len(suffix) >= SHORTEST + suffix.startswith("ion"):
            lower = lower[: -len(suffix)]
            break
    lower = lower.rstrip("s") if lower.endswith("s") and len(lower) > SHORTEST and not lower.endswith("ss") else lower
    return lower.rstrip("e") if len(lower) > SHORTEST else lower


KINDRED_STEMS = {_cut(word): _cut(group[0]) for group in KINDRED for word in group}


@lru_cache(maxsize=65_536)
def weight(word: str) -> float:
    """How telling a word is, from 0.5 (everyday) up, by its fixed background frequency."""
    from wordfreq import zipf_frequency

    return float(max(0.5, 7.0 - zipf_frequency(word, "en")))


@dataclass(frozen=True, slots=True)
class Fact:
    """A date with what it dates; `order` is (telling, place of the date in it).

    `stems` name the event, with the weight of the word, `reported` what a dated statement says has happened; `speaker` is a key of whoever
    spoke, "" where the date dates no speech; `who` are keys of those named in the sentence; `words` weigh the
    words around; `evidence` is where the date and its event
    stand, `place` their sentence. `in_header` marks a date that is the article's own, `recent` one that any event of the week could have.
    """

    order: tuple[int, int]
    date: Date
    sentence: Sentence | None
    stems: Mapping[str, float]
    reported: frozenset[str]
    speaker: str
    quoted: bool
    who: frozenset[str]
    words: Mapping[str, float]
    evidence: tuple[Span, ...]
    place: Span
    in_header: bool
    noun: bool
    recent: bool


def facts(story: Story) -> list[Fact]:
    """Every date of the story that lies somewhere on the calendar, by article, then place."""
    found = []
    for number, telling in enumerate(story.tellings):
        reader = _Reader(story, telling)
        for place, date in enumerate(telling.annotations.dates):
            if date.interval() is not None:
                found.append(reader.fact((number, place), date))
    return found


class _Reader:
    """Reads the facts of one article."""

    def __init__(self, story: Story, telling: Telling) -> None:
        self._parsed: ParsedArticle = telling.annotations.parsed
        self._annotations = telling.annotations
        identity = {e: i.id for i in story.identities for a, e in i.members if a == telling.article.id}
        mentions = [(m.span.start, m.span.end, identity.get(e.id, e.name.lower())) for e in self._annotations.entities for m in e.mentions]
        self._mentions = sorted(mentions)
        self._mention_starts = [m[0] for m in self._mentions]
        self._names = {e.id: identity.get(e.id, e.name.lower()) for e in self._annotations.entities}
        self._cued: dict[int, list[Statement]] = {}
        for statement in self._annotations.statements:
            sentence = self._parsed.sentence_at(statement.cue.start) if statement.cue else None
            if sentence is not None:
                self._cued.setdefault(sentence.index, []).append(statement)
        spans = [d.event_span for d in self._annotations.dates if d.event_span is not None]
        self._heads = {t.index for s in spans for t in self._parsed.tokens_in(s.start, s.end)}
        self._dated = {i for d in self._annotations.dates for i in (t.index for t in self._parsed.tokens_in(d.span.start, d.span.end))}

    def fact(self, order: tuple[int, int], date: Date) -> Fact:
        """What one date dates."""
        parsed = self._parsed
        sentence = parsed.sentence_at(date.span.start)
        head = next(iter(parsed.tokens_in(date.event_span.start, date.event_span.end)), None) if date.event_span else None
        statement = self._dated_statement(date, head, sentence)
        speaker = self._speaker(statement, head)
        around = self._around(sentence, head, statement)
        evidence = tuple(s for s in (date.span, date.event_span, statement.cue if statement else None) if s is not None)
        return Fact(
            order,
            date,
            sentence,
            self._stems(head),
            frozenset(self._reported(statement)) if statement else frozenset(),
            speaker,
            statement is not None and statement.form.value != "indirect",
            frozenset(self._keys(around)),
            self._weights(around),
            evidence,
            parsed.span(sentence.start, sentence.end) if sentence else date.span,
            sentence is not None
            and (sentence.kind in (BlockKind.HEADER, BlockKind.DATELINE) or (head is not None and head.lemma == "date")),
            head is not None and head.pos in ("NOUN", "PROPN"),
            self._recent(date),
        )

    def _recent(self, date: Date) -> bool:
        """Whether the date lies about the article's own and gives no time of day."""
        stretch, published = date.interval(), self._parsed.article.published
        if stretch is None or has_clock(date.value) or "/" in date.value:
            return False
        try:
            now = datetime.fromisoformat(published.day) if published else None
        except ValueError:
            now = None
        return now is None or stretch[0] - WEEK <= now <= stretch[1] + WEEK

    def _verbs(self, head: Token | None) -> list[Token]:
        """The verbs a date may tell the time of speaking through: its own, or the one its noun or clause hangs on."""
        found: list[Token] = []
        token = head
        for _ in range(CLIMBED):
            if token is None:
                break
            if token.pos in ("VERB", "AUX"):
                found.append(token)
                if token.dep not in ("advcl", "xcomp", "acl"):
                    break
            elif token.pos == "ADJ" or token.dep in ("nsubj", "nsubjpass", "conj"):
                break
            token = self._parsed.tokens[token.head] if token.head != token.index else None
        return found

    def _dated_statement(self, date: Date, head: Token | None, sentence: Sentence | None) -> Statement | None:
        """The statement whose cue the date goes with: on the cue itself, or on a word that hangs on it."""
        if head is None or sentence is None:
            return None
        chain = {head.index, *(v.index for v in self._verbs(head))}
        for statement in self._cued.get(sentence.index, ()):
            cue = statement.cue
            if cue is None or any(s.overlap(date.span) for s in statement.spans):
                continue
            if any(t.index in chain for t in self._parsed.tokens_in(cue.start, cue.end)):
                return statement
        return None

    def _speaker(self, statement: Statement | None, head: Token | None) -> str:
        if statement is not None and statement.speaker is not None:
            named = statement.speaker
            return self._names.get(named.entity or "", named.name.lower())
        for verb in self._verbs(head):
            subject = next((c for c in self._parsed.children(verb) if c.dep in ("nsubj", "nsubjpass")), None)
            if verb.lemma in SPEAKING and subject is not None:
                appositions = (c for c in self._parsed.children(subject) if c.dep == "appos")
                return next((key for t in (subject, *appositions) if (key := self._key_at(t))), "")
        return ""

    def _key_at(self, token: Token) -> str:
        at = bisect_left(self._mention_starts, token.end)
        for start, end, key in reversed(self._mentions[max(0, at - 6) : at]):
            if start <= token.start < end:
                return key
        return ""

    def _stems(self, head: Token | None) -> dict[str, float]:
        """Stems of the event: the head's, and its verb's where the head is a thing said or done in it."""
        if head is None:
            return {}
        lemmas = [self._whole(head)]
        children = self._parsed.children(head)
        if head.pos in ("VERB", "AUX") and head.lemma in LIGHT:
            lemmas += [
                c.lemma for c in children if c.dep in ("attr", "acomp", "nsubj", "dobj") and c.pos in CONTENT and not self._key_at(c)
            ]
        elif head.pos in ("ADJ", "NOUN") or head.dep in ("relcl", "acl", "advcl"):
            lemmas += [t.lemma for _, t in zip(range(1), self._parsed.ancestors(head), strict=False) if t.pos in ("VERB", "NOUN")]
        if head.pos == "VERB":
            below = [t for p in children if p.dep == "prep" for t in self._parsed.children(p)]
            lemmas += [t.lemma for t in below if t.dep == "pobj" and t.tag == "NN" and t.index not in self._dated and not self._key_at(t)]
        return {stem(w): weight(w.lower()) for w in lemmas if stem(w) not in LIGHT_STEMS}

    def _whole(self, head: Token) -> str:
        """The head's lemma with what a hyphen joins to it: "fund-raiser"."""
        if head.index < 2 or self._parsed.tokens[head.index - 1].text != "-" or self._parsed.tokens[head.index - 1].end != head.start:
            return head.lemma
        return f"{self._parsed.tokens[head.index - 2].text}-{head.lemma}"

    def _reported(self, statement: Statement) -> set[str]:
        """Stems of what the statement says has happened: verbs in the past among its words."""
        found = set()
        for span in statement.spans:
            for t in self._parsed.tokens_in(span.start, span.end):
                if t.pos == "VERB" and t.tag in ("VBD", "VBN", "VBG"):
                    found.add(stem(t.lemma))
        return {s for s in found if s not in LIGHT_STEMS and s not in SPEAKING_STEMS}

    def _around(self, sentence: Sentence | None, head: Token | None, statement: Statement | None) -> list[Token]:
        """The words a date stands among: its part of the sentence, the statement it dates, and what "that" points back to."""
        if sentence is None:
            return []
        parsed = self._parsed
        found = {i: parsed.tokens[i] for i in self._own_part(sentence, head)}
        if statement is not None:
            found |= {t.index: t for s in statement.spans for t in parsed.tokens_in(s.start, s.end)}
        points = any(t.text.lower() in POINTING and t.tag == "DT" for t in found.values())
        if points and sentence.index:
            before = parsed.sentences[sentence.index - 1]
            found |= {t.index: t for t in parsed.tokens[before.first : before.last]}
        return [found[i] for i in sorted(found) if i not in self._dated]

    def _own_part(self, sentence: Sentence, head: Token | None) -> list[int]:
        """Tokens of the sentence at least as near, in the tree, to this date's head as to any other date's."""
        everything = list(range(sentence.first, sentence.last))
        starts = {h for h in self._heads if sentence.first <= h < sentence.last}
        if head is None or len(starts) < 2:
            return everything
        mine = self._distances(sentence, [head.index])
        others = self._distances(sentence, sorted(starts - {head.index}))
        return [i for i in everything if mine.get(i, len(everything)) <= others.get(i, len(everything))]

    def _distances(self, sentence: Sentence, starts: list[int]) -> dict[int, int]:
        """Steps in the dependency tree from the nearest of `starts`, inside the sentence."""
        found = dict.fromkeys(starts, 0)
        todo = deque(starts)
        while todo:
            token = self._parsed.tokens[todo.popleft()]
            for other in (token.head, *(c.index for c in self._parsed.children(token))):
                if other not in found and sentence.first <= other < sentence.last:
                    found[other] = found[token.index] + 1
                    todo.append(other)
        return found

    def _keys(self, tokens: list[Token]) -> set[str]:
        return {key for t in tokens if t.pos in ("PROPN", "NOUN", "PRON") and (key := self._key_at(t))}

    def _weights(self, tokens: list[Token]) -> dict[str, float]:
        """Stems of the content words with their weights; what is named weighs as one, however it is called."""
        named = {f"@{key}": NAMED for key in self._keys(tokens)}
        return named | {
            stem(t.lemma): weight(t.lemma.lower())
            for t in tokens
            if t.pos in CONTENT
            and t.is_word
            and not self._key_at(t)
            and stem(t.lemma) not in LIGHT_STEMS
            and stem(t.lemma) not in SPEAKING_STEMS
        }


LIGHT_STEMS = frozenset(stem(w) for w in LIGHT) | LIGHT
SPEAKING_STEMS = frozenset(stem(w) for w in SPEAKING) | SPEAKING
