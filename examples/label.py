"""Turns gold.labels, the hand labels of an event, into gold.json.

In: gold.labels (sections of lines, explained in its head), event.json and the texts beside it; the example event's unless a
folder is named. The event's articles are called A, B, C, ... in the labels, in their order. Out: gold.json, with offsets
in code points. Guarantee: every snippet stands exactly once where it is looked for, ids are unique and known, every
difference quotes its article, and every sentence is either touched by an alignment or listed under `only_in`, not both.

    python examples/label.py [FOLDER]            writes gold.json
    python examples/label.py [FOLDER] --check    only says whether gold.json is what the labels give
"""

from __future__ import annotations

import json
import re
import sys
from itertools import pairwise
from pathlib import Path
from string import ascii_uppercase
from typing import Any

HERE = Path(__file__).parent
SENTENCE_END = re.compile(r"(?<=[.?!])(?<!\bSen\.)(?<!\bGov\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bSt\.)[\"”’]*\s+(?=[\"“‘A-Z])")
Json = dict[str, Any]
Row = tuple[list[str], list[list[str]]]
"""One line's columns, and the columns of the indented lines below it."""


def columns(line: str) -> list[str]:
    """The columns of a line; a dash stands for an empty one."""
    return ["" if part.strip() in ("", "-") else part.strip() for part in line.split(" | ")]


def read_labels(text: str) -> dict[str, list[Row]]:
    """The rows of every section."""
    sections: dict[str, list[Row]] = {}
    rows: list[Row] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            rows = sections.setdefault(line[1 : line.index("]")], [])
        elif line.startswith(" "):
            rows[-1][1].append(columns(line))
        else:
            rows.append((columns(line), []))
    return sections


class Texts:
    """The event's texts by letter, and the finding of snippets and sentences in them."""

    def __init__(self, folder: Path) -> None:
        articles = json.loads((folder / "event.json").read_text("utf8"))["articles"]
        self.names = {letter: Path(article["file"]).stem for letter, article in zip(ascii_uppercase, articles, strict=False)}
        self.of = {letter: (folder / f"{name}.txt").read_bytes().decode() for letter, name in self.names.items()}

    def span(self, letter: str, snippet: str, within: tuple[int, int] | None = None) -> Json:
        """Where the snippet, or its part in ⟦ ⟧, stands. Raises ValueError unless the snippet stands there exactly once."""
        text = self.of[letter]
        low, high = within or (0, len(text))
        before, marked, after = "", snippet, ""
        if "⟦" in snippet:
            before, _, rest = snippet.partition("⟦")
            marked, _, after = rest.partition("⟧")
        found = [m.start() for m in re.finditer(re.escape(before + marked + after), text[:high]) if m.start() >= low]
        if len(found) != 1:
            raise ValueError(f"{letter}: {len(found)} places for {snippet!r}, one is needed")
        start = found[0] + len(before)
        return {"article": self.names[letter], "start": start, "end": start + len(marked), "text": marked}

    def quoted(self, letter: str, words: str, where: str) -> str:
        """The words themselves. Raises ValueError where the article does not hold them."""
        if words not in self.of[letter]:
            raise ValueError(f"{where}: {words!r} is not in article {letter}")
        return words

    def sentences(self, letter: str) -> list[tuple[int, int]]:
        """Start and end of every sentence; lines are cut at full stops but not after a title."""
        found, text = [], self.of[letter]
        for line in re.finditer(r"[^\n]+", text):
            cuts = [line.start(), *(m.end() for m in SENTENCE_END.finditer(text, line.start(), line.end())), line.end()]
            found += [(a, a + len(text[a:b].rstrip())) for a, b in pairwise(cuts)]
        return found


def statements(rows: list[Row], texts: Texts) -> list[Json]:
    """The statements; a nested one is looked for inside the one it is nested in."""
    found: dict[str, Json] = {}
    for (identifier, form, speaker, words, nested, content), _ in rows:
        outer = found[nested] if nested else None
        place = texts.span(identifier[0], content, (outer["start"], outer["end"]) if outer else None)
        named = texts.quoted(identifier[0], words, identifier)
        more = {"form": form, "speaker": speaker or None, "speaker_text": named, "nested_in": nested or None}
        found[identifier] = {"id": identifier, **place, **more}
    return list(found.values())


def figure(row: list[str], texts: Texts) -> Json:
    """One figure; a value of None means that it is not to be scored."""
    identifier, value, unit, modifier, counted, words = row
    number = float(value) if value else None
    exact = int(number) if number is not None and number.is_integer() else number
    more = {"value": exact, "unit": unit, "modifier": modifier or None, "object": counted}
    return {"id": identifier, **texts.span(identifier[0], words), **more}


