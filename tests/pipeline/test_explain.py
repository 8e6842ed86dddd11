"""What was decided on while a report was read."""

from __future__ import annotations

from recoupe.pipeline import Options, read
from recoupe.pipeline.explain import HEAVIEST, weigh

TEXT = (
    "Mali : quatre gendarmes tués près de Gao\n\n"
    "Quatre gendarmes ont été tués lundi dans une embuscade tendue par des hommes armés près de Gao, "
    "a annoncé l'état-major. Les assaillants ont emporté deux véhicules, selon un élu local.\n\n"
    "L'attaque a eu lieu à l'heure où des éleveurs menaient leurs troupeaux vers le fleuve.\n\n"
    "La région redoute d'autres attaques si la récolte venait à manquer."
)
OPTIONS = Options(published="2021-03-10")


def test_every_incident_of_the_record_has_its_verdict() -> None:
    record, weighing = read(TEXT, OPTIONS), weigh(TEXT, OPTIONS)

    verdicts = {each.incident: each for each in weighing.news if each.incident is not None}
    assert list(verdicts) == [incident.id for incident in record.incidents]
    for incident in record.incidents:
        decision = verdicts[incident.id]
        assert (decision.verdict == "background") == incident.background
        assert abs(sum(decision.chances.values()) - 1) < 0.001
        assert 0 < len(decision.heaviest) <= HEAVIEST
        assert decision.spans == incident.spans


def test_the_heaviest_features_come_first() -> None:
    [decision, *_] = weigh(TEXT, OPTIONS).news

    gave = [abs(each.gave) for each in decision.heaviest]
    assert gave == sorted(gave, reverse=True)


def test_every_kept_party_of_the_grammar_has_its_score() -> None:
    [incident, *_] = read(TEXT, OPTIONS).incidents
    roles = [each for each in weigh(TEXT, OPTIONS).roles if each.incident == incident.id and each.kept]

    assert isinstance(incident.victims, tuple)
    spans = {span for party in incident.victims for span in party.spans}
    assert spans <= {each.span for each in roles if each.slot == "victims"}
    assert all(0 < each.score <= 1 for each in roles)


def test_a_phrase_that_fills_no_slot_is_told_with_the_slot_it_came_nearest_to() -> None:
    weighing = weigh(TEXT, OPTIONS)

    kept = {(each.incident, each.span) for each in weighing.roles if each.kept}
    dropped = [each for each in weighing.roles if not each.kept]
    assert dropped
    assert all((each.incident, each.span) not in kept and each.heaviest for each in dropped)


def test_claims_are_told_by_their_id_in_the_record() -> None:
    record, weighing = read(TEXT, OPTIONS), weigh(TEXT, OPTIONS)

    told = {each.claim for each in weighing.claims if each.kept}
    assert told == {claim.id for claim in record.claims if claim.incident is not None}


def test_a_report_that_leaves_at_the_gate_has_nothing_to_weigh() -> None:
    assert weigh("Le conseil municipal a voté le budget des écoles.").news == ()


def test_the_report_as_a_whole_has_its_chance_and_its_words() -> None:
    report = weigh(TEXT, OPTIONS).report
    assert report is not None
    assert report.chance > 0.5
    assert report.together > 0.3
    words = [each.feature for each in report.heaviest]
    assert words
    assert all(word in TEXT for word in words)


def test_a_report_that_tells_of_nothing_has_no_chance() -> None:
    assert weigh("Les ministres ont parlé lundi du budget.", OPTIONS).report is None
