"""What a reader of the three example reports expects to find in their records."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Claim, Incident, Missing, Record, Toll, Weapon
from recoupe.pipeline import Options


@pytest.fixture(scope="module")
def ambush(examples: dict[str, str]) -> Record:
    return recoupe.read(examples["embuscade-sahel"], Options(published="2021-03-10"))


@pytest.fixture(scope="module")
def drones(examples: dict[str, str]) -> Record:
    return recoupe.read(examples["drones-base"])


@pytest.fixture(scope="module")
def abduction(examples: dict[str, str]) -> Record:
    return recoupe.read(examples["revendication"])


def _fresh(record: Record) -> list[Incident]:
    return [incident for incident in record.incidents if not incident.background]


def _main(record: Record) -> Incident:
    return _fresh(record)[0]


def _stances(record: Record) -> set[str]:
    return {claim.stance for claim in record.claims}


def _parties(slot: tuple[object, ...] | Missing) -> list[object]:
    return [] if isinstance(slot, Missing) else list(slot)


def _said_by(record: Record, word: str) -> list[Claim]:
    return [claim for claim in record.claims if word in claim.source.text.lower()]


def _reaches(toll: Toll, number: int) -> bool:
    return toll.high is None or (isinstance(toll.high, int) and toll.high >= number)


def test_the_ambush_is_one_happening_and_the_older_one_is_recalled(ambush: Record) -> None:
    assert 1 == len(_fresh(ambush))
    assert 1 == len([incident for incident in ambush.incidents if incident.background])


def test_the_ambush_has_the_type_of_its_deed_or_of_its_means(ambush: Record) -> None:
    assert _main(ambush).type in {"armed_attack", "ied_mine", "armed_clash"}


def test_the_ambush_is_dated_by_its_weekday(ambush: Record) -> None:
    date = _main(ambush).date

    assert ("2021-03-09", "2021-03-09") == (date.start, date.end)


def test_the_ambush_is_placed_by_distance_and_bearing_from_djibo(ambush: Record) -> None:
    place = _main(ambush).place

    assert "BF" == place.country
    assert isinstance(place.lat, float)
    assert isinstance(place.lon, float)
    assert 13.8 < place.lat < 14.15
    assert -1.8 < place.lon < -1.4


def test_the_dead_of_the_ambush_are_disputed_and_no_side_is_chosen(ambush: Record) -> None:
    incident = _main(ambush)

    assert "killed" in incident.disputed
    assert incident.killed.best is None
    assert 4 == incident.killed.low
    assert _reaches(incident.killed, 15)


def test_the_injured_of_the_ambush_are_six(ambush: Record) -> None:
    assert 6 == _main(ambush).injured.low


def test_a_group_that_is_only_active_in_the_area_is_no_perpetrator(ambush: Record) -> None:
    texts = " ".join(getattr(party, "text", "") for party in _parties(_main(ambush).perpetrators))

    assert "soutien" not in texts


def test_gunmen_are_the_perpetrators_of_the_ambush(ambush: Record) -> None:
    texts = [getattr(party, "text", "") for party in _parties(_main(ambush).perpetrators)]

    assert any("hommes armés" in text or "assaillants" in text for text in texts)


def test_nobody_has_claimed_the_ambush(ambush: Record) -> None:
    assert "not_claimed" in _stances(ambush)


def test_the_writer_doubts_what_the_army_says_of_its_riposte(ambush: Record) -> None:
    assert any(claim.writer.stance == "doubts" for claim in _said_by(ambush, "état-major"))


def test_the_recalled_ambush_has_its_own_month_and_toll(ambush: Record) -> None:
    (recalled,) = [incident for incident in ambush.incidents if incident.background]

    assert "2019-11" == recalled.date.edtf
    assert 12 == recalled.killed.low


def test_the_tolls_of_the_ambush_have_three_voices(ambush: Record) -> None:
    about = [
        claim for claim in ambush.claims if claim.about == "killed" and claim.incident == _main(ambush).id
    ]

    assert len({claim.source.text for claim in about}) >= 3


def test_the_drones_are_one_strike(drones: Record) -> None:
    assert ["air_drone_strike"] == [incident.type for incident in _fresh(drones)]


def test_the_outcome_of_the_strike_is_disputed_and_no_side_is_chosen(drones: Record) -> None:
    incident = _main(drones)

    assert "outcome" in incident.disputed
    assert incident.outcome.value is None
    assert isinstance(incident.outcome.alternatives, tuple)
    assert {"intercepted", "hit"} == {version.value for version in incident.outcome.alternatives}


def test_the_strike_is_placed_at_erbil(drones: Record) -> None:
    place = _main(drones).place

    assert "IQ" == place.country
    assert isinstance(place.lat, float)
    assert 36 < place.lat < 36.5


def test_the_injured_of_the_strike_run_from_none_to_three(drones: Record) -> None:
    injured = _main(drones).injured

    assert 0 == injured.low
    assert 3 == injured.high


def test_the_militia_is_accused_and_denies(drones: Record) -> None:
    statuses = {getattr(party, "status", "") for party in _parties(_main(drones).perpetrators)}

    assert {"accused", "denied"} & statuses
    assert "stated" not in statuses
    assert {"accused", "denied"} <= _stances(drones)


def test_two_drones_carry_an_inscription(drones: Record) -> None:
    weapons = [weapon for weapon in _parties(_main(drones).weapons) if isinstance(weapon, Weapon)]

    assert any(weapon.count == 2 for weapon in weapons)
    assert any(weapon.inscription == "Vengeance pour nos martyrs" for weapon in weapons)


def test_what_could_not_be_verified_is_said_so(drones: Record) -> None:
    assert "unverified" in _stances(drones)


def test_the_abduction_is_one_happening(abduction: Record) -> None:
    assert ["abduction"] == [incident.type for incident in _fresh(abduction)]


def test_the_abduction_is_dated_by_its_explicit_day(abduction: Record) -> None:
    assert "2021-06-14" == _main(abduction).date.start


def test_the_publication_of_the_claim_is_inferred_from_its_weekdays(abduction: Record) -> None:
    published = abduction.report.published

    assert "inferred" == published.basis
    assert isinstance(published.edtf, str)
    assert published.edtf.startswith("2021-06-17")
    assert published.spans


def test_the_abduction_lies_in_the_north_east_of_nigeria(abduction: Record) -> None:
    assert "NG" == _main(abduction).place.country


def test_who_claims_the_abduction_is_its_claimed_perpetrator(abduction: Record) -> None:
    claimed = [
        party
        for party in _parties(_main(abduction).perpetrators)
        if getattr(party, "status", "") == "claimed" and getattr(party, "actor", None)
    ]

    assert claimed
    assert "claimed_responsibility" in _stances(abduction)


def test_two_who_fled_were_killed(abduction: Record) -> None:
    assert 2 == _main(abduction).killed.low


def test_the_police_does_not_confirm_and_amnesty_condemns(abduction: Record) -> None:
    assert "declined" in {claim.stance for claim in _said_by(abduction, "police")}
    assert {"condemned", "demanded"} & {claim.stance for claim in _said_by(abduction, "amnesty")}


def test_an_ambush_of_another_year_does_not_date_an_undated_report(examples: dict[str, str]) -> None:
    record = recoupe.read(examples["embuscade-sahel"])
    (ambush,) = _fresh(record)
    assert not isinstance(ambush.date.edtf, str) or not ambush.date.edtf.startswith("2019")
    assert all("gendarmes" not in str(target.text) for target in ambush.targets)
    assert any(i.background and i.date.edtf == "2019-11" for i in record.incidents)
