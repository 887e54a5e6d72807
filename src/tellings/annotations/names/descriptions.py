"""Which person or body a definite description means ("the Texas senator", "the company").

In: what was mentioned before, and the head noun of a description. Out: the one draft it fits best, or None. A person
whose party, sex, origin or family ties the description contradicts is never meant; where two fit alike, nobody is.
"""

from __future__ import annotations

from itertools import islice

from tellings.annotations.names import bodies, gazetteer, phrases, roles
from tellings.annotations.names.clusters import Draft, genders_agree, parties
from tellings.annotations.names.memory import HE, REACH, Reader, owned
from tellings.model.name import NameKind
from tellings.model.parse import ParsedArticle, Token

SAME_BODY = (
    frozenset(["agency", "department", "bureau", "ministry", "office", "service", "administration"]),
    frozenset(["committee", "commission", "panel", "board", "council"]),
    frozenset(["company", "firm", "corporation", "group", "maker", "operator"]),
    frozenset(["organisation", "organization", "group", "association", "charity", "foundation", "society"]),
    frozenset(["newspaper", "paper", "daily", "magazine", "outlet", "broadcaster"]),
)
"""Short forms that can stand for a body of one of these heads."""
COMPANY = frozenset(["company", "firm", "group", "maker", "operator"])
LOOSE = frozenset(["own", "same", "whole", "entire", "new", "state", "federal", "government", "public", "private"])
"""Words before a body's noun that do not tell it from others."""
PAST = frozenset(["former", "ex", "late", "then", "one-time", "onetime", "erstwhile", "outgoing"])
"""Words that tell a former holder of an office from the present one."""
ORDINAL = frozenset(
    ["first", "second", "third", "fourth", "current", "late", "former", "ex", "other", "older", "younger", "elder", "eldest", "youngest"]
)
"""Words that tell relatives of one kind apart."""
BY_OWNER = frozenset(["kin", "colleague", "spokesperson", "lawyer"])
"""Kinds of role that one is in to somebody: "his wife", "her lawyer"."""
CALLINGS = frozenset(["journalist", "reporter", "expert", "scientist", "academic"])
LOOSELY = 1.5
"""Score below which a description fits by a loose noun only."""
PROMINENT = 1.5
"""How many times as often as others a person is named whom a loose noun means."""
MARGIN, WIDE_MARGIN = 0.09, 0.6
"""How far the best must be ahead of the next one, and of the next one where the noun is loose."""


def origin(words: set[str]) -> set[str]:
    """The places that words of origin among `words` go with."""
    return {gazetteer.DEMONYMS.get(w) or gazetteer.PLACES.get(w, "") for w in words} - {""}


def person_described(reader: Reader, token: Token, sentence: int, noun: str, determiner: str, quoted: bool = False) -> Draft | None:
    """The one person who fits a described role best; None where none or two do."""
    parsed = reader.parsed
    head = noun.split()[-1]
    given = phrases.modifiers(parsed, token)
    words = {t.text.lower() for t in given}
    of_name = any(t.tag in ("NNP", "NNPS") for t in parsed.tokens[token.index + 1 : phrases.right_edge(parsed, token)])
    whose = owned(reader, token)[0] if determiner == "'s" or determiner in HE else None
    said_parties = parties(parsed, (*given, token))
    restricted = by_clause(parsed, token)
    speaks_on = token.dep == "nsubj" and parsed.tokens[token.head].lemma in roles.SPEAKING and head in roles.BROAD - CALLINGS
    scored = []
    for draft, seen_in, subject in candidates(reader, head, sentence):
        if not genders_agree(roles.GENDER_OF_ROLE.get(head, ""), draft.gender) or speaks_above(reader, token, draft):
            continue
        if contradicted(draft, head, words, said_parties, whose) or (quoted and head in roles.SEXED and draft is reader.last_speaker):
            continue
        score = fit(draft, head, determiner == "'s" or determiner in HE or of_name, seen_in >= sentence - REACH)
        if score is None or (score < 3.0 and reader.strangers.get(head, -1) > last_named(reader, draft)):
            continue
        alike = len(words & draft.about) + len(said_parties & draft.parties - words)
        if restricted and not alike:
            continue
        if said_parties and not draft.parties and not exact(draft, head) and not leads(reader, draft):
            continue
        score += 0.5 * min(2, alike) + 0.1 * subject + (0.5 if speaks_on and draft is reader.holds_the_floor() else 0.0)
        score -= 0.5 * (head in {r.split()[-1] for r in draft.past} and not words & PAST)
        here, there = origin(words), origin(draft.about)
        if here and there and not here & there:
            score -= 2.0
        scored.append((score - 0.15 * max(0, sentence - seen_in), draft))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < 0.4:
        return None
    top, best = scored[0]
    loosely = top < LOOSELY and head not in roles.ONLOOKERS
    rivals = [d for score, d in scored[1:] if top - score < (WIDE_MARGIN if loosely and alike_held(best, d) else MARGIN)]
    if rivals and loosely:
        # a loose word is said of whom the article is about
        by_times = sorted([best, *rivals], key=lambda d: -len(d.mentions))
        return by_times[0] if len(by_times[0].mentions) >= PROMINENT * len(by_times[1].mentions) else None
    return None if rivals else best


