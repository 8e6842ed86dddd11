"""A record in words."""

from __future__ import annotations

import pytest

from recoupe.exports.build import build_view
from recoupe.exports.messages import load_messages
from recoupe.exports.phrases import phrase_date, phrase_toll, shorten_quotation
from recoupe.exports.view import IncidentView, SlotView
from recoupe.model import ClaimValue, Discarded, Loaded, Party, Span, Toll, Weapon
from tests.adapters.records import make_ambush, make_claim, make_incident, make_record

FR, EN = load_messages("fr"), load_messages("en")


def slot(incident: IncidentView, name: str) -> SlotView:
    return next(each for each in incident.slots if each.name == name)


def test_fresh_incidents_come_before_recalled_ones() -> None:
    view = build_view(make_ambush(), FR)

    assert [(each.type, each.background) for each in view.incidents] == [
        ("attaque armée", False),
        ("attentat suicide", True),
    ]


def test_a_disputed_toll_names_its_versions_and_who_gives_them() -> None:
    killed = slot(build_view(make_ambush(), FR).incidents[0], "killed")

    assert killed.disputed
    assert [(each.text, each.by) for each in killed.alternatives] == [
        ("au moins 12", "l'état-major"),
        ("23", "Un responsable local (source anonyme), par l'agence Maborinfo"),
    ]


def test_an_accused_party_is_never_shown_as_established() -> None:
    claimed, accused = slot(build_view(make_ambush(), EN).incidents[0], "perpetrators").items

    assert (claimed.note, claimed.doubtful) == ("claimed by Le Front du fleuve", False)
    assert (accused.note, accused.doubtful) == ("accused by Le gouvernement", True)


def test_an_accusation_without_a_known_source_still_says_so() -> None:
    incident = make_incident("i1", perpetrators=(Party(text="l'armée", status="accused"),))

    [view] = build_view(make_record("x", incidents=(incident,)), FR).incidents

    assert slot(view, "perpetrators").items[0].note == "accusé par une partie non nommée"


def test_missing_slots_are_gathered_by_reason() -> None:
    [fresh, _] = build_view(make_ambush(), FR).incidents

    assert [(gap.reason, gap.slots) for gap in fresh.missing] == [
        ("non dit", ("disparus", "arrêtés", "issue")),
        ("non divulgué", ("blessés",)),
    ]


def test_a_claim_without_incident_is_kept_apart() -> None:
    view = build_view(make_ambush(), FR)

    assert [claim.id for claim in view.claims] == ["c5"]
    assert [claim.id for claim in view.acts[0].claims] == ["c6"]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-01-04", "4 janvier 2022"),
        ("2022-01-01~", "vers le 1er janvier 2022"),
        ("2021-12", "décembre 2021"),
        ("2021", "2021"),
        ("XXXX-01-03", "3 janvier (année inconnue)"),
        ("2021-12-01/2021-12-10", "du 1er au 10 décembre 2021"),
        ("2021-11-28/2021-12-02", "du 28 novembre au 2 décembre 2021"),
        ("2021-12-31/2022-01-02", "du 31 décembre 2021 au 2 janvier 2022"),
        ("2021/..", "à partir de 2021"),
        ("../2022-01-04", "jusqu'au 4 janvier 2022"),
        ("2022-21", "2022-21"),
    ],
)
def test_dates_are_said_in_words(edtf: str, words: str) -> None:
    assert phrase_date(edtf, FR) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (12, None, "au moins 12"),
        (3, 3, "3"),
        (3, 8, "3 à 8"),
        (0, 0, "aucun"),
        (0, None, "nombre non précisé"),
    ],
)
def test_tolls_are_said_in_words(low: int, high: int | None, words: str) -> None:
    assert phrase_toll(Toll(low=low, high=high), FR) == words


def test_a_long_quotation_is_cut_at_a_word() -> None:
    text = "mot " * 80

    quotation = shorten_quotation([Span(0, len(text), text)])

    assert len(quotation) <= 160
    assert quotation.endswith("mot…")


def test_what_is_said_of_no_slot_stands_without_an_equals_sign() -> None:
    claim = make_claim("c1", "Des habitants", value=ClaimValue(value="hit"))

    [view] = build_view(make_record("x", claims=(claim,)), FR).claims

    assert view.saying == "touché"


def test_a_target_that_is_a_weapon_has_its_kind_in_words_and_one_of_them_is_not_counted() -> None:
    incident = make_incident(
        "i1",
        targets=(Party(text="un engin de l'armée", kind="helicopter", count=1),),
        weapons=(Weapon(text="missile", kind="missile"),),
    )

    [view] = build_view(make_record("x", incidents=(incident,)), FR).incidents

    assert slot(view, "targets").items[0].detail == "hélicoptère"
    assert slot(view, "weapons").items[0].detail == ""


def test_reasons_and_parties_are_said_in_the_language_of_the_reader_and_once() -> None:
    span = Span(0, 1, "x")
    reason = "claim without a safe antecedent"
    record = make_record(
        "x",
        discarded=(Discarded(reason=reason, span=span), Discarded(reason=reason, span=span)),
        loaded=(
            Loaded(span=span, party="state:US", neutral="Américains"),
            Loaded(span=span, party="civilians"),
        ),
    )

    view = build_view(record, FR)

    assert [each.reason for each in view.discarded] == ["parole dont l'incident n'est pas sûr"]
    assert view.loaded[0].note.startswith("désigne Gouvernement des États-Unis")
    assert view.loaded[1].note == "désigne civils"


def test_an_act_is_named_in_words_beside_its_code() -> None:
    [act] = build_view(make_ambush(), EN).acts[:1]

    assert act.label != act.type
    assert act.label in EN.acts.values()
