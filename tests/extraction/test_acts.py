"""Political and verbal deeds: which words are one, who does it towards whom, when and where."""

from __future__ import annotations

import pytest

from recoupe import Options, read
from recoupe.model import Act, Party

NEWS = "Un attentat a fait douze morts mercredi à Gao. "
"""A report of violence around the deed, so that the gate lets it in."""


def _acts(text: str) -> tuple[Act, ...]:
    return read(NEWS + text, Options(published="2024-05-10", language="fr")).acts


def _kinds(text: str) -> list[tuple[str, str | None]]:
    return [(act.type, act.mode) for act in _acts(text)]


def _named(party: Party | None) -> str | None:
    return None if party is None else party.actor or party.text


DEEDS = [
    ("Bagdad demande à Washington de retirer ses soldats.", "REQUEST", "yield", "state:IQ", "state:US"),
    ("La Chine a demandé que l'Inde mène une enquête.", "REQUEST", "change", "state:CN", "state:IN"),
    ("Le Mali a exigé de la France un audit.", "REQUEST", "change", "state:ML", "state:FR"),
    ("L'Union africaine a exhorté le Mali à négocier.", "REQUEST", "meet", "african-union", "state:ML"),
    ("L'Ukraine a réclamé des chars à l'Allemagne.", "REQUEST", "assist", "state:UA", None),
    ("Téhéran a refusé de négocier avec Washington.", "REJECT", "meet", "state:IR", "state:US"),
    ("La Russie s'oppose à la résolution.", "REJECT", "change", "state:RU", None),
    ("L'Iran a menacé de fermer le détroit.", "THREATEN", "restrict", "state:IR", None),
    ("La Cédéao a lancé dimanche un ultimatum au Niger.", "THREATEN", None, "ecowas", None),
    ("La France a plié bagage.", "RETREAT", "withdraw", "state:FR", None),
    ("Le Hamas a capitulé.", "RETREAT", "disarm", "hamas", None),
    ("La Russie a massé 5.000 soldats à la frontière.", "MOBILIZE", "troops", "state:RU", None),
    ("Les Etats-Unis ont dépêché un porte-avions.", "MOBILIZE", "weapons", "state:US", None),
    ("Le Maroc a rompu ses relations avec l'Iran.", "SANCTION", None, "state:MA", "state:IR"),
    ("Le Niger a expulsé deux diplomates.", "SANCTION", "expel", "state:NE", None),
    ("La France a rappelé mardi son ambassadeur.", "SANCTION", "withdraw", "state:FR", None),
    ("L'Inde et le Pakistan ont conclu une trêve.", "AGREE", None, "state:IN", None),
    ("L'Union africaine a condamné ce coup d'Etat.", "ACCUSE", "disapprove", "african-union", None),
    ("Le Tchad a décrété un couvre-feu.", "COERCE", "curfew", "state:TD", None),
    ("La Belgique a livré des munitions à l'Ukraine.", "AID", None, "state:BE", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "mode", "actor", "target"), DEEDS)
def test_a_deed_has_its_type_its_doer_and_its_other_party(
    text: str, kind: str, mode: str | None, actor: str, target: str | None
) -> None:
    acts = [act for act in _acts(text) if act.type == kind]

    assert [(mode, actor)] == [(act.mode, _named(act.actor)) for act in acts]
    if target is not None:
        assert target == _named(acts[0].target)


