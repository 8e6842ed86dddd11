"""One self-contained page: the text with its marks, and beside it the incidents and their versions.

Nothing is loaded from elsewhere. All that comes from a report is escaped, and the page's policy lets
only its own script and style run (by their hashes), so that a report that holds markup stays inert.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from html import escape
from importlib import resources
from string import Template

import msgspec

from recoupe.exports.build import build_view
from recoupe.exports.cards import draw_cards
from recoupe.exports.marks import Mark, Segment, cut_paragraphs, mark_spans
from recoupe.exports.messages import Messages, load_messages
from recoupe.exports.view import ClaimView, ReportView
from recoupe.model import Record

_ROLE_OF_SLOT = {
    "victims": "targets",
    "killed": "toll",
    "injured": "toll",
    "missing_persons": "toll",
    "arrested": "toll",
}
_INVISIBLE = frozenset({"claim"})


class PageEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A report of the page: its record with the text that its spans point into, or its error."""

    name: str
    record: Record | None = None
    text: str = ""
    error: str | None = None


def render_page(entries: Sequence[PageEntry], language: str) -> str:
    """Return the page of some reports, in a language of the interface (`fr` or `en`)."""
    messages = load_messages(language)
    style, script = _asset("page.css"), _asset("page.js")
    sections = [_draw_entry(f"r{n}", entry, messages) for n, entry in enumerate(entries, 1)]
    versions = [entry.record.reader.version for entry in entries if entry.record]
    return Template(_asset("page.html")).substitute(
        language=messages.language,
        title=escape(messages.words.title),
        policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'",
        style=style,
        script=script,
        theme=escape(messages.words.theme),
        contents=_draw_contents(entries, messages),
        legend=_draw_legend(messages),
        sections="\n".join(sections),
        footer=escape(messages.words.written_by.format(version=versions[0] if versions else "")),
    )


