"""From a record to what people read of it."""

from __future__ import annotations

from collections.abc import Mapping

from recoupe.exports.messages import Messages
from recoupe.exports.phrases import given, phrase_date, phrase_item, phrase_place
from recoupe.exports.slots import view_slots
from recoupe.exports.view import ActView, DiscardedView, IncidentView, LoadedView, ReportView
from recoupe.exports.voices import view_claim
from recoupe.model import Act, Claim, Incident, Loaded, Record, Report
from recoupe.model.actors import load_actors


def build_view(record: Record, messages: Messages, name: str = "") -> ReportView:
    """Return a record in words: its header, its incidents, fresh first, its acts, and what is left.

    `name` stands for the report where it has no title (a file's name, say).
    """
    claims = {claim.id: claim for claim in record.claims}
    incidents = sorted(record.incidents, key=lambda incident: incident.background)
    known = {incident.id for incident in record.incidents} | {act.id for act in record.acts}
    orphans = [claim for claim in record.claims if claim.incident not in known and claim.act not in known]
    return ReportView(
        title=record.report.title or name or record.report.external_id or record.report.id,
        facts=_report_facts(record.report, messages),
        published_spans=given(record.report.published.spans) or (),
        language=record.report.language,
        reader=record.reader.version,
        incidents=tuple(_view_incident(incident, claims, messages) for incident in incidents),
        acts=tuple(_view_act(act, claims, messages) for act in record.acts),
        claims=tuple(view_claim(claim, messages) for claim in orphans),
        loaded=tuple(_view_loaded(loaded, messages) for loaded in record.loaded),
        discarded=tuple(
            DiscardedView(messages.reasons.get(reason, reason), span)
            for reason, span in dict.fromkeys((each.reason, each.span) for each in record.discarded)
        ),
    )


def _report_facts(report: Report, messages: Messages) -> tuple[str, ...]:
    """Return outlet, agency, publication date with its basis, and language."""
    words = messages.words
    facts = []
    if report.outlet:
        facts.append(words.by_outlet.format(outlet=report.outlet))
    if report.credit:
        facts.append(words.credit.format(credit=report.credit))
    edtf = given(report.published.edtf)
    if edtf is None:
        facts.append(words.published_missing)
    else:
        inferred = given(report.published.basis) == "inferred"
        pattern = words.published_inferred if inferred else words.published_given
        facts.append(pattern.format(date=phrase_date(edtf, messages)))
    facts.append(words.lang_name.format(language=report.language))
    return tuple(facts)


def _view_incident(incident: Incident, claims: Mapping[str, Claim], messages: Messages) -> IncidentView:
    slots, missing = view_slots(incident, claims, messages)
    return IncidentView(
        id=incident.id,
        type=messages.types.get(incident.type, incident.type),
        type_id=incident.type,
        background=incident.background,
        triggers=incident.spans,
        slots=slots,
        missing=missing,
        claims=tuple(
            view_claim(claim, messages) for claim in claims.values() if claim.incident == incident.id
        ),
    )


def _view_act(act: Act, claims: Mapping[str, Claim], messages: Messages) -> ActView:
    details = []
    edtf = given(act.date.edtf)
    if edtf:
        details.append(phrase_date(edtf, messages))
    name, text = given(act.place.name), given(act.place.text)
    if name or text:
        details.append(phrase_place(name, text, (given(act.place.country),), name is None, messages))
    parties = [phrase_item(party) for party in (act.actor, act.target) if party]
    return ActView(
        label=messages.acts.get(act.type, act.type),
        type=act.type if act.mode is None else f"{act.type} / {act.mode}",
        parties=" → ".join(parties) if act.actor else "".join(f"→ {party}" for party in parties),
        details=tuple(details),
        spans=act.spans,
        claims=tuple(view_claim(claim, messages) for claim in claims.values() if claim.act == act.id),
    )


def _name_party(party: str, messages: Messages) -> str:
    """Return the words for a kind of parties, or the name of the party that has the id."""
    if party in messages.kinds:
        return messages.kinds[party]
    actor = load_actors().actors.get(party)
    return party if actor is None else actor.name(messages.language)


def _view_loaded(loaded: Loaded, messages: Messages) -> LoadedView:
    """Return a loaded word with whom it names and a neutral name, where they are known."""
    words = messages.words
    party = words.loaded_party.format(party=_name_party(loaded.party, messages)) if loaded.party else ""
    if loaded.neutral and party:
        return LoadedView(loaded.span, words.loaded_line.format(party=party, neutral=loaded.neutral))
    return LoadedView(loaded.span, party or (loaded.neutral or ""))
