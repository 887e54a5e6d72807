"""Noun phrases of a parsed article: the tokens that belong to a head noun, without clauses hung on it.

In: a parsed article and a head token. Out: a run of token indices around the head. Linear in the phrase.
"""

from __future__ import annotations

from tellings.annotations.names.tables import words
from tellings.model.parse import ParsedArticle, Token
from tellings.model.span import Span

LEFT = words("det amod compound nmod poss nummod quantmod advmod case predet npadvmod punct neg")
COMPLEMENTS = frozenset(["of", "for", "from", "at", "to", "with", "in", "on"])
LONGEST = 16
"""Tokens a phrase may have on either side of its head."""


def left_edge(parsed: ParsedArticle, head: Token) -> int:
    """Index of the first token of the premodifiers of `head`, unbroken up to it."""
    first = head.index
    inside = {head.index}
    for index in range(head.index - 1, max(-1, head.index - LONGEST), -1):
        token = parsed.tokens[index]
        direct = token.head in inside and token.dep in LEFT and (token.dep != "punct" or token.text in "-/'&")
        if not direct and not _leads_to(parsed, token, inside, head):
            break
        inside.add(index)
        if token.text not in ("-", "'", ",", '"'):
            first = index
    return first


def _leads_to(parsed: ParsedArticle, token: Token, inside: set[int], head: Token) -> bool:
    """Whether `token` hangs on a premodifier further left that itself hangs on the phrase ("the head of state's aide")."""
    for _ in range(LONGEST):
        if token.head in inside:
            return token.dep in LEFT and token.dep != "punct"
        if token.head >= head.index or token.head == token.index or token.dep in ("relcl", "ccomp", "advcl", "cc", "conj", "nsubj"):
            return False
        if token.dep == "punct" and token.text not in "-/'&":
            return False
        token = parsed.tokens[token.head]
    return False


def right_edge(parsed: ParsedArticle, head: Token, words: frozenset[str] = COMPLEMENTS) -> int:
    """Index after the last token of the complements of `head` that begin with one of `words`, unbroken after it."""
    last = head.index + 1
    for child in parsed.children(head):
        if child.index < last or child.dep != "prep" or child.text.lower() not in words or child.index != last:
            continue
        inner = near_subtree(parsed, child, LONGEST)
        if any(t.tag == "VBG" and t.dep == "pcomp" for t in inner):
            continue
        end = child.index + 1
        for token in inner:
            if token.index != end and token.index > child.index:
                break
            if token.index > child.index and (
                token.text in ",;:()" or token.dep in ("relcl", "appos") or token.index - head.index > LONGEST
            ):
                break
            end = max(end, token.index + 1)
        if end > child.index + 1:
            last = end
    return last


def near_subtree(parsed: ParsedArticle, token: Token, reach: int) -> list[Token]:
    """The token and those of its dependents that follow it within `reach` tokens, in order."""
    found, todo = {token.index}, [token]
    while todo:
        for child in parsed.children(todo.pop()):
            if token.index < child.index <= token.index + reach and child.index not in found:
                found.add(child.index)
                todo.append(child)
    return [parsed.tokens[i] for i in sorted(found)]


def phrase(parsed: ParsedArticle, head: Token) -> Span:
    """The span of the noun phrase of `head`, with its complements."""
    first, last = left_edge(parsed, head), right_edge(parsed, head)
    return parsed.span(parsed.tokens[first].start, parsed.tokens[last - 1].end)


def modifiers(parsed: ParsedArticle, head: Token) -> tuple[Token, ...]:
    """Content words before the head that say which one is meant ("former", "Harbour")."""
    first = left_edge(parsed, head)
    return tuple(t for t in parsed.tokens[first : head.index] if t.pos in ("ADJ", "NOUN", "PROPN", "VERB", "NUM") and t.dep != "det")


def determiner(parsed: ParsedArticle, head: Token) -> str:
    """The lower-case determiner or possessive pronoun of the phrase, "'s" for a possessor in full, else ""."""
    found = ""
    for child in parsed.children(head):
        if child.index < head.index and child.dep == "det":
            found = child.text.lower()
        elif child.index < head.index and child.dep == "poss":
            return child.text.lower() if child.tag == "PRP$" else "'s"
    return found
