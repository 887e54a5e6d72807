"""What a date dates, put so that it can be held against another article's.

In: a story. Out: for every date with a place on the calendar, the event it dates: stems of the verb or noun,
who takes part, the words around it, and the statement it says the day of. Nothing here looks at two articles.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from datetime import datetime, timedelta

from tellings.comparison.date_fact import Fact
from tellings.comparison.event_words import ENTERED, LIGHT, LIGHT_STEMS, OPENED, ORDERING, SPEAKING, SPEAKING_STEMS, VOICED, stem, weight
from tellings.comparison.once_events import (
    DELIVERED,
    OCCASIONS,
    ONCE,
    PAIRED,
    PERFORMED,
    PLATFORMS,
    about,
    distinguishing,
    event_tokens,
    happens_to,
    takes_part,
)
from tellings.model.block import BlockKind
from tellings.model.date import Date, has_clock
from tellings.model.parse import ParsedArticle, Sentence, Token
from tellings.model.span import Span
from tellings.model.statement import Statement
from tellings.model.story import Story, Telling

RUNS_FROM = re.compile(
    r"\b(?:since|from|back to|back as far as|as far back as|as far as|as early as|beginning in|starting in) $", re.IGNORECASE
)
"""Words before a date from which something runs."""
LEAD_IN = 16
"""They are looked for in so many characters before it."""
NEXT_BLOCKS = 1
"""What is said in so many paragraphs after a dated statement is of the same occasion."""
NAMED = 2.0
"""Weight of somebody or something named."""
WEEK = timedelta(days=7)
CLIMBED = 6
"""No more heads are climbed from a date to the verb of speaking."""
CORE = frozenset({"attr", "acomp", "oprd", "nsubj", "dobj"})
"""Dependents that say what a light verb is about."""
SEEMING = frozenset({"seem", "appear", "go", "begin", "continue", "start", "try", "decline", "refuse", "take", "use"})
"""Verbs that leave it to the verb below them what is done: "seemed to suggest"."""
POINTING = frozenset({"that", "this", "these", "those", "such"})
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


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
        called = {i.id: i.name.lower() for i in story.identities}
        self._speaks_for = {called[i.id]: called[i.speaks_for] for i in story.identities if i.speaks_for in called}
        published = telling.article.published
        self._zone = published.moment.utcoffset() if published and not published.inferred else None
        self._values = Counter(d.value for d in telling.annotations.dates)
        identity = {e: called[i.id] for i in story.identities for a, e in i.members if a == telling.article.id}
        mentions = [(m.span.start, m.span.end, identity.get(e.id, e.name.lower())) for e in self._annotations.entities for m in e.mentions]
        self._mentions = sorted(mentions)
        self._mention_starts = [m[0] for m in self._mentions]
        self._names = {e.id: identity.get(e.id, e.name.lower()) for e in self._annotations.entities}
        self._of_speaker: dict[str, list[Statement]] = {}
        for statement in self._annotations.statements:
            if statement.speaker is not None:
                key = self._names.get(statement.speaker.entity or "", statement.speaker.name.lower())
                self._of_speaker.setdefault(key, []).append(statement)
        self._cued: dict[int, list[Statement]] = {}
        for statement in self._annotations.statements:
            sentence = self._parsed.sentence_at(statement.cue.start) if statement.cue else None
            if sentence is not None:
                self._cued.setdefault(sentence.index, []).append(statement)
        self._dated_sentences = {s.index for d in self._annotations.dates if (s := self._parsed.sentence_at(d.span.start))}
        spans = [d.event_span for d in self._annotations.dates if d.event_span is not None]
        self._heads = {t.index for s in spans for t in self._parsed.tokens_in(s.start, s.end)}
        self._dated = {i for d in self._annotations.dates for i in (t.index for t in self._parsed.tokens_in(d.span.start, d.span.end))}

    def fact(self, order: tuple[int, int], date: Date) -> Fact:
        """What one date dates."""
        parsed = self._parsed
        sentence = parsed.sentence_at(date.span.start)
        head = next(iter(parsed.tokens_in(date.event_span.start, date.event_span.end)), None) if date.event_span else None
        statement = self._dated_statement(date, head, sentence)
        speaker = self._speaker(statement, head, date)
        around = self._around(sentence, head, statement)
        once, whom, performed, occasion, named, topic = self._happening(date, head, statement, speaker)
        evidence = tuple(s for s in (date.span, date.event_span, statement.cue if statement else None) if s is not None)
        return Fact(
            order,
            date,
            sentence,
            self._stems(head),
            frozenset(self._reported(statement)) if statement else frozenset(),
            *self._thing(head),
            self._ordering(head),
            speaker,
            self._speaks_for.get(speaker, speaker),
            self._said(statement, speaker, sentence),
            statement is not None and statement.form.value != "indirect",
            frozenset(self._keys(around)),
            self._weights(around),
            evidence,
            parsed.span(sentence.start, sentence.end) if sentence else date.span,
            self._of_article(sentence, head),
            head is not None and head.pos in ("NOUN", "PROPN"),
            self._recent(date),
            self._values[date.value] == 1,
            RUNS_FROM.search(parsed.text, max(0, date.span.start - LEAD_IN), date.span.start) is not None,
            once,
            whom,
            performed,
            occasion,
            named,
            topic,
            self._paired(head),
            frozenset(w for t in around if (w := t.lemma.lower()) in PLATFORMS | DELIVERED) if speaker else frozenset(),
            frozenset(self._actors(head, date)) | ({speaker} if speaker else set()),
            self._zone,
            " ".join(parsed.text[date.span.start : date.span.end].lower().split()),
        )

    def _happening(
        self, date: Date, head: Token | None, statement: Statement | None, speaker: str
    ) -> tuple[frozenset[str], frozenset[str], frozenset[str], str, frozenset[str], frozenset[str]]:
        """What happens once, to whom, what the speaker does by saying so, the event as it is named, and its topic."""
        if head is None:
            return frozenset(), frozenset(), frozenset(), "", frozenset(), frozenset()
        parsed = self._parsed
        told = event_tokens(parsed, head)
        events = [t for t in told if stem(t.lemma) in ONCE]
        things = [t for e in events or told for t in happens_to(parsed, e)]
        whom = {key for t in things if (key := self._key_at(t))}
        topic = {self._key_at(t) or stem(t.lemma) for thing in things for t in about(parsed, thing)}
        done = {stem(t.lemma) for t in parsed.children(head) if t.dep == "dobj" and speaker} & PERFORMED
        performed = frozenset((self._reported(statement) & PERFORMED if statement and speaker else set()) | done)
        once = frozenset(stem(e.lemma) for e in events)
        return once, frozenset(whom), performed, *self._named_event(date, head), frozenset(topic)

    def _actors(self, head: Token | None, date: Date) -> set[str]:
        """The keys of those who do what is dated, or to whom it is done: the verb's subject, a noun's owner, "by" somebody."""
        if head is None:
            return set()
        owners = happens_to(self._parsed, head) if head.pos in ("NOUN", "PROPN") else []
        doers = [t for t in takes_part(self._parsed, head) if t.dep in ("nsubj", "nsubjpass", "pobj")]
        found = {key for t in (*owners, *doers) if (key := self._key_at(t))}
        verbs = (self._subject_key(verb, date) for verb in self._verbs(head))
        return found or {key for key in (next(filter(None, verbs), ""),) if key}

    def _paired(self, head: Token | None) -> frozenset[str]:
        """The keys of two or more who do together what is done once, with its stem."""
        if head is None or stem(head.lemma) not in PAIRED:
            return frozenset()
        keys = {key for t in takes_part(self._parsed, head) if (key := self._key_at(t))}
        return frozenset({f"#{stem(head.lemma)}", *keys}) if len(keys) > 1 else frozenset()

    def _named_event(self, date: Date, head: Token) -> tuple[str, frozenset[str]]:
        """The noun of the event, and with it the names beside it: the head, or the noun right before the date ("the primary on Friday")."""
        parsed = self._parsed
        before = parsed.tokens_in(date.span.start, date.span.end)[:1]
        near = [parsed.tokens[i] for i in range(max(0, before[0].index - 3), before[0].index)] if before else []
        noun = next((t for t in (head, *reversed(near)) if t.pos in ("NOUN", "PROPN") and t.text.lower() in OCCASIONS), None)
        if noun is None:
            return "", frozenset()
        kind = OCCASIONS[noun.text.lower()]
        names = {self._key_at(t) or t.lemma.lower() for t in distinguishing(parsed, noun) if t.index not in self._dated}
        return kind, frozenset({f"#{kind}", *names}) if names else frozenset()

    def _of_article(self, sentence: Sentence | None, head: Token | None) -> bool:
        """Whether the date is the article's own, in a header line or dateline."""
        named = head is not None and head.tag == "NN" and head.lemma == "date"
        return sentence is not None and (named or sentence.kind in (BlockKind.HEADER, BlockKind.DATELINE))

    def _said(self, statement: Statement | None, speaker: str, sentence: Sentence | None) -> tuple[Span, ...]:
        """What the speaker said on the occasion dated: the statement, and the speaker's others in the paragraph and the next.

        A statement that another date lies nearer to, being in its sentence, is of that one's occasion.
        """
        if not speaker or sentence is None:
            return ()
        spans = list(statement.spans) if statement else []
        for other in self._of_speaker.get(speaker, ()):
            there = self._parsed.sentence_at(other.span.start)
            cued = self._parsed.sentence_at(other.cue.start) if other.cue else there
            if there is None or other == statement or not 0 <= there.block - sentence.block <= NEXT_BLOCKS:
                continue
            own = {s.index for s in (there, cued) if s is not None} & self._dated_sentences
            if not own - {sentence.index}:
                spans.extend(other.spans)
        return tuple(sorted(set(spans), key=lambda s: (s.start, s.end)))

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

    def _speaker(self, statement: Statement | None, head: Token | None, date: Date) -> str:
        if statement is not None and statement.speaker is not None:
            named = statement.speaker
            return self._names.get(named.entity or "", named.name.lower())
        delivered = self._delivered(head, date)
        for verb in self._verbs(head):
            if (delivered or self._speaks(verb)) and (key := self._subject_key(verb, date)):
                return key
        return ""

    def _delivered(self, head: Token | None, date: Date) -> bool:
        """Whether the date goes with a speech, a letter or the like: "in a speech on Friday", "Friday's interview"."""
        if head is None:
            return False
        before = self._parsed.tokens_in(date.span.start, date.span.end)[:1]
        near = [self._parsed.tokens[i] for i in range(max(0, before[0].index - 3), before[0].index)] if before else []
        return any(t.pos == "NOUN" and t.lemma.lower() in DELIVERED for t in (head, *near))

    def _speaks(self, verb: Token) -> bool:
        """Whether the verb, or one told together with it ("turned up on Friday and told"), is of speaking."""
        children = self._parsed.children(verb)
        if verb.lemma in SEEMING:
            return any(c.dep == "xcomp" and c.lemma in SPEAKING | VOICED for c in children)
        if verb.lemma == "read":
            return any(c.text.lower() == "out" for c in children)
        if verb.lemma in SPEAKING or verb.lemma in VOICED:
            return True
        return any(c.dep == "conj" and c.pos == "VERB" and c.lemma in SPEAKING for c in children)

    def _subject_key(self, verb: Token, date: Date) -> str:
        """The key of who does it; "who" stands for the noun before, and a verb without a subject has it right after
        a day at its beginning ("On Friday Orla Venn spoke", where the parser takes both for one name)."""
        subject = next((c for c in self._parsed.children(verb) if c.dep in ("nsubj", "nsubjpass")), None)
        if subject is not None and subject.tag in ("WP", "WDT") and verb.dep == "relcl":
            subject = self._parsed.tokens[verb.head]
        if subject is None:
            follows = [t for t in self._parsed.tokens_in(date.span.end, date.span.end + 2) if t.is_word and t.index < verb.index]
            return self._key_at(follows[0]) if follows else ""
        appositions = (c for c in self._parsed.children(subject) if c.dep == "appos")
        return next((key for t in (subject, *appositions) if (key := self._key_at(t))), "")

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
        entered = self._entered(head, children) if head.lemma in LIGHT or head.lemma == "enter" else ""
        if entered:
            return {entered: OPENED}
        if head.pos in ("VERB", "AUX") and head.lemma in LIGHT:
            lemmas += [c.lemma for c in children if c.dep in CORE and c.pos in CONTENT and not self._key_at(c)]
        elif head.pos in ("ADJ", "NOUN") or head.dep in ("relcl", "acl", "advcl"):
            lemmas += [t.lemma for _, t in zip(range(1), self._parsed.ancestors(head), strict=False) if t.pos in ("VERB", "NOUN")]
        lemmas += [c.lemma for c in children if c.dep in ("advcl", "xcomp") and c.tag == "VB"]
        if head.pos == "VERB":
            below = [t for p in children if p.dep == "prep" for t in self._parsed.children(p)]
            lemmas += [t.lemma for t in below if t.dep == "pobj" and t.tag == "NN" and t.index not in self._dated and not self._key_at(t)]
        return {stem(w): weight(w.lower()) for w in lemmas if stem(w) not in LIGHT_STEMS}

    def _thing(self, head: Token | None) -> tuple[str, bool]:
        """Stem of the noun an event happens to: object, passive subject, what a relative clause goes with, or subject; and
        whether "a" stands before it."""
        if head is None or head.pos != "VERB":
            return "", False
        by_role = {c.dep: c for c in reversed(self._parsed.children(head))}
        found = by_role.get("dobj") or by_role.get("nsubjpass")
        if found is None and head.dep in ("relcl", "acl"):
            found = self._parsed.tokens[head.head]
        found = found or by_role.get("nsubj")
        if found is None or found.pos != "NOUN":
            return "", False
        return stem(found.lemma), any(c.dep == "det" and c.text.lower() in ("a", "an", "another") for c in self._parsed.children(found))

    def _ordering(self, head: Token | None) -> frozenset[str]:
        """Words such as "first" and "again" on the event or on those directly in it."""
        if head is None:
            return frozenset()
        near = self._parsed.children(head)
        return frozenset(t.lemma.lower() for n in (head, *near) for t in (n, *self._parsed.children(n))) & ORDERING

    def _entered(self, head: Token, children: tuple[Token, ...]) -> str:
        """ "went into service", "was put into operation", "came into force": the event under one name."""
        below = [t for p in children if p.dep == "prep" and p.text.lower() == "into" for t in self._parsed.children(p)]
        entered = (t for t in (*below, *(c for c in children if c.dep == "dobj" and head.lemma == "enter")) if t.tag == "NN")
        return next((ENTERED[t.lemma] for t in entered if t.lemma in ENTERED), "")

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