def build(folder: Path = HERE) -> Json:
    """The whole of gold.json. Raises ValueError where the labels and the texts disagree."""
    labels, texts = read_labels((folder / "gold.labels").read_text("utf8")), Texts(folder)
    units = {name: texts.span(name[0], words) for (name, words), _ in labels["units"]}

    def difference(a: str, b: str, row: list[str]) -> Json:
        kind, left, right = row
        return {"kind": kind, "a": texts.quoted(a[0], left, f"{a} ~ {b}"), "b": texts.quoted(b[0], right, f"{a} ~ {b}")}

    gold = {
        "event": json.loads((folder / "event.json").read_text("utf8"))["event"],
        "statements": statements(labels["statements"], texts),
        "alignments": [
            {"a": units[a], "b": units[b], "label": label, "differences": [difference(a, b, row) for row in rows]}
            for (a, b, label), rows in labels["alignments"]
        ],
        "related_not_same": [{"a": units[a], "b": units[b], "why": why} for (a, b, why), _ in labels["related_not_same"]],
        "figures": [figure(row, texts) for row, _ in labels["figures"]],
        "figure_relations": [{"a": a, "b": b, "relation": r, "why": why} for (a, b, r, why), _ in labels["figure_relations"]],
        "figure_hard_negatives": [{"a": a, "b": b, "why": why} for (a, b, why), _ in labels["figure_hard_negatives"]],
        "dates": [{"id": i, **texts.span(i[0], words), "value": value} for (i, value, words), _ in labels["dates"]],
        "date_relations": [{"a": a, "b": b, "relation": r, "event": event} for (a, b, r, event), _ in labels["date_relations"]],
        "naming": [
            {"concept": concept, "mentions": [texts.span(letter, words) for letter, words in rows]} for (concept,), rows in labels["naming"]
        ],
        "only_in": [texts.span(letter, words) for (letter, words), _ in labels["only_in"]],
    }
    check_ids(gold)
    check_pairs(labels)
    check_sentences(gold, texts, {texts.span(letter, words)["start"] for (letter, words), _ in labels["furniture"]})
    return gold


def check_ids(gold: Json) -> None:
    """Raises ValueError where an id stands twice, or a relation names an unknown one."""
    for kind, relations in (("statements", ()), ("figures", ("figure_relations", "figure_hard_negatives")), ("dates", ("date_relations",))):
        ids = [x["id"] for x in gold[kind]]
        if len(ids) != len(set(ids)):
            raise ValueError(f"{kind}: an id stands twice")
        unknown = {x[side] for name in relations for x in gold[name] for side in ("a", "b")} - set(ids)
        if unknown:
            raise ValueError(f"{kind}: no such ids: {sorted(unknown)}")


def check_pairs(labels: dict[str, list[Row]]) -> None:
    """Raises ValueError where a pair stands twice or lies within one article, or a unit is never referred to."""
    for sections in (("alignments", "related_not_same"), ("figure_relations", "figure_hard_negatives"), ("date_relations",)):
        pairs = [frozenset(row[:2]) for section in sections for row, _ in labels[section]]
        twice = [sorted(p) for n, p in enumerate(pairs) if p in pairs[:n] or len({x[0] for x in p}) < 2]
        if twice:
            raise ValueError(f"{sections}: stands twice or within one article: {twice}")
    used = {name for section in ("alignments", "related_not_same") for row, _ in labels[section] for name in row[:2]}
    unused = sorted({row[0] for row, _ in labels["units"]} - used)
    if unused:
        raise ValueError(f"units never referred to: {unused}")


def check_sentences(gold: Json, texts: Texts, furniture: set[int]) -> None:
    """Raises ValueError unless each sentence is touched by an alignment or listed as only here, and not both."""
    sides = [x[side] for x in gold["alignments"] for side in ("a", "b")]
    for letter, name in texts.names.items():
        for start, end in texts.sentences(letter):
            touched, only = (
                any(x["article"] == name and x["start"] < end and x["end"] > start for x in spans) for spans in (sides, gold["only_in"])
            )
            if touched == only and start not in furniture:
                how = "both touched and only here" if touched else "neither touched nor only here"
                raise ValueError(f"{letter}: {how}: {texts.of[letter][start:end]!r}")


def main() -> int:
    """Write gold.json, or with --check compare it. Returns the exit status."""
    folder = next((Path(word) for word in sys.argv[1:] if not word.startswith("--")), HERE)
    text = json.dumps(build(folder), ensure_ascii=False, indent=1) + "\n"
    target = folder / "gold.json"
    if "--check" not in sys.argv[1:]:
        target.write_text(text, "utf8")
    elif not target.exists() or target.read_text("utf8") != text:
        sys.stderr.write("gold.json is not what gold.labels gives; run examples/label.py\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