def _asset(name: str) -> str:
    return (resources.files("recoupe.exports") / "page" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """Return the source expression that lets one inline script or style run (CSP, level 2)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _draw_contents(entries: Sequence[PageEntry], messages: Messages) -> str:
    """Return the list of the reports; a page of one report needs none."""
    if len(entries) < 2:
        return ""
    links = []
    for n, entry in enumerate(entries, 1):
        if entry.record is None:
            label, note = entry.name, messages.words.error
        else:
            label = entry.record.report.title or entry.name
            recalled = sum(incident.background for incident in entry.record.incidents)
            fresh = len(entry.record.incidents) - recalled
            note = messages.words.incidents_count.format(fresh=fresh, recalled=recalled)
        links.append(
            f'<li><a href="#r{n}">{escape(label)}</a> <span class="faint">{escape(note)}</span></li>'
        )
    heading = escape(messages.words.reports)
    return f'<nav class="contents" aria-label="{heading}"><h2>{heading}</h2><ol>{"".join(links)}</ol></nav>'


def _draw_legend(messages: Messages) -> str:
    """Return the colours with their roles; each is a button that hides the role or shows it again."""
    buttons = [
        f'<button type="button" class="key k-{role}" data-role="{role}" aria-pressed="true">'
        f"{escape(label)}</button>"
        for role, label in messages.roles.items()
    ]
    title = escape(messages.words.colours)
    return f'<div class="legend" role="group" aria-label="{title}" title="{title}">{"".join(buttons)}</div>'


def _draw_entry(ref: str, entry: PageEntry, messages: Messages) -> str:
    """Return the section of one report, or the row that says why it was not read."""
    words = messages.words
    if entry.record is None:
        return (
            f'<section class="report failed" id="{ref}"><h2>{escape(entry.name)}</h2>'
            f'<p class="error"><strong>{escape(words.failed_report)}</strong> '
            f"{escape(entry.error or '')}</p></section>"
        )
    view = build_view(entry.record, messages, entry.name)
    facts = "".join(f"<li>{escape(fact)}</li>" for fact in view.facts)
    paragraphs = cut_paragraphs(entry.text, list(_marks(ref, view)))
    body = "".join(_draw_paragraph(line, view.title, messages) for line in paragraphs)
    published = f'data-ref="{ref}.published" tabindex="0"' if view.published_spans else ""
    return (
        f'<section class="report" id="{ref}" aria-labelledby="{ref}-title">'
        f'<header class="head"><h2 id="{ref}-title">{escape(view.title)}</h2>'
        f'<ul class="facts" {published}>{facts}</ul>'
        f'<a class="skip" href="#{ref}-cards">{escape(words.skip)}</a></header>'
        f'<div class="columns"><article class="text" lang="{escape(view.language)}" dir="auto" '
        f'aria-label="{escape(words.article)}">{body}</article>'
        f'<div class="cards" id="{ref}-cards">{draw_cards(ref, view, messages)}</div></div></section>'
    )


def _draw_paragraph(line: Sequence[Segment], title: str, messages: Messages) -> str:
    """Return a paragraph of the text; the one that is the title looks like one."""
    is_title = "".join(segment.text for segment in line).strip() == title
    opening = '<p class="headline">' if is_title else "<p>"
    return f"{opening}{''.join(_draw_segment(segment, messages) for segment in line)}</p>"


def _draw_segment(segment: Segment, messages: Messages) -> str:
    """Return a stretch of the text with the colour of its foremost role and the references of all."""
    if not segment.refs:
        return escape(segment.text)
    shown = [role for role in segment.roles if role not in _INVISIBLE]
    refs = escape(" ".join(segment.refs))
    if not shown:
        return f'<span class="quiet" data-ref="{refs}">{escape(segment.text)}</span>'
    classes = " ".join(["m", f"k-{shown[0]}", *(f"with-{role}" for role in shown[1:])])
    title = escape(", ".join(messages.roles[role] for role in shown))
    text = escape(segment.text)
    return f'<mark class="{classes}" data-ref="{refs}" title="{title}" tabindex="0">{text}</mark>'


def _marks(ref: str, view: ReportView) -> Iterable[Mark]:
    """Yield the marks of a report's text; the references are those that the cards carry."""
    yield from mark_spans(view.published_spans, "date", f"{ref}.published")
    for n, incident in enumerate(view.incidents):
        card = f"{ref}.i{n}"
        yield from mark_spans(incident.triggers, "trigger", card)
        for slot in incident.slots:
            role = _ROLE_OF_SLOT.get(slot.name, slot.name)
            for item in slot.items:
                yield from mark_spans(item.spans, role, f"{card}.{slot.name}")
            for k, alternative in enumerate(slot.alternatives):
                yield from mark_spans(alternative.spans, role, f"{card}.{slot.name}")
                yield from mark_spans(alternative.spans, role, f"{card}.{slot.name}.{k}")
        for k, gap in enumerate(incident.missing):
            yield from mark_spans(gap.spans, "toll", f"{card}.missing.{k}")
        yield from _claim_marks(card, incident.claims)
    for n, act in enumerate(view.acts):
        yield from mark_spans(act.spans, "act", f"{ref}.a{n}")
        yield from _claim_marks(f"{ref}.a{n}", act.claims)
    yield from _claim_marks(f"{ref}.o", view.claims)
    for n, loaded in enumerate(view.loaded):
        yield from mark_spans((loaded.span,), "loaded", f"{ref}.l{n}")
    for n, discarded in enumerate(view.discarded):
        yield from mark_spans((discarded.span,), "discarded", f"{ref}.d{n}")


def _claim_marks(card: str, claims: Sequence[ClaimView]) -> Iterable[Mark]:
    for n, claim in enumerate(claims):
        yield from mark_spans(claim.source_spans, "source", f"{card}.c{n}")
        yield from mark_spans(claim.cue_spans, "cue", f"{card}.c{n}")
        yield from mark_spans(claim.spans, "claim", f"{card}.c{n}")
