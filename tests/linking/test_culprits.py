"""Who did it, where a report names the attacker apart from the deed."""

from __future__ import annotations

from recoupe.linking.antecedents import Antecedents
from recoupe.linking.candidates import find_candidates
from recoupe.linking.culprits import captors, culprits
from recoupe.linking.parties import perpetrators, weapons
from recoupe.model import Missing, Weapon
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught, read


def _doers(text: str) -> list[str]:
    """Return who did the first happening of a report, whether or not it is news."""
    half = draught(text, Options(language="fr", published="2019-05-03"))
    found = find_candidates(half.draft, half.resolver, half.facts)
    apart = culprits(
        text, half.draft, [c.cluster for c in found], [c.kind for c in found], frozenset(range(len(found)))
    )
    named = perpetrators(
        text,
        found[0].cluster,
        found[0].kind,
        half.resolve_phrase,
        Antecedents(half.draft),
        (),
        apart.get(0, ()),
    )
    return [] if isinstance(named, Missing) else [p.text for p in named]


def _arms(text: str) -> tuple[Weapon, ...]:
    half = draught(text, Options(language="fr", published="2019-05-03"))
    found = weapons(text, find_candidates(half.draft, half.resolver, half.facts)[0].cluster)
    assert not isinstance(found, Missing)
    return found


def test_an_attacker_named_in_the_next_sentence_did_it() -> None:
    text = "Une attaque au couteau a fait deux blessés jeudi à Dijon. L'assaillant a pris la fuite."
    assert "L'assaillant" in _doers(text)


def test_those_who_shot_the_attacker_did_not_attack() -> None:
    text = (
        "Une attaque au couteau a fait deux morts jeudi à Dijon. "
        "L'assaillant a été abattu par la police peu après."
    )
    assert not any("police" in doer for doer in _doers(text))


def test_a_name_beside_the_attacker_is_his() -> None:
    text = (
        "Une fusillade a fait trois morts jeudi à Dijon. "
        "Le tireur présumé, Marc Delvaux, a été arrêté dans la nuit."
    )
    assert any("Delvaux" in doer for doer in _doers(text))


def test_a_name_told_later_stands_beside_the_noun_of_the_deed() -> None:
    text = (
        "Un assaillant a poignardé jeudi deux passants à Dijon. "
        "Le tueur présumé, Marc Delvaux, était connu de la police."
    )
    doers = _doers(text)
    assert any("assaillant" in doer for doer in doers)
    assert any("Delvaux" in doer for doer in doers)


def test_who_only_condemns_an_attack_did_not_do_it() -> None:
    text = "Une bombe a tué deux personnes jeudi à Kaboul. La ministre Ana Ruiz a condamné l'attentat."
    assert not any("Ruiz" in doer for doer in _doers(text))


def test_protesters_are_named_beside_those_who_answer_them() -> None:
    text = (
        "Des heurts entre policiers et jeunes ont éclaté jeudi à Lille. "
        "Selon la mairie, plusieurs manifestants étaient venus de loin."
    )
    assert any("manifestants" in doer for doer in _doers(text))


def _captors(text: str) -> list[str]:
    half = draught(text, Options(language="fr", published="2019-05-03"))
    found = find_candidates(half.draft, half.resolver, half.facts)
    told = captors(half.draft, [c.cluster for c in found], [c.kind for c in found])
    return [f.phrase.text for fills in told.values() for f in fills]


def test_a_force_that_tells_of_an_arrest_has_made_it() -> None:
    told = _captors("Deux hommes ont été arrêtés jeudi à Dijon, a annoncé la police britannique.")
    assert ["la police britannique"] == told


def test_a_force_that_only_stands_near_an_arrest_has_not_made_it() -> None:
    assert [] == _captors("Deux hommes ont été arrêtés jeudi à Dijon, non loin d'une caserne de l'armée.")


def test_an_attack_without_anybody_named_has_no_doer() -> None:
    assert [] == _doers("Une explosion a fait deux morts jeudi à Kaboul. Les secours sont sur place.")


def test_a_vehicle_driven_at_people_is_the_weapon() -> None:
    (arm,) = _arms("Un attentat au camion a fait deux morts jeudi à Dijon.")
    assert "vehicle_ramming" == arm.kind


def test_an_arm_stands_before_what_it_fires() -> None:
    text = "Un homme armé d'un fusil a abattu jeudi un passant de trois balles à Dijon."
    assert ["un fusil"] == [arm.text for arm in _arms(text)]


def test_the_attacker_of_the_news_did_not_do_what_is_recalled() -> None:
    text = (
        "Un homme armé d'un couteau a tué deux passants à Lyon. L'assaillant, un homme de 25 ans, "
        "a été arrêté.\n\nCette attaque rappelle celle de Nice, où un camion avait foncé dans la "
        "foule en juillet 2016, tuant 86 personnes. En novembre 2015, des attentats avaient fait 130 morts."
    )
    incidents = read(text, Options(language="fr", published="2021-03-08")).incidents
    recalled = [i for i in incidents if i.background]
    assert recalled
    for incident in recalled:
        told = incident.perpetrators if isinstance(incident.perpetrators, tuple) else ()
        assert not any("assaillant" in p.text or "homme" in p.text for p in told)
