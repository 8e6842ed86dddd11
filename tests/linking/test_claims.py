"""Which incident a claim is tied to, and what the scorer hears of it."""

from __future__ import annotations

from recoupe.extraction.draft import ClaimMention, Count, SourceMention, TollMention, TollSlot
from recoupe.extraction.scorer import Weights
from recoupe.linking.claims import attach, claim_features, keep

_SOURCE = SourceMention(text="la préfecture", start=0, end=13, kind="government")


def _toll(slot: TollSlot, start: int) -> TollMention:
    count = Count(low=2, high=2, start=start, end=start + 4)
    return TollMention(slot=slot, count=count, sentence=0, start=start, end=start + 10)


def _claim(*tolls: TollMention) -> ClaimMention:
    return ClaimMention(
        index=0, sentence=0, source=_SOURCE, stance="reported", writer="neutral", writer_cues=(),
        cue_start=60, cue_end=66, content_start=20, content_end=58, about=None, negated=False,
        modality="actual", events=(), tolls=tolls, manner=("inserted",),
    )  # fmt: skip


def test_a_toll_ties_a_claim_to_its_incident() -> None:
    (item,) = attach([_claim(_toll("killed", 20))], [()], {(20, "killed"): 0}, [True])

    assert (0, "killed", True) == (item.cluster, item.about, item.direct)


def test_a_saying_with_two_tolls_speaks_once_of_each() -> None:
    claim = _claim(_toll("killed", 20), _toll("injured", 40))

    items = attach([claim], [()], {(20, "killed"): 0, (40, "injured"): 0}, [True])

    assert ["killed", "injured"] == [item.about for item in items]
    assert len({item.claim.index for item in items}) == 2


def test_a_claim_with_nothing_told_before_it_has_no_incident() -> None:
    (item,) = attach([_claim()], [], {}, [])

    assert item.cluster is None


def test_the_second_saying_of_a_voice_is_heard_as_such() -> None:
    claim = _claim(_toll("killed", 20), _toll("injured", 40))
    items = attach([claim], [()], {(20, "killed"): 0, (40, "injured"): 0}, [True])

    features = set(claim_features(items[1], None, fresh=True, again=False))

    assert {"voice=1", "extra", "inserted"} <= features


def test_a_claim_is_kept_by_its_weights() -> None:
    table = Weights(("keep",), "by hand", {"keep": {"bias": -3.0, "direct": 5.0}})

    assert keep(["direct"], table)
    assert not keep(["look back=1"], table)
