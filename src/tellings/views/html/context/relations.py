"""How the members of a cluster of figures or dates stand to each other, as labels and lines.

In: a Source and relations. Out: Tags and RelationLines. Guarantee: the gravest comes first.
"""

from __future__ import annotations

from tellings.model.comparison import ValueRelation
from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.views import words
from tellings.views.findings import Source
from tellings.views.findings.values import GRAVITY, explainable
from tellings.views.html.context.quotes import siglum
from tellings.views.html.view.pieces import Tag
from tellings.views.html.view.values import RelationLine


def relation_tag(r: ValueRelation) -> Tag:
    """A relation as a label with its sign; a conflict that explains itself is called what it is: dated differently."""
    if explainable(r):
        return Tag(words.EXPLAINABLE, "explainable", words.RELATION_SIGNS[r.relation])
    return Tag(words.RELATIONS[r.relation], r.relation.value, words.RELATION_SIGNS[r.relation])


def _gravity(r: ValueRelation) -> tuple[bool, int, bool]:
    """What comes first in a cluster: conflicts that nothing explains, then by relation."""
    return r.relation is not Relation.CONFLICT or explainable(r), GRAVITY[r.relation], explainable(r)


def gravest(found: list[ValueRelation]) -> Tag:
    """The label of a cluster's gravest relation."""
    return relation_tag(min(found, key=_gravity))


def gravest_first(clusters: list[list[ValueRelation]]) -> list[list[ValueRelation]]:
    """Clusters in the order of their gravest relations; of equals the order given."""
    return sorted(clusters, key=lambda found: min(_gravity(r) for r in found))


def lines(source: Source, found: list[ValueRelation], spans: dict[str, Span]) -> tuple[RelationLine, ...]:
    """Relations of a cluster, those of one kind and reason on one line, the gravest first."""
    places = [source.place[span.article] for span in spans.values()]
    several = len(places) > len(set(places))
    merged: dict[tuple[Tag, str, str], list[str]] = {}
    for r in sorted(found, key=_gravity):
        ends = sorted((spans[r.a], spans[r.b]), key=lambda span: (source.place[span.article], span.start))
        pair = "–".join(_called(source, span, several) for span in ends)
        pairs = merged.setdefault((relation_tag(r), r.why, words.how_sure(r.confidence)), [])
        if pair not in pairs:
            pairs.append(pair)
    return tuple(RelationLine(tag, tuple(pairs), why, sure) for (tag, why, sure), pairs in merged.items())


def _called(source: Source, span: Span, several: bool) -> str:
    """A member of a pair: its outlet's letter, with its words where an outlet has several in the cluster."""
    letter = siglum(source.number(span))
    return f"{letter} “{source.words(span)}”" if several else letter


def heading(named: list[str]) -> str:
    """What most members say is counted or dated; of equals the longest, then the first."""
    given = [name for name in named if name]
    return max(given, key=lambda name: (given.count(name), len(name)), default="")
