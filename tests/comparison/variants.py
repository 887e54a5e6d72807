"""Many tellings of one invented story: the same facts in other words and another order, some left out.

`tellings(n)` gives n texts; `facts_told(words)` says which facts a stretch of one tells. Nothing is random: telling k
takes its wordings and its order from k by arithmetic.
"""

from __future__ import annotations

FACTS: tuple[tuple[str, ...], ...] = (
    (
        "The harbour board of Wilden voted on Monday to close the old swing bridge for two years.",
        "Wilden's harbour board decided Monday that the old swing bridge would be closed for two years.",
        "The old swing bridge at Wilden will be shut for two years, the harbour board decided on Monday.",
    ),
    (
        "Engineers had found 61 cracks in the eastern bearing of the swing bridge.",
        "In the eastern bearing of the swing bridge engineers had found 61 cracks.",
        "The eastern bearing of the swing bridge has 61 cracks, engineers found.",
    ),
    (
        '"Nobody will cross that bridge while I hold this office," board chairwoman Petra Olmsted said.',
        'Board chairwoman Petra Olmsted said: "Nobody will cross that bridge while I hold this office."',
        "Petra Olmsted, who chairs the board, said nobody would cross the bridge while she held her office.",
    ),
    (
        "The repairs are expected to cost 38 million crowns.",
        "Repairing it will cost an expected 38 million crowns.",
        "The cost of the repairs is put at 38 million crowns.",
    ),
    (
        "Ferry owner Jonas Arkin offered to carry pedestrians across the channel free of charge until the spring.",
        "Until the spring, ferry owner Jonas Arkin would carry pedestrians over the channel without charge, he offered.",
        "Jonas Arkin, the owner of the ferry, has offered pedestrians free passage over the channel until spring.",
    ),
    (
        "Shopkeepers on the eastern quay fear that they will lose half of their customers.",
        "On the eastern quay shopkeepers are afraid of losing half of their customers.",
        "Half of their customers could stay away, shopkeepers on the eastern quay fear.",
    ),
    (
        "The swing bridge was built in 1911 by the firm of Lasker and Sons.",
        "Lasker and Sons built the swing bridge in 1911.",
        "It was the firm of Lasker and Sons that built the swing bridge in 1911.",
    ),
    (
        "A second bridge further up the channel carries only trains.",
        "Only trains may use a second bridge, further up the channel.",
        "Further up the channel there is a second bridge, which carries only trains.",
    ),
    (
        "The union of harbour workers called the decision overdue.",
        "Overdue was what the union of harbour workers called the decision.",
        "The decision was overdue, said the union of harbour workers.",
    ),
    (
        "Arkin's ferry had to be towed into port twice last winter after its engine failed.",
        "Twice last winter the engine of Arkin's ferry failed and it had to be towed into port.",
        "Last winter Arkin's ferry was towed into port twice because its engine had failed.",
    ),
)

BOTH = {
    (0, 1): "Wilden's harbour board decided on Monday to close the old swing bridge for two years after engineers had found 61 cracks "
    "in its eastern bearing.",
    (6, 7): "The swing bridge was built in 1911 by Lasker and Sons, while a second bridge further up the channel carries only trains.",
}
"""Sentences that tell two facts at once, as every fourth telling does: they tempt two groups into one."""


def tellings(count: int) -> list[str]:
    """`count` texts, no two alike; each leaves out one fact or two and tells the rest in an order of its own."""
    found = []
    for k in range(count):
        kept = [f for f in range(len(FACTS)) if f not in ((3 * k + 1) % len(FACTS), (7 * k + 4) % (2 * len(FACTS)))]
        turned = kept[:2] + kept[2 + k % 4 :] + kept[2 : 2 + k % 4]
        told = {f: FACTS[f][(k * (f + 1) + k // 3) % len(FACTS[f])] for f in turned}
        for (first, second), sentence in BOTH.items() if k % 4 == 3 else ():
            if first in told and second in told:
                told[first] = sentence
                del told[second]
        found.append("\n\n".join(told.values()))
    return found


def facts_told(words: str) -> frozenset[int]:
    """The facts that a stretch of a telling may tell: one, or two of a sentence that tells both."""
    flat = " ".join(words.split())
    found = {n for n, wordings in enumerate(FACTS) if any(flat in w or w in flat for w in wordings)}
    return frozenset(found or (f for pair, sentence in BOTH.items() if flat in sentence for f in pair))
