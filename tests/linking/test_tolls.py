"""Tolls of an incident out of what the report's sentences tell."""

from __future__ import annotations

import msgspec
from msgspec import UNSET

from recoupe.extraction.draft import ClaimMention, Count, SourceMention, TollMention
from recoupe.linking.tolls import toll_value, toll_versions


def _mention(
    low: int,
    high: int | None,
    *,
    sentence: int = 0,
    head: int = 1,
    part: bool = False,
    total: bool = False,
    attacker: bool = False,
    other: bool = False,
    vague: bool = False,
    story: bool = False,
    care: bool = False,
) -> TollMention:
    start = 100 * sentence + 10 * head + low
    return TollMention(
        slot="killed",
        count=Count(low, high, start, start + 1, other, vague),
        sentence=sentence,
        start=start,
        end=start + 1,
        head=head,
        part=part,
        total=total,
        attacker=attacker,
        story=story,
        care=care,
    )


def _claim(index: int, speaker: str, *tolls: TollMention) -> ClaimMention:
    return ClaimMention(
        index=index, sentence=0, source=SourceMention(text=speaker, start=0, end=5), stance="reported",
        writer="neutral", writer_cues=(), cue_start=0, cue_end=1, content_start=0, content_end=1,
        about="killed", negated=False, modality="actual", events=(), tolls=tolls,
    )  # fmt: skip


def _bounds(*mentions: TollMention) -> tuple[object, object]:
    value = toll_value(" " * 2000, "killed", toll_versions("killed", mentions, ()), mentions, {})
    return value.low, value.high


def test_people_told_by_one_word_are_added() -> None:
    assert (3, 3) == _bounds(_mention(2, 2, head=4), _mention(1, 1, head=4))


def test_the_same_number_told_again_counts_once() -> None:
    assert (12, 12) == _bounds(_mention(12, 12), _mention(12, 12, sentence=3))


def test_at_least_opens_the_number_told_elsewhere() -> None:
    assert (12, None) == _bounds(_mention(12, 12), _mention(12, None, sentence=3))


def test_a_smaller_number_of_no_other_source_is_a_part() -> None:
    assert (9, 9) == _bounds(_mention(9, 9), _mention(2, 2, sentence=4))


def test_parts_and_totals_over_years_are_left_out() -> None:
    assert (5, 5) == _bounds(
        _mention(5, 5), _mention(2, 2, part=True), _mention(42, 42, sentence=1, total=True)
    )


def test_attackers_count_only_where_the_text_adds_them() -> None:
    shooter = _mention(1, 1, sentence=1, attacker=True)

    assert (9, 9) == _bounds(_mention(9, 9), shooter)
    assert (9, 10) == _bounds(_mention(9, 9, sentence=2, other=True), shooter)


def test_attackers_within_the_number_lower_its_bound() -> None:
    assert (52, 56) == _bounds(_mention(56, 56), _mention(4, 4, attacker=True, part=True, head=6))


def test_no_toll_is_not_stated() -> None:
    value = toll_value("", "killed", toll_versions("killed", (), ()), (), {})

    assert "not_stated" == value.missing


def test_none_gives_way_to_a_number() -> None:
    assert (3, 3) == _bounds(_mention(0, 0), _mention(3, 3, sentence=2))


def test_a_toll_of_many_deeds_yields_to_that_of_the_one() -> None:
    assert (4, 4) == _bounds(_mention(17, 17, sentence=5, total=True), _mention(4, 4))


def test_a_denied_toll_stays_beside_a_number_of_another_source() -> None:
    none, three = _mention(0, 0), _mention(3, 3, sentence=2)
    claims = (_claim(0, "l'armée", none), _claim(1, "des habitants", three))

    value = toll_value(" " * 2000, "killed", toll_versions("killed", (none, three), claims), (), {})

    assert (0, 3, None) == (value.low, value.high, value.best)


def test_one_persons_story_is_no_version_of_a_number() -> None:
    number, story = _mention(13, 13), _mention(1, 1, sentence=5, story=True)
    claims = (_claim(0, "la police", number), _claim(1, "un journal", story))

    assert [13] == [v.low for v in toll_versions("killed", (number, story), claims)]


def test_one_person_is_the_toll_where_no_number_is_told() -> None:
    assert (1, 1) == _bounds(_mention(1, 1, story=True))


def test_vague_words_give_way_to_a_figure_that_they_do_not_exceed() -> None:
    assert (4, 4) == _bounds(_mention(2, None, vague=True), _mention(4, 4, sentence=2))
    assert (20, None) == _bounds(_mention(20, None, vague=True))


def test_attackers_deaths_are_no_toll_where_others_are_harmed() -> None:
    hurt = _mention(6, 6)
    hurt = msgspec.structs.replace(hurt, slot="injured")

    assert (UNSET, UNSET) == _bounds(hurt, _mention(1, 1, sentence=2, attacker=True))
    assert (1, 1) == _bounds(_mention(1, 1, sentence=2, attacker=True))


def test_how_some_fare_is_no_toll_beside_the_number_of_all() -> None:
    all_hurt = _mention(12, 12)
    in_hospital = _mention(9, 9, sentence=1, care=True)
    more = _mention(30, 30, sentence=2, care=True)
    claims = [_claim(1, "le préfet", all_hurt), _claim(2, "l'hôpital", in_hospital)]
    assert [12] == [v.low for v in toll_versions("killed", [all_hurt, in_hospital], claims)]
    assert [9] == [v.low for v in toll_versions("killed", [in_hospital], claims)]
    assert 30 == toll_versions("killed", [all_hurt, more], claims)[0].low


def test_others_told_by_another_source_are_no_smaller_version() -> None:
    all_dead = _mention(11, 11)
    others = _mention(3, 3, sentence=1, other=True)
    claims = [_claim(1, "la police", all_dead), _claim(2, "la maire", others)]
    assert [11] == [v.low for v in toll_versions("killed", [all_dead, others], claims)]
