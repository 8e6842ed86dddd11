"""From the words for a party to an actor."""

from __future__ import annotations

import pytest

from recoupe.model.actors import load_actors
from recoupe.resolution.actors import ActorMatch, resolve_party, stem

PLURALS = (("aux", "al"), ("s", ""), ("x", ""))
DEMONYMS = {
    "malienne": "ML",
    "maliens": "ML",
    "israéliennes": "IL",
    "israéliens": "IL",
    "russe": "RU",
    "russes": "RU",
    "afghane": "AF",
    "français": "FR",
    "syrien": "SY",
    "américain": "US",
    "nord-coréenne": "KP",
}
COUNTRIES = {
    "Mali": "ML",
    "Ukraine": "UA",
    "Israël": "IL",
    "Côte d'Ivoire": "CI",
    "République démocratique du Congo": "CD",
    "Soudan": "SD",
}


def _resolve(text: str, head: str, *context: str) -> ActorMatch:
    return resolve_party(
        text,
        head,
        index=load_actors(),
        demonym=lambda form: DEMONYMS.get(form.lower()),
        country_of=COUNTRIES.get,
        context_countries=context,
        plurals=PLURALS,
    )


@pytest.mark.parametrize(
    ("text", "head", "actor"),
    [
        ("l'armée malienne", "armée", "force:ML:army"),
        ("l'armée du Mali", "armée", "force:ML:army"),
        ("les forces israéliennes", "force", "force:IL:army"),
        ("l'aviation russe", "aviation", "force:RU:air_force"),
        ("la police afghane", "police", "force:AF:police"),
        ("la marine nord-coréenne", "marine", "force:KP:navy"),
        ("Téhéran", "Téhéran", "state:IR"),
        ("l’Élysée", "Élysée", "state:FR"),
        ("le Pentagone", "pentagone", "state:US"),
        ("la Côte d'Ivoire", "côte", "state:CI"),
        ("le ministère de la Défense russe", "ministère", "state:RU"),
        ("un responsable américain", "responsable", "state:US"),
        ("le régime syrien", "régime", "state:SY"),
        ("le gouvernement de Kaboul", "gouvernement", "state:AF"),
        ("un chef de l'EI", "chef", "is"),
        ("des combattants de Boko Haram", "combattant", "boko-haram"),
        ("le groupe État islamique", "groupe", "is"),
        ("l'armée de la République démocratique du Congo", "armée", "force:CD:army"),
    ],
)
def test_a_party_resolves_to_its_actor(text: str, head: str, actor: str) -> None:
    assert actor == _resolve(text, head).actor


def test_the_country_nearest_the_head_says_whose_force_it_is() -> None:
    assert _resolve("les forces russes en Ukraine", "force").actor == "force:RU:army"


@pytest.mark.parametrize(
    ("text", "head", "owner"),
    [
        ("une base de l'armée malienne", "base", "force:ML:army"),
        ("les otages du Hamas", "otage", "hamas"),
        ("un bastion de l'EI", "bastion", "is"),
    ],
)
def test_what_belongs_to_an_actor_is_not_the_actor(text: str, head: str, owner: str) -> None:
    match = _resolve(text, head)

    assert (None, owner) == (match.actor, match.owner)


def test_a_demonym_alone_gives_a_country_and_no_actor() -> None:
    assert ActorMatch(country="IL") == _resolve("deux Israéliens", "israélien")
    assert ActorMatch(country="ML") == _resolve("trois civils maliens", "civil")


def test_the_context_decides_between_bearers_of_one_name() -> None:
    assert _resolve("RSF", "RSF", "SD").actor == "rsf-sudan"
    assert _resolve("RSF", "RSF", "FR").actor == "rsf"
    assert _resolve("les shebab", "shebab", "MZ").actor == "ansar-al-sunna-mz"
    assert _resolve("les shebab", "shebab", "SO").actor == "al-shabaab"


def test_the_army_without_more_is_that_of_the_one_country_of_the_report() -> None:
    assert _resolve("l'armée", "armée", "ML").actor == "force:ML:army"
    assert _resolve("l'armée", "armée", "ML", "NE").actor is None
    assert _resolve("les forces kurdes", "force", "IQ").actor is None


def test_a_state_force_abroad_is_a_foreign_force() -> None:
    assert _resolve("l'aviation russe", "aviation", "SY").kind == "foreign_force"
    assert _resolve("l'armée malienne", "armée", "ML").kind == "state_force"


def test_unknown_words_resolve_to_nothing() -> None:
    assert ActorMatch() == _resolve("des villageois", "villageois")
    assert ActorMatch() == _resolve("l'État", "état")


def test_the_name_is_given_in_the_language_asked() -> None:
    match = resolve_party(
        "Daech", "Daech", index=load_actors(), demonym=DEMONYMS.get, country_of=COUNTRIES.get, language="en"
    )

    assert match.name == "Islamic State"


def test_stems_fold_case_accents_and_plurals() -> None:
    assert stem("Généraux", PLURALS) == stem("général", PLURALS)