@pytest.mark.parametrize(
    "text",
    [
        "La coalition, formée et dirigée par les Etats-Unis, compte trente pays.",
        "L'accord de paix de 2015 prévoyait un cantonnement.",
        "La Turquie n'a pas retiré ses troupes.",
        "Moscou pourrait déployer des missiles.",
        "Si le Mali demande une enquête, l'ONU l'ouvrira.",
        "La France se demande comment réagir.",
        "L'armée demande si la route est libre.",
        "La police refuse de commenter l'affaire.",
        "Le ministre a quitté la salle.",
        "Les habitants ont quitté la ville.",
        "Des appels à déposer les armes ont été entendus.",
    ],
)
def test_words_that_tell_no_deed_are_none(text: str) -> None:
    assert [] == _kinds(text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Le Hezbollah a menacé de se retirer du gouvernement.", [("THREATEN", None)]),
        ("La France exige le retrait des troupes russes.", [("REQUEST", "yield")]),
        ("La Turquie a accepté de libérer les otages.", [("AGREE", None)]),
        ("Le Parlement a adopté une résolution exigeant le départ des soldats.", [("REQUEST", "change")]),
    ],
)
def test_what_is_only_asked_refused_or_promised_is_no_deed_of_its_own(
    text: str, kinds: list[tuple[str, str | None]]
) -> None:
    assert kinds == _kinds(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Le refus de Téhéran de négocier a surpris.", "state:IR"),
        ("L'envoi de 300 soldats a été décidé par Londres.", "state:GB"),
        ("La France a annoncé le retrait de ses troupes du Niger.", "state:FR"),
        ("La base a été évacuée par l'armée française.", "force:FR:army"),
        ("Sommé par l'Union africaine de rendre le pouvoir, le général a souri.", "african-union"),
        ("La Turquie, qui a dépêché des troupes, en parle peu.", "state:TR"),
        ("Le Niger condamne ces propos et réclame le départ des soldats.", "state:NE"),
        ("L'Iran continue d'insister sur le maintien de ses soldats.", "state:IR"),
    ],
)
def test_the_doer_is_found_in_every_wording(text: str, actor: str) -> None:
    assert actor in [_named(act.actor) for act in _acts(text)]


def test_the_date_is_that_of_the_participle_beside_the_deed() -> None:
    asked, voted = _acts(
        "Lundi 6 mai, le Hezbollah a demandé au gouvernement irakien d'expulser ces troupes, en application "
        "d'une motion du Parlement irakien, votée le 12 juin 2019."
    )

    assert ["2024-05-06", "2019-06-12"] == [asked.date.edtf, voted.date.edtf]
    assert "force:IQ:parliament" == _named(voted.actor)


def test_the_day_of_the_saying_only_bounds_a_past_deed() -> None:
    (act,) = _acts("Le Mali a indiqué lundi que des soldats français avaient quitté la base.")

    assert "reporting_date" == act.date.basis


def test_the_day_of_an_announcement_does_not_date_what_is_announced() -> None:
    (act,) = _acts("La France a annoncé lundi le retrait de ses troupes.")

    assert "not_stated" == act.date.missing


def test_a_withdrawal_has_the_place_that_is_left() -> None:
    (act,) = _acts("Le retrait américain de Syrie a été confirmé.")

    assert ("SY", "US") == (act.place.country, act.actor and act.actor.country)


@pytest.mark.parametrize(
    "text",
    [
        "De nombreux groupes irakiens considèrent les forces turques comme une armée d'occupation "
        "et insistent sur leur retrait immédiat, mais la Turquie continue d'insister sur leur présence.",
        "La Turquie insiste sur le maintien de ses soldats, alors que plusieurs partis "
        "irakiens réclament le départ des forces turques.",
    ],
)
def test_a_refusal_answers_the_demand_beside_it(text: str) -> None:
    acts = {act.type: act for act in _acts(text)}

    assert {"REQUEST", "REJECT"} == set(acts)
    assert "force:TR:army" == _named(acts["REQUEST"].target)
    assert "state:TR" == _named(acts["REJECT"].actor)
    assert acts["REQUEST"].actor is not None
    assert acts["REQUEST"].actor.text == (acts["REJECT"].target and acts["REJECT"].target.text)


def test_a_deed_told_twice_is_one_act() -> None:
    (act,) = _acts("L'Iran a menacé de fermer le détroit. Lundi, l'Iran a menacé de bloquer le détroit.")

    assert 2 == len(act.spans)
    assert "2024-05-06" == act.date.edtf


def test_two_refusals_of_one_sentence_stay_two() -> None:
    kinds = _kinds("Le Hamas a refusé de déposer les armes et a rejeté l'offre du gouvernement.")

    assert ["REJECT", "REJECT"] == [kind for kind, _ in kinds]


def test_politics_at_home_is_left_out_of_a_report_without_violence() -> None:
    quiet = read("Les frappes sont loin. La ministre a appelé à voter. La maire a réclamé une réforme.")

    assert () == quiet.acts


def test_words_that_tell_an_incident_tell_no_act_besides() -> None:
    record = read(NEWS + "L'armée a saisi un stock d'armes.", Options(published="2024-05-10", language="fr"))

    told = {i for x in record.incidents for span in x.spans for i in range(span.start, span.end)}
    assert not any(span.start in told for act in record.acts for span in act.spans)
