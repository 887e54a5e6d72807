"""Stories made up for the property tests: one event told with interchangeable sentences, and one that has nothing to do with it."""

from __future__ import annotations

from hypothesis import strategies as st

from tellings.model.document import Known, Media, RawDocument

SENTENCES = (
    "Harbour minister Ana Koval said on Tuesday that the bridge at Lindmouth would stay closed for 14 days.",
    '"We will not open it before the welds are checked," Koval told reporters late on Tuesday evening.',
    "The bridge at Lindmouth will stay closed for two weeks, the harbour minister said on Tuesday.",
    'Koval called the criticism "absurd", saying that 87% of the bolts had been tested.',
    "More than 87 percent of the bolts were tested, according to the inspection office.",
    "The opposition leader, Tomas Brandt, rejected the plan and demanded that the minister resign.",
    '"Nobody in this town was asked," Brandt said. "It is a closure by decree," he added.',
    "About 5,200 vehicles used the bridge each day in March, the inspection office reported.",
    "The inspection office said that over 5,000 vehicles a day crossed the bridge in March.",
    "A quiet zone of 300 metres was set up around the northern pier early on Wednesday.",
    "Workers closed off a safety zone around the northern pier on Wednesday morning.",
    "The ferry company Norlane doubled its crossings and hired 40 people.",
    "Two welders who had warned of cracks in 2029 were not at the briefing.",
    "The café at the northern end lost most of its guests, its owner Zoë Lindqvist said.",
)
UNRELATED = (
    "The national chess federation moved its spring tournament to a smaller hall in Ostervale.\n\n"
    "Organisers expect 64 players from nine countries, treasurer Ilka Moreau wrote in a letter to the clubs. "
    '"Tickets stay cheap," she wrote.\n\nThe first round begins on 3 June 2031.'
)

texts = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6, unique=True).map("\n\n".join)
stories = st.lists(texts, min_size=2, max_size=3)


def document(text: str, number: int, outlet: str | None = None) -> RawDocument:
    """One telling of the made-up event."""
    known = Known(outlet=outlet or f"Outlet {number}", published="2031-05-14", language="en")
    return RawDocument(f"telling-{number}.txt", text, Media.TEXT, known)
