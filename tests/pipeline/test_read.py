"""What `read` refuses, what it makes of a calm report, and the form of what it gives back."""

from __future__ import annotations

import hashlib

import msgspec
import pytest

import recoupe
from recoupe.errors import DateError, InputError, LanguageError
from recoupe.model import Record
from recoupe.pipeline import Options

CALM = "Le conseil municipal a voté mardi le budget des écoles. Les travaux commenceront en septembre."
AMBUSH = (
    "Trois soldats ont été tués mardi dans une embuscade près de Djibo, dans le nord du Burkina Faso, "
    "a annoncé l'armée."
)


@pytest.mark.parametrize("text", ["", " ", "\n\t \u00a0\n"])
def test_empty_text_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        recoupe.read(text)


def test_a_language_without_a_folder_is_refused_by_name() -> None:
    with pytest.raises(LanguageError, match="'sw'"):
        recoupe.read(AMBUSH, Options(language="sw"))


def test_text_in_a_language_without_a_folder_is_refused() -> None:
    text = (
        "Vier Soldaten sind am Dienstag bei einem Angriff auf einen Konvoi im Norden des Landes getötet "
        "worden, wie das Verteidigungsministerium am Abend mitteilte."
    )

    with pytest.raises(LanguageError):
        recoupe.read(text)


@pytest.mark.parametrize("date", ["hier", "2021-13-40", "31/02/2021", ""])
def test_a_publication_date_that_is_none_is_refused(date: str) -> None:
    with pytest.raises(DateError):
        recoupe.read(AMBUSH, Options(published=date))


def test_a_bad_date_is_refused_even_where_the_report_holds_no_violence() -> None:
    with pytest.raises(DateError):
        recoupe.read(CALM, Options(published="demain"))


def test_a_calm_report_leaves_at_the_gate() -> None:
    record = recoupe.read(CALM)

    assert "gate" == record.reader.extractor
    assert () == record.incidents


def test_the_record_tells_which_report_it_is() -> None:
    options = Options(
        outlet="Le Courrier", url="https://example.org/1", external_id="7", published="2021-03-10"
    )
    report = recoupe.read(AMBUSH, options).report

    assert ("Le Courrier", "https://example.org/1", "7") == (report.outlet, report.url, report.external_id)
    assert hashlib.sha256(AMBUSH.encode()).hexdigest() == report.sha256
    assert ("2021-03-10", "given") == (report.published.edtf, report.published.basis)


def test_the_same_words_of_another_outlet_are_another_report() -> None:
    ids = {
        recoupe.read(CALM, Options(outlet=outlet)).report.id for outlet in (None, "Le Courrier", "La Dépêche")
    }

    assert 3 == len(ids)


def test_reading_twice_gives_the_same_record() -> None:
    assert recoupe.read(AMBUSH) == recoupe.read(AMBUSH)


def test_records_of_the_examples_survive_json(examples: dict[str, str]) -> None:
    for text in examples.values():
        record = recoupe.read(text)

        assert record == msgspec.json.decode(msgspec.json.encode(record), type=Record)


def test_claims_and_slots_point_at_one_another(examples: dict[str, str]) -> None:
    for text in examples.values():
        record = recoupe.read(text)
        incidents = {incident.id for incident in record.incidents}
        acts = {act.id for act in record.acts}
        claims = [claim.id for claim in record.claims]

        assert len(claims) == len(set(claims))
        assert {claim.incident for claim in record.claims} <= {*incidents, None}
        assert {claim.act for claim in record.claims} <= {*acts, None}
        assert set(_claim_ids(msgspec.to_builtins(record.incidents))) <= set(claims)


def test_everything_in_a_record_names_the_rules_that_made_it(examples: dict[str, str]) -> None:
    for text in examples.values():
        record = recoupe.read(text)

        assert [] == [made.id for made in (*record.incidents, *record.acts, *record.claims) if not made.rules]


def _claim_ids(value: object) -> list[str]:
    if isinstance(value, dict):
        own = value.get("claims", ())
        return [*own, *(claim for item in value.values() for claim in _claim_ids(item))]
    if isinstance(value, list | tuple):
        return [claim for item in value for claim in _claim_ids(item)]
    return []


def test_a_collection_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="Cut it into reports"):
        recoupe.read(AMBUSH * 600)
