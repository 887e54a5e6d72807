"""Stories of a growing, changing set of articles, kept up to date.

In: sketches added, taken away, pins set. Out: the stories that changed, each as its articles' ids. Guarantee: the stories are a
function of the set of articles and pins alone; everything held here is worked out from the shelf and could be again, and a
change makes anew only the neighbourhoods it touches. Articles that lie close become cores by average linkage, then
cores become stories in the same way, both within neighbourhoods of at most NEIGHBOURS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tellings.backends.protocols import Embedder
from tellings.model.kept_story import Pin
from tellings.stories.cores import Core, Workshop
from tellings.stories.neighbourhoods import Members, Neighbourhoods
from tellings.stories.pins import constraints
from tellings.stories.setting import CORE_LEVELS, LEVELS, NEIGHBOURS
from tellings.stories.shelf import LocalShelf, Shelf
from tellings.stories.sketch import Sketch


class Grouping:
    """The stories of the articles on a shelf."""

    def __init__(
        self, shelf: Shelf | None = None, embedder: Embedder | None = None, pins: Sequence[Pin] = (), *, most: int = NEIGHBOURS
    ) -> None:
        self.shelf: Shelf = shelf if shelf is not None else LocalShelf()
        self.workshop = Workshop(self.shelf, embedder, constraints(pins), most)
        self._linked: dict[str, dict[str, float]] = {}
        self._cores: dict[str, Core] = {}
        self._edges: dict[str, dict[str, float]] = {}
        self._stories: dict[str, Members] = {}
        self._blocks = Neighbourhoods(self.links, LEVELS, most, endless=True)
        self._regions = Neighbourhoods(self.edges, CORE_LEVELS, most, endless=False)

    def story(self, article: str) -> Members:
        """All articles of the article's story, in canonical order. Raises KeyError for an article that is not on the shelf."""
        name = self.core(article).name
        if name not in self._stories:
            cores = [self.core(n) for n in self._regions.of(name)]
            for joined in self.workshop.join(cores):
                members = tuple(a for core in joined for a in core.articles)
                self._stories.update(dict.fromkeys((core.name for core in joined), members))
        return self._stories[name]

    def core(self, article: str) -> Core:
        """The core that an article belongs to. Raises KeyError for an article that is not on the shelf."""
        if article not in self._cores:
            for core in self.workshop.part(self._blocks.of(article)):
                self._cores.update(dict.fromkeys(core.articles, core))
        return self._cores[article]

    def links(self, article: str) -> dict[str, float]:
        """Articles that may bring this one into a group, with their likeness (at least LINKED)."""
        if article not in self._linked:
            self._linked[article] = self.workshop.links(self.shelf.sketches([article])[article])
        return self._linked[article]

    def edges(self, name: str) -> dict[str, float]:
        """Cores that fit the one of this name, with their mean likeness as a multiple of what is asked of the two."""
        if name not in self._edges:
            core = self.core(name)
            linked = {other.name: other for a in core.articles for y in self.links(a) if (other := self.core(y)).name != core.name}
            self._edges[name] = self.workshop.edges(core, [linked[n] for n in sorted(linked)])
        return self._edges[name]

    def add(self, sketches: Sequence[Sketch]) -> list[Members]:
        """Take in articles; all stories that are new or changed. An article that is there already gets the new sketch."""
        given = {s.id: s for s in sketches}
        there = self.shelf.sketches(given)
        changed = self.remove(there) if there else []
        among = LocalShelf()
        among.put(list(given.values()))
        linked = {a: self.workshop.links(s) | self.workshop.links(s, among) for a, s in given.items()}
        near = {other for found in linked.values() for other in found if other not in given}

        def enter() -> None:
            self.shelf.put(list(given.values()))
            self.workshop.keep(given)
            for article, found in linked.items():
                self._linked[article] = found
                for other, value in found.items():
                    if other in self._linked:
                        self._linked[other][article] = value

        found = self._change(near, enter, set(given), gone=False)
        return found + [story for story in changed if story not in found and self.story(story[0]) == story]

    def remove(self, articles: Iterable[str]) -> list[Members]:
        """Take articles away; all stories that they or others left. Articles that are not there are left aside."""
        gone = set(self.shelf.sketches(articles))
        near = {other for a in gone for other in self.links(a)}

        def leave() -> None:
            for article in gone:
                for other in self._linked.pop(article):
                    self._linked.get(other, {}).pop(article, None)
            self.workshop.forget(gone)
            self.shelf.take(sorted(gone))

        return self._change(near | gone, leave, near - gone, gone=True)

    def pin(self, pins: Sequence[Pin]) -> list[Members]:
        """From now on these pins are in force, and no others; all stories that changed."""
        after = constraints(pins)
        named = set(self.shelf.sketches(sorted(self.workshop.pins.named | after.named)))
        near = {other for a in named for other in self.links(a)}

        def rule() -> None:
            self.workshop.pins = after
            for article in named:
                for other in self._linked.pop(article, {}):
                    self._linked.get(other, {}).pop(article, None)
            for article in sorted(named):
                for other, value in self.links(article).items():
                    if other in self._linked:
                        self._linked[other][article] = value

        return self._change(near | named, rule, near | named, gone=True)

    def forget(self, before: float) -> None:
        """Let go of what was worked out about neighbourhoods all of whose articles are older than this moment (seconds since 1970)."""
        old = self.workshop.older(before)
        cold = {a for a in old if old.issuperset(self._blocks.known.get(a, ()))}
        self.workshop.forget(cold)
        self._blocks.forget(cold)
        self._regions.forget(cold)
        for article in cold:
            for held in (self._linked, self._cores, self._edges, self._stories):
                held.pop(article, None)

    def _change(self, near: set[str], change: Callable[[], None], after: set[str], *, gone: bool) -> list[Members]:
        """Carry out a change of the links of `near` and make anew what hangs on it; `after` are articles whose links it changed.

        `gone`: links may have gone, so that neighbourhoods may grow where they were too crowded before.
        """
        held = {b for a in near for b in self._blocks.of(a)}
        names = {self.core(a).name for b in held for a in (b, *self.links(b))}
        regions = {m for n in names for m in self._regions.of(n)}
        touched = {a for n in regions for a in self.core(n).articles}
        change()
        self._blocks.drop(held, shrunk=gone)
        self._regions.drop(regions, shrunk=True)
        for article in held:
            self._cores.pop(article, None)
        for name in regions | names | held:
            self._stories.pop(name, None)
        for name in names | held:
            self._edges.pop(name, None)
        there = set(self.shelf.sketches(touched | after | held))
        renewed = self._blocks.renew((held | after) & there)
        for article in renewed - held:  # drawn in where a crowded neighbourhood has become smaller
            self._cores.pop(article, None)
        loose = {self.core(a).name for b in renewed for a in (b, *self.links(b))} | {self.core(a).name for a in touched & there}
        loose |= self._regions.drop(loose, shrunk=True)
        for name in {*loose, *renewed}:
            self._stories.pop(name, None)
            if name in renewed or name in names or renewed - held:
                self._edges.pop(name, None)
        now = {self.core(n).name for n in loose if n in there or n in self._cores}
        for name in self._regions.renew(now):
            self._stories.pop(name, None)
            touched.update(self.core(name).articles)
        stories = {self.story(a) for a in sorted((touched | renewed) & (there | set(self._cores)))}
        return self.workshop.ordered(stories)
