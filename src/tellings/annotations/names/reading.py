"""Whom and what an article speaks of: persons, bodies, places, events and things, with every mention.

In: a parsed article. Out: entities in order of first mention, each with its names, the descriptions and the
pronouns that stand for it. No recogniser is asked: capitals, titles, word tables and syntax tell; where they do
not, nothing is named.
"""

from __future__ import annotations

from collections import defaultdict

from tellings.annotations.names import coreference, gazetteer, roles, spotting
from tellings.annotations.names.clusters import Draft, cluster
from tellings.model.name import Entity, Mention, MentionForm, NameKind
from tellings.model.parse import ParsedArticle, Sentence
from tellings.model.personal_name import PersonalName, fold


def read(parsed: ParsedArticle) -> tuple[Entity, ...]:
    """The article's entities; ids are "e1", "e2" … in order of first mention; none where the parser gave no tags."""
    if not any(t.tag for t in parsed.tokens[:200]):
        return ()
    drafts, placed = cluster(parsed, spotting.spot(parsed))
    coreference.extend(parsed, drafts, placed)
    for sentence in parsed.sentences:
        if spotting.headline_like(parsed, sentence):
            find_known(parsed, sentence, drafts)
    return entities(parsed, drafts)


def entities(parsed: ParsedArticle, drafts: list[Draft]) -> tuple[Entity, ...]:
    """Drafts as entities in order of place; a mention inside a longer one of the same entity is dropped."""
    named = [d for d in drafts if d.mentions]
    named.sort(key=lambda d: min(m[:2] for m in d.mentions))
    principals = {text.lower(): d.name for d in reversed(named) for text in said(parsed, d)}
    found = []
    for number, draft in enumerate(named, 1):
        for_whom = principals.get(draft.speaks_for.lower(), draft.speaks_for) if draft.speaks_for else None
        name = draft.name if draft.named or not for_whom else draft.name.replace(draft.speaks_for or for_whom, for_whom)
        mentions: list[Mention] = []
        for start, end, form in sorted(set(draft.mentions), key=lambda m: (m[0], -m[1])):
            if not mentions or end > mentions[-1].span.end or form is MentionForm.PRONOUN:
                mentions.append(Mention(parsed.span(start, end), form))
        found.append(Entity(f"e{number}", draft.kind, name, tuple(mentions), tuple(draft.roles), for_whom))
    return tuple(found)


def said(parsed: ParsedArticle, draft: Draft) -> list[str]:
    """All wordings of a person or body, its name included."""
    if draft.kind not in (NameKind.PERSON, NameKind.BODY):
        return []
    return [draft.name, *(parsed.text[a:z] for a, z, form in draft.mentions if form is not MentionForm.PRONOUN)]


def find_known(parsed: ParsedArticle, sentence: Sentence, drafts: list[Draft]) -> None:
    """Names of known entities in a headline in title case, with titles before them."""
    forms: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if not draft.named or draft.kind not in (NameKind.PERSON, NameKind.BODY, NameKind.PLACE):
            continue
        words = tuple(fold(w) for w in draft.words)
        forms[words].append(draft)
        if draft.kind is NameKind.PERSON:
            name = PersonalName.parse(draft.words)
            forms[name.surname].append(draft)
            forms[(*name.given[:1], *name.surname)].append(draft)
    longest = max(map(len, forms), default=0)
    tokens = [t for t in parsed.tokens[sentence.first : sentence.last] if t.text not in ("'s", "'", "-")]
    at = 0
    while at < len(tokens):
        for size in range(min(longest, len(tokens) - at), 0, -1):
            run = tokens[at : at + size]
            known = forms.get(tuple(fold(t.text) for t in run))
            if known and run[0].text[:1].isupper() and run[-1].text[:1].isupper():
                first = at
                while first > 0 and known[0].kind is NameKind.PERSON and _title(tokens[first - 1].text.lower()):
                    first -= 1
                known[0].add(tokens[first].start, run[-1].end, MentionForm.NAME)
                at += size
                break
        else:
            at += 1


def _title(word: str) -> bool:
    return (
        spotting.is_title(word)
        or word in roles.PARTY_WORDS
        or word in gazetteer.DEMONYMS
        or word in gazetteer.PLACES
        or word in ("former", "ex")
    )
