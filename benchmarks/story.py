"""How long a large story takes: 50 articles of 800 words about one event, and how it grows with an article's length.

`python benchmarks/story.py [--articles N] [--words N]` prints seconds of wall and of processor time for reading, lining up and
the rest, the pairs of passages looked at closely and the alignments found; then the same for few articles of growing length,
and the machine. The articles are put together from one pool of facts, each in several wordings; two articles share about
a third of theirs, as rewrites of agency reports do. Same arguments, same articles. Run it with OPENBLAS_NUM_THREADS=1, as the
command line runs: a second thread waits busily and counts as processor time.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import time
from pathlib import Path

import wordfreq

from tellings.alignments import align
from tellings.alignments.matching import consider, read
from tellings.articles import build, infer_dates
from tellings.backends import registry
from tellings.comparison import compare
from tellings.model.document import Known, Media, RawDocument
from tellings.model.story import Story, Telling
from tellings.pipeline import annotate
from tellings.stories import assemble

PEOPLE = ("Ilva Marden", "Tobin Seale", "Resa Quillon", "Ander Voss", "Dorit Hale", "Pell Anwick", "Sunna Breck", "Orrin Tane")
TOLD = (
    ("The {a} of the {b} was damaged by the {c} near the {d}.",
     "Near the {d}, the {c} caused damage to the {a} of the {b}."),
    ("About {n} {a}s were moved from the {b} to the {c} before the {d}.",
     "Some {n} {a}s had to leave the {b} for the {c} ahead of the {d}."),
    ("The {a} will be closed until the {b} and the {c} have settled the {d}.",
     "Until the {d} is settled by {b} and {c}, the {a} is to stay shut."),
    ("{who} said the {a} would need a {b} and that the {c} of the {d} must pay.",
     "The {c} of the {d} must pay, according to {who}, and the {a} needs a {b}."),
    ('"The {a} was never a {b}, and the {c} knew of the {d}," {who} told reporters.',
     "{who} said that the {c} knew about the {d} and the {a} was no {b}."),
)  # fmt: skip
"""What happened and what was said of it, each in two wordings."""
SHARED = 3  # an article tells one fact in so many of those there are


def pool(facts: int) -> list[tuple[str, ...]]:
    """So many facts in their wordings, with nouns of their own."""
    nouns = [w for w in wordfreq.top_n_list("en", 30_000) if w.isalpha() and len(w) > 4 and not w.endswith("s")][2_000:]
    found = []
    for n in range(facts):
        a, b, c, d = nouns[4 * n % len(nouns) :][:4]
        who = PEOPLE[n % len(PEOPLE)]
        found.append(tuple(wording.format(a=a, b=b, c=c, d=d, who=who, n=11 + 13 * n % 977) for wording in TOLD[n % len(TOLD)]))
    return found


def article(chance: random.Random, words: int, facts: list[tuple[str, ...]]) -> str:
    """One outlet's article of about so many words: its own choice of the facts, in its own order and wording."""
    told = list(facts)
    chance.shuffle(told)
    body: list[str] = []
    while sum(len(s.split()) for s in body) < words:
        body.append(chance.choice(told.pop()))
    return "\n\n".join(" ".join(body[at : at + 3]) for at in range(0, len(body), 3)) + "\n"


def tell(articles: int, words: int) -> Story:
    """A story of so many articles, read."""
    chance = random.Random(words)  # noqa: S311
    facts = pool(SHARED * words // 13)
    known = Known(outlet=None, published="2031-03-04", url=None)
    texts = [article(chance, words, facts).encode() for _ in range(articles)]
    given = [build(RawDocument(f"{n}.txt", text, Media.TEXT, known), f"a{n}") for n, text in enumerate(texts)]
    return assemble(tuple(Telling(a, annotate(a)) for a in sorted(infer_dates(given), key=lambda a: a.sha256)))


def considered(articles: int, words: int) -> None:
    """Print how many pairs of passages of a story are looked at closely, and how many there are."""
    story = tell(articles, words)
    tellings = [read(story, t, registry.embedder()) for t in story.tellings]
    pairs, _ = consider(tellings)
    looked = sum(len(of_two) for (m, n), of_two in pairs.items() if m != n)
    passages = [len(t.prepared) for t in tellings]
    product = sum(a * b for n, a in enumerate(passages) for b in passages[n + 1 :])
    each = looked / (sum(passages) * (articles - 1) / 2)
    print(f"{articles} articles of {words} words: {looked} of {product} pairs looked at closely, {each:.2f} a passage and other article")


def measure(articles: int, words: int) -> None:
    """Print what one story costs."""
    marks = [(time.perf_counter(), time.process_time())]
    story = tell(articles, words)
    marks.append((time.perf_counter(), time.process_time()))
    found = align(story, registry.embedder())
    marks.append((time.perf_counter(), time.process_time()))
    compare(story, found)
    marks.append((time.perf_counter(), time.process_time()))
    names = ("reading", "lining up", "the rest")
    steps = [f"{n} {b[0] - a[0]:.2f} s ({b[1] - a[1]:.2f} CPU)" for n, a, b in zip(names, marks, marks[1:], strict=False)]
    total = f"all {marks[-1][0] - marks[0][0]:.2f} s ({marks[-1][1] - marks[0][1]:.2f} CPU)"
    print(f"{articles} articles of {words} words: {', '.join(steps)}, {total}; {len(found)} alignments", flush=True)


def machine() -> str:
    """The machine the figures were taken on."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf8").splitlines()
    except OSError:
        lines = []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor())
    return f"{model}, {os.cpu_count()} processors, Python {platform.python_version()}, {platform.system()}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=50)
    parser.add_argument("--words", type=int, default=800)
    options = parser.parse_args()
    registry.parser_for("en")
    registry.embedder()
    print(machine())
    for words in (options.words // 2, options.words, 2 * options.words, 4 * options.words):
        considered(3, words)
    measure(options.articles, options.words)


if __name__ == "__main__":
    main()
