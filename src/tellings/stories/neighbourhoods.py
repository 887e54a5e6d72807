"""Bounded neighbourhoods of a graph that depend on the graph alone, not on how it came to be.

The neighbourhood of a node is its connected component over edges of the lowest level at which that component has no more
than `most` nodes (over the last level: however many). This parts the graph into disjoint neighbourhoods. An added or removed
node changes only neighbourhoods that held one of its neighbours before or hold one afterwards; so those alone are made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Links = Mapping[str, float]
Members = tuple[str, ...]
"""Nodes in order of their names."""


@dataclass(slots=True)
class Neighbourhoods:
    """Neighbourhoods as far as they are known; `links` gives a node's neighbours with the weights of the edges.

    `endless` says what holds where even the last level connects more than `most`: all of them are one neighbourhood, or
    each node is one by itself.
    """

    links: Callable[[str], Links]
    levels: Sequence[float]
    most: int
    endless: bool
    known: dict[str, Members] = field(default_factory=dict)
    crowded: dict[float, set[str]] = field(default_factory=dict)
    """Nodes known to be connected with more than `most` at a level; emptied by `drop`, since edges may go."""

    def of(self, node: str) -> Members:
        """The neighbourhood of a node."""
        if node not in self.known:
            found = self._find(node)
            for member in found:
                self.known[member] = found
        return self.known[node]

    def _find(self, node: str) -> Members:
        for level in self.levels:
            crowded = self.crowded.setdefault(level, set())
            last = self.endless and level == self.levels[-1]
            found = self._component(node, level, crowded, None if last else self.most)
            if found is not None:
                return tuple(sorted(found))
            crowded.add(node)
        return (node,)

    def _component(self, node: str, level: float, crowded: set[str], most: int | None) -> set[str] | None:
        """Nodes connected with this one; None where there are more than `most`."""
        if most is not None and node in crowded:
            return None
        found, waiting = {node}, [node]
        while waiting:
            for other, weight in self.links(waiting.pop()).items():
                if weight < level or other in found:
                    continue
                found.add(other)
                if most is not None and (len(found) > most or other in crowded):
                    crowded |= found
                    return None
                waiting.append(other)
        return found

    def drop(self, nodes: Iterable[str], *, shrunk: bool) -> set[str]:
        """Forget the neighbourhoods of these nodes; all nodes that were in them. `shrunk`: edges may have gone."""
        dropped: set[str] = set()
        for node in nodes:
            for member in self.known.get(node, ()):
                dropped.add(member)
        for member in dropped:
            del self.known[member]
        if shrunk:
            self.crowded.clear()
        return dropped

    def renew(self, nodes: Iterable[str]) -> set[str]:
        """Find the neighbourhoods of these nodes anew, and of all that theirs now reach into; all nodes in them."""
        waiting, renewed = sorted(nodes), set[str]()
        while waiting:
            node = waiting.pop()
            if node in renewed:
                continue
            self.known.pop(node, None)
            found = self._find(node)
            for member in found:
                before = self.known.get(member, found)
                self.known[member] = found
                renewed.add(member)
                waiting.extend(m for m in before if m not in renewed and before != found)
        return renewed

    def forget(self, nodes: Iterable[str]) -> None:
        """Leave these nodes to be found again when asked for; nothing else changes."""
        for node in nodes:
            self.known.pop(node, None)
            for crowded in self.crowded.values():
                crowded.discard(node)
