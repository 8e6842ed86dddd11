"""The evaluation, on a small gold made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from recoupe.errors import EvaluationError
from recoupe.evaluation.criteria import (
    content_words,
    is_date_right,
    is_place_right,
    is_toll_right,
    is_type_right,
    pair_incidents,
    weigh_claim,
    wordings,
)
from recoupe.evaluation.gold import (
    GoldClaim,
    GoldCount,
    GoldIncident,
    GoldPlace,
    GoldReport,
    GoldText,
    load_gold,
)
from recoupe.evaluation.scoring import Scores, score, score_groups
from recoupe.model import DateValue, Party, PlaceValue, Record, Source, Toll
from tests.adapters.records import NOT_STATED, make_ambush, make_claim, make_incident, make_record

GOLD_SET = Path(__file__).parents[1] / "cli" / "files" / "gold-set"
TESSARIK = GoldPlace(text="la ville de Tessarik", country="MB", lat=10.0, lon=2.0)


def a_place(**fields: object) -> PlaceValue:
    return PlaceValue(**{"name": "X", "text": "x", "country": "MB", **fields})  # type: ignore[arg-type]


def a_date(edtf: str) -> DateValue:
    return DateValue(edtf=edtf, basis="explicit")


def measure(*incidents: GoldIncident, record: Record, relevant: bool = True) -> Scores:
    gold = GoldReport(id="g", language="fr", text_kind="k", relevant=relevant, incidents=incidents)
    return score([gold], {"g": record}, kind="k", language="fr")


def test_words_are_compared_without_accents_plurals_and_empty_words() -> None:
    assert content_words("Les Émeutiers de la ville") == {"emeutier", "ville"}


@pytest.mark.parametrize(
    ("found", "gold", "right"),
    [
        (a_place(lat=10.1, lon=2.0), TESSARIK, True),  # 11 km
        (a_place(lat=10.4, lon=2.0), TESSARIK, False),  # 44 km
        (a_place(lat=10.4, lon=2.0, radius_km=60.0), TESSARIK, True),
        (a_place(lat=10.6, lon=2.0, radius_km=90.0), TESSARIK, False),  # 67 km: 50 km at most
        (a_place(lat=10.0, lon=2.0, country="NG"), TESSARIK, False),
        (a_place(text="près de Tessarik"), TESSARIK, True),
        (a_place(text="ailleurs"), TESSARIK, False),
        (a_place(text="Tessarik", missing="unresolved"), TESSARIK, False),
        (a_place(text="Tessarik"), GoldPlace(text="Tessarik"), True),
        (a_place(), None, False),
        (a_place(country=None), None, True),
    ],
)
def test_a_place_is_near_or_bears_the_name(found: PlaceValue, gold: GoldPlace | None, right: bool) -> None:
    assert is_place_right(found, gold) is right


@pytest.mark.parametrize(
    ("found", "gold", "right"),
    [
        ("2022-03-07", "2022-03-07", True),
        ("2022-03-07~", "2022-03-07", True),
        ("2022-03-05/2022-03-08", "2022-03-07", True),
        ("2022-03-01/2022-03-08", "2022-03-07", False),
        ("2022-03-07", "2022-03-01/2022-03-10", True),
        ("2022-03", "2022-03-07", False),
        ("2022", "2022", True),
        ("XXXX-03-07", "2022-03-07", False),
        ("2022-03-07", None, None),
    ],
)
def test_a_date_is_the_day_or_a_narrow_interval(found: str, gold: str | None, right: bool | None) -> None:
    assert is_date_right(a_date(found), gold) is right


@pytest.mark.parametrize(
    ("found", "gold", "right"),
    [
        (Toll(low=12, high=None), GoldCount(12, None), True),
        (Toll(low=12, high=12), GoldCount(12, None), False),
        (Toll(missing="not_stated"), GoldCount(12, None), False),
        (Toll(low=3, high=3), None, False),
        (Toll(low=0, high=0), None, None),
        (Toll(missing="not_stated"), None, None),
    ],
)
def test_a_toll_has_both_bounds(found: Toll, gold: GoldCount | None, right: bool | None) -> None:
    assert is_toll_right(found, gold) is right


def test_parties_that_are_accused_or_denied_do_not_count() -> None:
    parties = (
        Party(text="a", status="accused"),
        Party(text="b", status="claimed"),
        Party(text="c", status="denied"),
    )

    assert wordings(parties) == ["b"]


def test_more_than_four_parties_agree_with_nothing() -> None:
    assert wordings(tuple(Party(text=f"soldats {n}") for n in range(5))) == ["\0"]
    assert wordings(NOT_STATED) == []


@pytest.mark.parametrize(
    ("speaker", "stance", "weight"),
    [
        ("la mairie", "reported", 1),
        ("la mairie", "announced", 0.5),
        ("la mairie", "denied", 0.25),
        ("l'armée", "reported", 0),
    ],
)
def test_a_claim_weighs_by_source_and_stance(speaker: str, stance: str, weight: float) -> None:
    assert (
        weigh_claim(make_claim("c", speaker, stance), GoldClaim(("mairie",), "reported", "killed")) == weight
    )


def test_the_outlet_is_the_author() -> None:
    claim = make_claim("c", "", "not_claimed", source=Source(text="", kind="author"))

    assert weigh_claim(claim, GoldClaim(("author",), "not_claimed", "perpetrators")) == 1


def test_the_wider_types_of_the_gold_hold_ours() -> None:
    assert is_type_right("weapons_seizure", GoldIncident(type="arrest_seizure"))
    assert is_type_right("riot", GoldIncident(type="other", type_accept=("protest_riot",)))
    assert not is_type_right("arrest", GoldIncident(type="protest_riot"))


def test_incidents_pair_one_to_one_the_most_similar_first() -> None:
    monday = GoldIncident(type="grenade", date="2022-03-07", place=TESSARIK)
    tuesday = GoldIncident(type="grenade", date="2022-03-08", place=TESSARIK)
    found = [
        make_incident("i1", "grenade", date=a_date("2022-03-08"), place=a_place(lat=10.0, lon=2.0)),
        make_incident("i2", "grenade", date=a_date("2022-03-07"), place=a_place(lat=10.0, lon=2.0)),
    ]

    assert pair_incidents(found, [monday, tuesday]) == [(0, 1), (1, 0)]


def test_an_incident_with_only_its_type_right_is_no_match() -> None:
    gold = GoldIncident(type="grenade", date="2022-03-07", place=TESSARIK)

    assert pair_incidents([make_incident("i1", "grenade")], [gold]) == []


def test_what_is_only_recalled_costs_nothing_either_way() -> None:
    recalled = GoldIncident(type="grenade", background=True)
    silent = measure(recalled, record=make_record("x"), relevant=False)
    told = measure(record=make_record("x", incidents=(make_incident("i", background=True),)), relevant=False)

    assert (silent.incidents.missed, told.incidents.invented) == (0, 0)
    assert (silent.relevance.missed, told.relevance.invented) == (0, 0)


def test_a_missed_incident_loses_its_claims() -> None:
    gold = GoldIncident(type="grenade", claims=(GoldClaim(("mairie",), "reported", "killed"),))

    scores = measure(gold, record=make_record("x"))

    assert (scores.claims.missed, scores.incidents.missed) == (1, 1)
    assert [each.kind for each in scores.differences] == ["missed"]


def test_the_ambush_is_read_as_the_gold_has_it() -> None:
    [scores] = score_groups(load_gold(GOLD_SET), {"ambush": make_ambush(), "calm": make_record("calme")})

    figures = scores.figures()
    assert (scores.reports, figures["relevance_f1"], figures["incidents_f1"]) == (2, 1, 1)
    slots = ("place", "date", "killed", "perpetrators", "targets", "weapons")
    assert {name: figures[name] for name in slots} == dict.fromkeys(slots, 1)
    assert (scores.claims.found, scores.claims.invented, scores.claims.missed) == (3, 1, 0)
    assert [(each.kind, each.got) for each in scores.differences] == [
        ("invented_claim", "Le gouvernement — accused — perpetrators")
    ]


def test_kinds_of_text_and_languages_stand_apart() -> None:
    gold = [
        GoldText(GoldReport(id=f"{kind}-{language}", language=language, text_kind=kind, relevant=False), "x")
        for kind in ("verbatim_dataset", "own_words_rendering")
        for language in ("fr", "en")
    ]

    groups = [(each.kind, each.language, each.reports) for each in score_groups(gold, {})]

    assert groups == [
        (kind, language, count)
        for kind in ("verbatim_dataset", "own_words_rendering")
        for language, count in (("fr", 1), ("en", 1), ("all", 2))
    ]


def test_the_reports_folder_itself_may_be_named() -> None:
    assert load_gold(GOLD_SET / "reports") == load_gold(GOLD_SET)


@pytest.mark.parametrize("content", ["{", '{"id": 3}', json.dumps({"id": "x", "language": "fr"})])
def test_a_malformed_report_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "x.json").write_text(content)

    with pytest.raises(EvaluationError, match=r"x\.json"):
        load_gold(tmp_path)


def test_an_empty_folder_or_language_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no gold report here"):
        load_gold(tmp_path)
    with pytest.raises(EvaluationError, match="language 'ar'"):
        load_gold(GOLD_SET, "ar")


def test_records_come_back_the_same_from_their_json() -> None:
    stored = msgspec.json.decode(msgspec.json.encode(make_ambush()), type=Record)

    assert score_groups(load_gold(GOLD_SET), {"ambush": stored}) == score_groups(
        load_gold(GOLD_SET), {"ambush": make_ambush()}
    )