def alike_held(best: Draft, rival: Draft) -> bool:
    """Whether a rival is no less free than the best to be called by a loose word."""
    return holds_office(best) >= holds_office(rival)


def exact(draft: Draft, head: str) -> bool:
    """Whether the article gives the person this very role."""
    return any(role.split()[-1] == head for role in draft.roles)


def leads(reader: Reader, draft: Draft) -> bool:
    """Whether the article names no other person, whose party it does not tell either, even half as often."""
    others = (d for d in reader.drafts if d is not draft and d.kind is NameKind.PERSON and d.named and not d.parties)
    return len(draft.mentions) > 2 * max((len(d.mentions) for d in others), default=0)


def holds_office(draft: Draft) -> bool:
    """Whether the article gives a person a role that is more than a loose word."""
    return any(role.split()[-1] not in roles.BROAD for role in draft.roles)


def contradicted(draft: Draft, head: str, words: set[str], said_parties: set[str], whose: Draft | None) -> bool:
    """Whether a description says of a person what the article says otherwise: another party, another's relative, another of several."""
    if said_parties and draft.parties and not said_parties & draft.parties:
        return True
    if whose is not None and roles.ROLES[head] & BY_OWNER:
        if draft is whose or draft.kin.get(head, whose) is not whose:
            return True
        if words & ORDINAL - draft.about and "kin" in roles.ROLES[head]:
            return True
    # a man or a woman is nobody whose sex the article leaves open
    return head in roles.SEXED and not draft.gender


def by_clause(parsed: ParsedArticle, token: Token) -> bool:
    """Whether a clause right behind the noun says who is meant ("the woman who found it")."""
    return any(c.dep == "relcl" and parsed.tokens[token.index + 1].text != "," and c.index > token.index for c in parsed.children(token))


def last_named(reader: Reader, draft: Draft) -> int:
    """The token of the draft's last mention, -1 if it is forgotten."""
    return next((seen.token for seen in reversed(reader.memory) if seen.draft is draft), -1)


def candidates(reader: Reader, head: str, sentence: int) -> list[tuple[Draft, int, int]]:
    """Persons remembered, and those further off who hold that very role: with the sentence and prominence of their last mention."""
    pool: dict[int, tuple[Draft, int, int]] = {}
    for seen in reader.memory:
        if seen.draft.kind is NameKind.PERSON:
            pool[id(seen.draft)] = (seen.draft, seen.sentence, seen.subject)
    for kind in sorted(roles.ROLES[head]):
        for draft in islice(reversed(reader.with_role[kind].values()), 12):
            if any(r.split()[-1] == head for r in draft.roles):
                pool.setdefault(id(draft), (draft, sentence - 8, 0))
    return list(pool.values())


def fit(draft: Draft, head: str, relational: bool, near: bool) -> float | None:
    """How well the roles a draft holds go with a role noun; None where they do not."""
    held = {r.split()[-1] for r in draft.roles}
    if head in held:
        return 3.0
    if relational:
        return None
    if any(roles.ROLES[head] & roles.ROLES.get(r, frozenset()) for r in held):
        return 2.0
    if head in CALLINGS and held:
        return None  # a bystander's calling is not said of one who is known for another
    if head in roles.BROAD and draft.named and near:
        return 0.5 if held - roles.BROAD else 1.0
    return None


def speaks_above(reader: Reader, token: Token, draft: Draft) -> bool:
    """Whether the draft is the subject of the token's own verb or of one that reports its clause: then it is someone else."""
    tokens = reader.parsed.tokens
    verbs = {token.head} if token.dep not in ("nsubj", "nsubjpass") else set()
    reported = False
    for above in reader.parsed.ancestors(token):
        if reported:
            verbs.add(above.index)
        reported = above.dep == "ccomp"
    return any(s.draft is draft and s.subject and tokens[s.token].head in verbs for s in reader.memory)


def body_described(reader: Reader, token: Token) -> Draft | None:
    """The body last named whose head noun the description repeats, or is a loose word for."""
    given = phrases.modifiers(reader.parsed, token)
    if any(t.tag in ("NNP", "NNPS") for t in given):
        return None
    kinds = {t.text.lower() for t in given if t.tag in ("JJ", "NN") and t.text.lower() not in LOOSE}
    low = token.text.lower()
    alike = {low}.union(*(group for group in SAME_BODY if low in group))
    loose: Draft | None = None
    for seen in reversed(reader.memory):
        draft = seen.draft
        if draft.kind is not NameKind.BODY:
            continue
        words = [w.lower() for w in draft.words]
        if not kinds <= {*words, *draft.about}:
            continue
        heads = {words[-1], words[words.index("of") - 1] if "of" in words[1:] else words[-1]}
        if low in heads:
            return draft
        if low == "administration":
            continue  # a president's, not the agency last named
        if loose is None and (heads & alike or (low in COMPANY and heads & bodies.COMPANY_FORMS)):
            loose = draft
    return loose
