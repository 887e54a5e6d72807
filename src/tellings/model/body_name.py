"""A body's name as written, and whether two of them can name one body.

"the Justice Department" and "Department of Justice" do, "Harbour Workers' Union" and "HWU" do,
"Harbour Board" and "Harbour Court" do not.
"""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model.personal_name import fold

_EMPTY = "the a an of for and & in on to 's s ' -"
EMPTY = frozenset(_EMPTY.split())
SPELLINGS = {
    "defence": "defense",
    "labour": "labor",
    "organisation": "organization",
    "centre": "center",
    "harbour": "harbor",
    "programme": "program",
}

NICKNAMES = {"gop": "republican party", "fed": "federal reserve", "scotus": "supreme court", "the hill": "congress", "dems": "democrats"}
"""What a body is called beside its name, folded → its name; written for this project."""


@dataclass(frozen=True, slots=True)
class BodyName:
    """`words` are the content words in order, folded, with the head noun last; `initials` all acronyms it shortens to."""

    words: tuple[str, ...]
    initials: frozenset[str]

    @staticmethod
    def parse(name: str) -> BodyName:
        """From a name with or without article; "X of Y" is read as "Y X"."""
        parts = [fold(w.strip("\"'()[],;:")) for w in name.replace("-", " ").replace("'s ", " ").replace("s' ", "s ").split()]
        parts = [SPELLINGS.get(w, w) for w in parts if w]
        known = NICKNAMES.get(" ".join(w for w in parts if w != "the"))
        parts = known.split() if known else parts
        plain = [w for w in parts if w not in EMPTY]
        bare = [w for w in parts if w not in ("the", "&")]
        shortened = {"".join(w[0] for w in plain), "".join(w[0] for w in bare)} if len(plain) > 1 else set()
        for joint in ("of", "for"):
            if joint in parts[1:-1]:
                at = parts.index(joint, 1)
                plain = [w for w in (*parts[at + 1 :], *parts[:at]) if w not in EMPTY]
                break
        else:
            if len(plain) == 2:
                shortened.add(f"{plain[1][0]}o{plain[0][0]}")
        return BodyName(tuple(plain), frozenset(shortened))

    def same_as(self, other: BodyName) -> bool:
        """Whether both name one body beyond doubt: the same words, or one the other's acronym."""
        if not self.words or not other.words:
            return False
        if sorted(self.words) == sorted(other.words):
            return True
        return (len(self.words) == 1 and self.words[0] in other.initials) or (len(other.words) == 1 and other.words[0] in self.initials)
