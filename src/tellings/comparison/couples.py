"""What the articles call a couple: "Mayor Koval and her husband", "the Kovals", "the couple".

In: a story. Out: for each couple of whom two articles speak its mentions, in the order of the articles. A couple is a person known
across the story with husband, wife or partner; "the couple" means the only one its article has so named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tellings.model.name import Entity, MentionForm, NameKind
from tellings.model.parse import ParsedArticle, Token
from tellings.model.span import Span
from tellings.model.story import Story, Telling

_SPOUSES = "wife husband spouse partner fiancé fiancée fiance fiancee girlfriend boyfriend"
SPOUSES = frozenset(_SPOUSES.split())
TWO = frozenset(["couple", "pair", "duo"])
"""Nouns for two persons, behind "the"."""
OWNERS = frozenset(["his", "her"])
MOST_BETWEEN = 6
"""Tokens that party and seat may take between a name and what is joined to it."""


def join_couples(story: Story) -> list[tuple[str, tuple[Span, ...]]]:
    """The couples of whom two articles or more speak, each by its fullest wording, with its mentions; in order of first mention."""
    whose = {member: identity.id for identity in story.identities for member in identity.members}
    found: dict[str, list[Span]] = defaultdict(list)
    words: dict[Span, str] = {}
    for telling in story.tellings:
        here = named_couples(telling, whose)
        for couple, spans in here.items():
            more = surnames(telling, [e for e in telling.annotations.entities if whose.get((telling.article.id, e.id)) == couple])
            both = list(told_of(telling)) if len(here) == 1 else []
            for span in sorted({*spans, *more, *both}):
                if not found[couple] or not found[couple][-1].overlap(span):
                    found[couple].append(span)
                    words[span] = " ".join(span.of(telling.annotations.parsed.text).split())
    several = ((spans, [words[s] for s in spans]) for spans in found.values() if len({s.article for s in spans}) > 1)
    return [(max(called, key=len), tuple(spans)) for spans, called in several if len({c.lower() for c in called}) > 1]


def named_couples(telling: Telling, whose: Mapping[tuple[str, str], str]) -> dict[str, list[Span]]:
    """Identity → where an article names the person together with husband or wife, in order."""
    parsed, article = telling.annotations.parsed, telling.article.id
    ending: dict[int, tuple[int, Entity]] = {}
    kin: dict[int, int] = {}
    for entity in telling.annotations.entities:
        if entity.kind is not NameKind.PERSON:
            continue
        for mention in entity.mentions:
            tokens = parsed.tokens_in(mention.span.start, mention.span.end)
            if tokens and mention.form is not MentionForm.DESCRIPTION and (article, entity.id) in whose:
                ending[tokens[-1].index] = tokens[0].index, entity
            if tokens and any(role.split()[-1:] and role.split()[-1] in SPOUSES for role in entity.roles):
                kin[tokens[0].index] = tokens[-1].index
    found: dict[str, list[Span]] = defaultdict(list)
    for token in parsed.tokens:
        last = spouse_after(parsed, token, kin) if token.text.lower() == "and" else None
        before = next((ending[at] for at in range(token.index - 1, token.index - MOST_BETWEEN, -1) if at in ending), None) if last else None
        if last is not None and before is not None and only_tag(parsed, before[0], token):
            first, entity = before
            found[whose[article, entity.id]].append(parsed.span(parsed.tokens[first].start, parsed.tokens[last].end))
    return found


def spouse_after(parsed: ParsedArticle, joint: Token, kin: Mapping[int, int]) -> int | None:
    """Index of the last token of "his wife", or of the spouse's name, right behind "and"; None for anything else."""
    after = parsed.tokens[joint.index + 1 : joint.index + 3]
    if len(after) == 2 and after[0].text.lower() in OWNERS and after[1].lemma.lower() in SPOUSES:
        return after[1].index
    return kin.get(joint.index + 1)


def only_tag(parsed: ParsedArticle, first: int, joint: Token) -> bool:
    """Whether no verb and no other clause stands between a name and the word that joins the next one to it."""
    between = parsed.tokens[first : joint.index]
    return len(between) <= 2 * MOST_BETWEEN and not any(t.pos in ("VERB", "AUX", "SCONJ") or t.text in ".;:" for t in between)


def surnames(telling: Telling, bearers: list[Entity]) -> Iterator[Span]:
    """Where a family is named by its surname, "the Kovals"."""
    parsed = telling.annotations.parsed
    plurals = {ending for e in bearers for name in e.name.removesuffix(" Jr.").split()[-1:] for ending in (name + "s", name + "es")}
    for token in parsed.tokens:
        if token.text in plurals and token.index and parsed.tokens[token.index - 1].text.lower() == "the":
            yield parsed.span(parsed.tokens[token.index - 1].start, token.end)


def told_of(telling: Telling) -> Iterator[Span]:
    """Where an article says "the couple"."""
    parsed = telling.annotations.parsed
    for token in parsed.tokens:
        behind = parsed.tokens[token.index + 1 : token.index + 2]
        alone = token.dep not in ("compound", "amod", "nummod", "poss") and not any(t.text == "of" or t.pos == "NOUN" for t in behind)
        if token.text.lower() in TWO and alone and token.index and parsed.tokens[token.index - 1].text.lower() == "the":
            yield parsed.span(parsed.tokens[token.index - 1].start, token.end)
