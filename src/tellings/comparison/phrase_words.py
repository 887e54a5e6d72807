"""Words that say nothing, something or too much of the thing a noun phrase names; tables without rules.

Written for this project from general knowledge of news English. Lower case; lemmas unless said otherwise.
"""

from __future__ import annotations

_EMPTY_HEADS = """
    thing way time day week month year today yesterday tomorrow morning evening afternoon night hour minute moment lot part number
    kind sort type some one other others people person man woman people anyone everyone someone something anything everything
    nothing end side case fact place world point question answer word percent cent dollar million billion thousand hundred bit
    half use matter turn return reason term sense issue idea name side thing monday tuesday wednesday thursday group
    friday saturday sunday january february march april may june july august september october november december
    weekend summer winter spring autumn fall decade century member majority front back top bottom middle rest series range
    step chance need order effort amount level rate addition example lack set couple dozen total age mile kilometre kilometer metre
    meter foot inch ton tonne litre liter gallon acre hectare crown euro pound ruble rouble yen meantime none lot
    instance occasion respect regard extent
"""
_OF_ONE_THING = """
    margin of error|chief of staff|point of view|secretary of state|freedom of speech|rule of law|state of emergency|code of conduct
    conflict of interest|cost of living|quality of life|line of credit|breach of trust|vote of confidence|balance of power|state of mind
    statute of limitations|burden of proof|contempt of court|court of appeals|right of way|rate of return|course of action
    show of force|use of force|rules of engagement|crime of passion|piece of legislation|period of time|house of representatives
"""
OF_ONE_THING = frozenset(" ".join(item.split()) for line in _OF_ONE_THING.strip().splitlines() for item in line.split("|"))
"""Nouns with "of" that name another thing than the noun alone."""
EMPTY_HEADS = frozenset(_EMPTY_HEADS.split()) - {"case", "idea", "word", "rest", "member", "couple", "fall"}
"""Head nouns too empty to tell a thing by."""
ANYBODY = frozenset(["one", "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody", "whose"])
"""Owners whose things are nobody's in particular."""
TOLD_BY_NOUN = frozenset(["people", "group", "man", "woman", "member"])
"""Such nouns that a noun before them tells: "tenant group", "harbour people"."""
ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third"} | {
    f"{n}th": word
    for n, word in enumerate(
        ("fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"), 4
    )
}
"""Ordinals in figures → in words."""
_LIGHT = """
    certain some kind such own same other another more most many few several first last next new old so-called only even just own
    all both couple two three four five six seven eight nine ten previous recent alleged proposed
"""
LIGHT = frozenset(_LIGHT.split())
"""Modifiers that do not say which thing is meant."""
_DETERMINERS = "a an the this that these those his her its their our my your any some no each every such whose"
DETERMINERS = frozenset(_DETERMINERS.split())
POINTING = frozenset(["the", "this", "that", "these", "those", "such"])
DENYING = frozenset(["no", "neither"])
"""Determiners of what there is not."""
POSSESSIVE = frozenset(["his", "her", "its", "their", "our", "my", "your"])
KINDS_OF = frozenset(["kind", "sort", "type", "form"])
_AMOUNTS_OF = """
    group number series set couple pair dozen hundred thousand million score handful string host range stack pile heap batch bunch pack
    wave round spate slew raft piece bit lot plenty cluster collection flurry barrage torrent stream hour minute day week month year
"""
AMOUNTS_OF = frozenset(_AMOUNTS_OF.split())
"""Nouns that say with "of" how many or how much there is of the noun behind them ("a stack of forms", "three hours of debate")."""
LONGEST = 12
"""Tokens a complement, and words before a noun, may have."""
