"""The fitted models: what each feature of a pair, and of its company, adds to the log-odds that the two are aligned.

In: nothing. Out: tables. All but ACROSS were fitted by eval/fit_alignments.py on hand-labelled events; ACROSS was set by hand,
for want of labelled events in several languages, and leans on meaning, names, figures and dates alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Model:
    """Log-odds that features of a pair (`own`) and of its company (`company`) add at 1; "odds" is a factor on the pair's own.

    `slope` and `shift` turn the resulting log-odds into those that held for unseen events (Platt scaling); `threshold` is the
    least such probability of an alignment. `hopeless` is the log-odds below which a pair is put aside after the cheapest
    features, and after all but the dearest. From the probability `certain` on, content is the same however few words are shared.
    """

    own: Mapping[str, float]
    company: Mapping[str, float]
    slope: float
    shift: float
    threshold: float
    hopeless: tuple[float, float]
    certain: float = 0.98


MEANT = Model(
    own={
        "bias": -4.04, "least_share": 0.65, "common": 1.10, "clause": 0.56, "clause_least": 0.41, "clause_mass": 1.34,
        "mass": 0.73, "run": 0.69, "quoted": 0.21, "names": 0.12, "same_speaker": 1.53, "other_speaker": -0.56, "said": 0.77,
        "figures_equal": 0.20, "figures_clash": -0.26, "dates_equal": 0.62, "headline": 0.57, "opening": 1.11, "caption": -0.56,
        "predicates": 0.79, "acted": 0.68, "contained": 0.70, "order": 0.73, "title_opening": 0.48, "cosine": 0.14,
        "cosine_margin": 0.50, "cosine_median": 1.36, "cosine_lesser_lead": 0.36, "verbless": -0.41, "other_source": -0.09,
        "both_said": 0.03, "one_said": 0.09, "counted_same": 0.57, "counted_other": -0.38, "short": -0.25, "length_ratio": -0.20,
        "both_quoted": -0.37, "quoted_otherwise": -0.23, "names_left": -0.20, "greater_share": 0.63, "other_actor": -0.17,
    },
    company={
        "odds": 0.91, "bias": -0.43, "best": -0.20, "third": 1.00, "within": 0.30, "chains": 0.48, "margin": 0.76, "rank": 0.03,
    },
    slope=1.04,
    shift=0.19,
    threshold=0.5,
    hopeless=(-2.57, -1.81),
)  # fmt: skip
"""For two articles in one language that the embedder knows."""

WORDED = Model(
    own={
        "bias": -4.81, "least_share": 1.06, "common": 1.48, "clause": 0.85, "clause_least": 0.71, "clause_mass": 1.67, "mass":
        0.93, "run": 1.08, "quoted": 0.21, "names": 0.29, "same_speaker": 1.80, "other_speaker": -0.38, "said": 0.83,
        "figures_equal": 0.38, "figures_clash": -0.10, "dates_equal": 0.60, "headline": 0.57, "opening": 1.29, "caption": -0.55,
        "predicates": 0.69, "acted": 0.71, "contained": 0.82, "order": 0.78, "title_opening": 0.62, "verbless": -0.39,
        "other_source": -0.18, "both_said": 0.03, "one_said": -0.14, "counted_same": 0.64, "counted_other": -0.26, "short": -0.39,
        "length_ratio": 0.49, "both_quoted": -0.28, "quoted_otherwise": -0.16, "names_left": -0.14, "greater_share": 0.66,
        "other_actor": -0.18,
    },
    company={
        "odds": 0.88, "bias": -0.63, "best": -0.02, "third": 0.86, "within": 0.21, "chains": 0.76, "margin": 0.77, "rank": 0.27,
    },
    slope=1.03,
    shift=0.17,
    threshold=0.475,
    hopeless=(-3.34, -2.76),
)  # fmt: skip
"""For two articles in one language without vectors of their meaning."""

ACROSS = Model(
    own={"bias": -7.0, "cosine": 9.0, "cosine_margin": 2.0, "cosine_lead": 3.0, "figures_equal": 1.0, "dates_equal": 0.5, "names": 1.0},
    company={"odds": 1.0},
    slope=1.0,
    shift=0.0,
    threshold=0.5,
    hopeless=(-60.0, -60.0),
    certain=0.9,
)
"""For articles in two languages that the embedder knows."""
