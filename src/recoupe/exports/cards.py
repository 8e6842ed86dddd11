"""The cards beside the text: incidents with their slots and versions, acts, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from recoupe.exports.messages import Messages
from recoupe.exports.view import ActView, ClaimView, IncidentView, MissingView, ReportView, SlotView


def draw_cards(ref: str, view: ReportView, messages: Messages) -> str:
    """Return the cards of one report; `ref` begins the references that tie them to the text."""
    words = messages.words
    numbered = list(enumerate(view.incidents))
    fresh = [_draw_incident(f"{ref}.i{n}", each, messages) for n, each in numbered if not each.background]
    recalled = [_draw_incident(f"{ref}.i{n}", each, messages) for n, each in numbered if each.background]
    acts = [_draw_act(f"{ref}.a{n}", act, messages) for n, act in enumerate(view.acts)]
    orphans = _draw_claims(f"{ref}.o", view.claims)
    loaded = [
        _draw_line(f"{ref}.l{n}", messages.quote(each.span.quote), each.note)
        for n, each in enumerate(view.loaded)
    ]
    discarded = [
        _draw_line(f"{ref}.d{n}", messages.quote(each.span.quote), each.reason)
        for n, each in enumerate(view.discarded)
    ]
    parts = [
        _draw_group(words.fresh, "".join(fresh)),
        _draw_group(words.recalled, "".join(recalled)),
        _draw_group(words.acts, "".join(acts)),
        _draw_group(words.orphan_claims, orphans and f'<div class="card">{orphans}</div>'),
        _draw_group(words.loaded, _draw_list(loaded)),
        _draw_group(words.discarded, _draw_list(discarded)),
    ]
    if not view.incidents:
        parts.insert(0, f'<p class="none">{escape(words.no_incident)}</p>')
    return "".join(parts)


def _draw_group(title: str, body: str) -> str:
    return f'<section class="group"><h3>{escape(title)}</h3>{body}</section>' if body else ""


def _draw_list(lines: Sequence[str]) -> str:
    return f'<ul class="card lines">{"".join(lines)}</ul>' if lines else ""


def _draw_line(ref: str, text: str, note: str) -> str:
    faint = f' <span class="faint">{escape(note)}</span>' if note else ""
    return f'<li data-ref="{ref}" tabindex="0">{escape(text)}{faint}</li>'


def _draw_incident(ref: str, incident: IncidentView, messages: Messages) -> str:
    """Return the card of an incident: type, slots, what is missing, and its versions."""
    words = messages.words
    badges = []
    if incident.background:
        badges.append(f'<span class="badge">{escape(words.background)}</span>')
    if incident.disputed:
        badges.append(f'<span class="badge disputed">{escape(words.disputed)}</span>')
    slots = "".join(_draw_slot(f"{ref}.{slot.name}", slot, messages) for slot in incident.slots)
    gaps = " · ".join(
        _draw_gap(f"{ref}.missing.{n}", gap, messages) for n, gap in enumerate(incident.missing)
    )
    claims = _draw_claims(ref, incident.claims)
    versions = f"<h5>{escape(words.claims)}</h5>{claims}" if claims else ""
    return (
        f'<article class="card{" recalled" if incident.background else ""}">'
        f'<h4 data-ref="{ref}" tabindex="0">{escape(_capital(incident.type))} {" ".join(badges)}</h4>'
        f'<dl class="slots">{slots}</dl>'
        f"{f'<p class=gaps>{gaps}</p>' if gaps else ''}{versions}</article>"
    )


def _draw_gap(ref: str, gap: MissingView, messages: Messages) -> str:
    text = escape(f"{gap.reason}{messages.words.colon}{', '.join(gap.slots)}")
    if not gap.spans:
        return text
    said = ", ".join(dict.fromkeys(messages.quote(span.quote) for span in gap.spans))
    return f'<span class="gap" data-ref="{ref}" tabindex="0">{text} ({escape(said)})</span>'


def _draw_slot(ref: str, slot: SlotView, messages: Messages) -> str:
    """Return a slot's row; the versions that contradict stand beneath its value."""
    values = []
    for item in slot.items:
        detail = f' <span class="faint">{escape(item.detail)}</span>' if item.detail else ""
        note = f' <span class="note">{escape(item.note)}</span>' if item.note else ""
        doubtful = ' class="doubtful"' if item.doubtful else ""
        values.append(f"<div{doubtful}>{escape(item.text)}{detail}{note}</div>")
    if slot.disputed:
        values.insert(0, f'<div class="flag">{escape(messages.words.disputed)}</div>')
    values.extend(
        f'<div class="alternative" data-ref="{ref}.{n}" tabindex="0">{escape(each.text)} '
        f'<span class="faint">— {escape(each.by)}</span></div>'
        for n, each in enumerate(slot.alternatives)
    )
    role = "toll" if slot.name in ("killed", "injured", "missing_persons", "arrested") else slot.name
    role = "targets" if role == "victims" else role
    disputed = " is-disputed" if slot.disputed else ""
    return (
        f'<div class="slot{disputed}" data-ref="{ref}" tabindex="0">'
        f'<dt><span class="swatch k-{role}"></span>{escape(slot.label)}</dt><dd>{"".join(values)}</dd></div>'
    )


def _draw_claims(ref: str, claims: Sequence[ClaimView]) -> str:
    if not claims:
        return ""
    rows = "".join(_draw_claim(f"{ref}.c{n}", claim) for n, claim in enumerate(claims))
    return f'<ul class="claims">{rows}</ul>'


def _draw_claim(ref: str, claim: ClaimView) -> str:
    """Return a version: its source, stance, what it says, the writer's stance and the words."""
    says = escape(claim.saying)
    saying = f' <span class="says">{says}</span>' if says else ""
    notes = f' <span class="note">({escape(", ".join(claim.notes))})</span>' if claim.notes else ""
    quotation = f"<q>{escape(claim.quotation)}</q>" if claim.quotation else ""
    return (
        f'<li class="claim w-{claim.writer_id}" data-ref="{ref}" tabindex="0">'
        f'<div><strong>{escape(claim.source)}</strong> <span class="stance s-{claim.stance_id}">'
        f"{escape(claim.stance)}</span>{notes}{saying}</div>"
        f'<div class="writer">{escape(claim.writer)}</div>{quotation}</li>'
    )


def _draw_act(ref: str, act: ActView, messages: Messages) -> str:
    quotation = messages.quote(" … ".join(span.quote for span in act.spans))
    said = escape(" · ".join([quotation, *act.details]))
    parties = f"<p>{escape(act.parties)}</p>" if act.parties else ""
    return (
        f'<article class="card"><h4 data-ref="{ref}" tabindex="0">{escape(_capital(act.label))} '
        f'<code>{escape(act.type)}</code></h4>{parties}<p class="faint">{said}</p>'
        f"{_draw_claims(ref, act.claims)}</article>"
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
