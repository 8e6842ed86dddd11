"""One truth told in twenty versions: what must come out does not hang on names, dates, arms or order."""

from __future__ import annotations

from functools import cache

import pytest

from recoupe.model import Incident, Record
from recoupe.pipeline import read
from tests.pipeline.variants import TRUTHS, Truth, compose

NAMES = list(TRUTHS)


@cache
def _record(name: str) -> Record:
    return read(compose(TRUTHS[name]))


def _names(items: object) -> list[str]:
    return [item.text for item in items] if isinstance(items, tuple) else []


def _at(name: str, base: str) -> Incident:
    """Return the one incident whose target is a base."""
    (found,) = (i for i in _record(name).incidents if any(base in t for t in _names(i.targets)))
    return found


def _telling(name: str, words: str) -> Incident:
    return next(i for i in _record(name).incidents if any(words in s.quote for s in i.spans))


@pytest.mark.parametrize("name", NAMES)
def test_the_day_of_publication_is_inferred(name: str) -> None:
    published = _record(name).report.published
    assert (published.edtf, published.basis) == (f"{TRUTHS[name].day}~", "inferred")


@pytest.mark.parametrize("name", NAMES)
def test_each_base_has_its_own_strike(name: str) -> None:
    truth: Truth = TRUTHS[name]
    first, second = _at(name, truth.base), _at(name, truth.other_base)
    assert first.id != second.id
    assert first.type == second.type == truth.arms.type
    assert first.date.edtf in {truth.day, f"{truth.day}~"}


@pytest.mark.parametrize("name", NAMES)
def test_that_a_strike_was_intercepted_is_claimed_by_a_source_that_the_writer_doubts(name: str) -> None:
    truth = TRUTHS[name]
    strikes = {_at(name, truth.base).id, _at(name, truth.other_base).id}
    claims = [c for c in _record(name).claims if "alliance" in str(c.source.text)]
    assert [(c.stance, c.writer.stance, len(c.writer.cues)) for c in claims] == [("claimed", "doubts", 3)]
    (disputed,) = (i for i in _record(name).incidents if i.id == claims[0].incident)
    assert disputed.id in strikes
    assert "outcome" in disputed.disputed


@pytest.mark.parametrize("name", NAMES)
def test_the_inscription_stands_with_the_arms_of_the_other_base(name: str) -> None:
    weapons = _at(name, TRUTHS[name].other_base).weapons
    assert isinstance(weapons, tuple)
    assert any(isinstance(w.inscription, str) and "Farhadi" in w.inscription for w in weapons)


@pytest.mark.parametrize("name", NAMES)
def test_the_roadside_bomb_is_its_own_incident_with_its_source(name: str) -> None:
    incident = _telling(name, "explosé")
    assert incident.type == "ied_mine"
    assert incident.place.country == TRUTHS[name].host.code
    assert any("convoi" in t for t in _names(incident.targets))
    sources = [str(c.source.text) for c in _record(name).claims if c.incident == incident.id]
    assert any("sources policières" in text for text in sources)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_remembered_is_background_in_its_own_country(name: str) -> None:
    incident = _telling(name, "abattu")
    assert (incident.type, incident.background) == ("shootdown", True)
    assert incident.place.country == TRUTHS[name].third.code
    assert _telling(name, "assassinat").background


@pytest.mark.parametrize("name", NAMES)
def test_demand_refusal_and_resolution_are_acts(name: str) -> None:
    truth = TRUTHS[name]
    acts = {(a.type, a.actor.text if a.actor else ""): a for a in _record(name).acts}
    assert any(kind == "REQUEST" and "partis" in actor for kind, actor in acts)
    assert any(kind == "REJECT" and actor.lower() == truth.foreign.name.lower() for kind, actor in acts)
    asked = [a for (kind, actor), a in acts.items() if kind == "REQUEST" and "Parlement" in actor]
    assert [a.date.edtf for a in asked] == [truth.earlier_day]


@pytest.mark.parametrize("name", NAMES)
def test_the_denial_of_troops_is_a_negated_claim_of_its_month(name: str) -> None:
    (claim,) = (c for c in _record(name).claims if c.cue and c.cue.quote == "affirmé")
    assert claim.negated
    assert claim.incident is None
    assert str(claim.date.edtf).startswith(TRUTHS[name].said_month)


@pytest.mark.parametrize("name", NAMES)
def test_a_toll_that_is_not_told_is_not_disclosed_once_at_most(name: str) -> None:
    record = _record(name)
    withheld = [i for i in record.incidents if i.killed.missing == "not_disclosed"]
    assert len(withheld) <= 1
    assert withheld or any("not disclosed" in d.reason for d in record.discarded)


@pytest.mark.parametrize("name", NAMES)
def test_the_rockets_are_an_attack_of_their_own_claimed_intercepted(name: str) -> None:
    incident = _telling(name, "détruites")
    assert incident.type == "shelling_missile_rocket"
    assert incident.outcome.value == "intercepted"
    claims = [c for c in _record(name).claims if c.incident == incident.id]
    assert any(c.stance == "claimed" and "militaires" in str(c.source.text) for c in claims)


@pytest.mark.parametrize("name", NAMES)
def test_launchers_seized_near_a_village_that_no_gazetteer_knows_have_no_point(name: str) -> None:
    (seizure,) = (i for i in _record(name).incidents if i.type == "weapons_seizure")
    assert seizure.place.missing == "unresolved" or seizure.place.precision == "country"
