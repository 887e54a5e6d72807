"""What the words of a time expression say, before anything is worked out.

One type, filled by the readers of `time_readers` and `time_clocks`, joined by `time_phrases`, worked out by `time_values`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expression:
    """What the words at [start, end) say; None or "" where they say nothing.

    `years` is a TIMEX3 year, decade or century ("2018", "199", "19"). `unit` with `shift` is a stretch counted
    from `basis`: "now" (when it was written or said), "text" (the date before it in the text), "day" (the day
    the article reports on), "night" (the night it tells of). `clock` is `T23:10`; `half_open` marks an hour of a
    twelve-hour clock that does not say which half of the day ("ten past eleven"). `which` is "last", "next" or
    "this" before a name, "figures" on a time that may be either ("10:31"), "run" on the "9" of "9 to 11 p.m.".
    `edge` is the part of the stretch meant ("start", "end" …), `vague` an uncounted shift ("days later"), `until`
    the far end of a range, `within` the stretch it is a part of ("March of last year").
    """

    start: int
    end: int
    kind: str
    years: str = ""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    season: str = ""
    portion: str = ""
    clock: str = ""
    zone: str = ""
    half_open: bool = False
    unit: str = ""
    shift: int = 0
    basis: str = ""
    which: str = ""
    edge: str = ""
    vague: bool = False
    reference: str = ""
    value: str = ""
    until: Expression | None = None
    within: Expression | None = None

    @property
    def names_day(self) -> bool:
        """Whether it says, alone, which day is meant."""
        counted = self.unit == "day" and not self.vague and self.kind != "from"
        return self.day is not None or self.weekday is not None or counted or self.kind in ("slashed", "holiday")

    @property
    def lacks_year(self) -> bool:
        """Whether it names a month, a day of it, a season or a quarter, but no year."""
        return not self.years and bool(self.month or self.season or self.portion)
