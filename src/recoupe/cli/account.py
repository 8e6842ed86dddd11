"""The account of a report in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleRenderable, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.styled import Styled
from rich.table import Table
from rich.text import Text

from recoupe.cli.screen import Harmless
from recoupe.exports.messages import Messages
from recoupe.exports.view import ActView, ClaimView, IncidentView, MissingView, ReportView, SlotView

# Every difference that a colour makes is also made by a word or a sign, for terminals without colour.
_HEAD = "bold"
_FAINT = "bright_black"
_ALARM = "bold red"
_SOURCE = "cyan"
_STANCE = "yellow"
_DISPUTED_SIGN = "≠"


def print_account(view: ReportView, messages: Messages, console: Console) -> None:
    """Print a report's account: header, incidents with slots and versions, acts, and what is left."""
    for part in _draw_account(view, messages):
        console.print(Harmless(part))


def _draw_account(view: ReportView, messages: Messages) -> Iterator[ConsoleRenderable]:
    words = messages.words
    yield Rule(Text(view.title, style=_HEAD), align="left", style=_FAINT)
    yield Text(" · ".join(view.facts), style=_FAINT)
    if view.published_spans:
        evidence = ", ".join(_quote(messages, span.quote) for span in view.published_spans)
        yield Text(f"  {evidence}", style=_FAINT)
    yield Text()
    if not view.incidents:
        yield Text(words.no_incident)
        yield Text()
    for incident in view.incidents:
        yield _draw_incident(incident, messages)
        yield Text()
    for title, body in _rest(view, messages):
        yield Text(title, style=_HEAD)
        yield Padding(body, (0, 0, 1, 2))


def _rest(view: ReportView, messages: Messages) -> Iterator[tuple[str, ConsoleRenderable]]:
    """Yield acts, statements without incident, loaded words and what was discarded, where there are any."""
    words = messages.words
    if view.acts:
        yield words.acts, Group(*(_draw_act(act, messages) for act in view.acts))
    if view.claims:
        yield words.orphan_claims, _draw_claims(view.claims, messages)
    if view.loaded:
        lines = [_line(_quote(messages, each.span.quote), each.note) for each in view.loaded]
        yield words.loaded, Group(*lines)
    if view.discarded:
        lines = [_line(_quote(messages, each.span.quote), each.reason) for each in view.discarded]
        yield words.discarded, Group(*lines)


def _line(text: str, note: str) -> Text:
    return Text.assemble(text, (f" — {note}" if note else "", _FAINT))


def _draw_incident(incident: IncidentView, messages: Messages) -> ConsoleRenderable:
    """Return an incident: its type, its slots, what is missing, and beneath them its versions."""
    words = messages.words
    title = Text.assemble("● ", (_capital(incident.type), _HEAD))
    if incident.background:
        title.append(f" ({words.background})")
    if incident.disputed:
        title.append(f" {_DISPUTED_SIGN} {words.disputed}", style=_ALARM)
    slots = Table.grid(padding=(0, 2))
    slots.add_column(min_width=10, max_width=16, style=_FAINT)
    slots.add_column(ratio=1)
    for slot in incident.slots:
        slots.add_row(slot.label, _draw_slot(slot, messages))
    parts: list[ConsoleRenderable] = [title]
    if incident.slots:
        parts.append(Padding(slots, (0, 0, 0, 2)))
    if incident.missing:
        gaps = " · ".join(_phrase_gap(gap, messages) for gap in incident.missing)
        parts.append(Padding(Text(gaps, style=_FAINT), (0, 0, 0, 2)))
    if incident.claims:
        parts.append(Padding(_draw_claims(incident.claims, messages), (0, 0, 0, 2)))
    group = Group(*parts)
    return Styled(group, "dim") if incident.background else group


def _phrase_gap(gap: MissingView, messages: Messages) -> str:
    """Return the slots that hold nothing for one reason, with the words that say so."""
    text = f"{gap.reason}{messages.words.colon}{', '.join(gap.slots)}"
    said = ", ".join(dict.fromkeys(_quote(messages, span.quote) for span in gap.spans))
    return f"{text} ({said})" if said else text


def _draw_slot(slot: SlotView, messages: Messages) -> Text:
    """Return the value of a slot, one item a line, and the versions that contradict."""
    lines = []
    for item in slot.items:
        line = Text(item.text, style="italic" if item.doubtful else "")
        if item.detail:
            line.append(f"  {item.detail}", style=f"not italic {_FAINT}")
        if item.note:
            line.append(f"  {item.note}", style=f"not italic {_STANCE}")
        lines.append(line)
    if slot.disputed:
        flag = Text(f"{_DISPUTED_SIGN} {messages.words.disputed}", style=_ALARM)
        lines = [Text.assemble(lines[0], "  ", flag), *lines[1:]] if lines else [flag]
    lines.extend(
        Text.assemble((f"  {_DISPUTED_SIGN} {each.text}", "red"), (f" — {each.by}", _SOURCE))
        for each in slot.alternatives
    )
    return Text("\n").join(lines)


def _draw_claims(claims: Sequence[ClaimView], messages: Messages) -> ConsoleRenderable:
    """Return versions, each on a line of its own behind a bar."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1, style=_FAINT)
    table.add_column(ratio=1)
    for claim in claims:
        table.add_row("▸", _draw_claim(claim, messages))
    return table


def _draw_claim(claim: ClaimView, messages: Messages) -> Text:
    """Return a version: source — stance — writer's stance — quotation."""
    stance = f"{claim.stance} ({', '.join(claim.notes)})" if claim.notes else claim.stance
    if claim.saying:
        stance = f"{stance}{messages.words.colon}{claim.saying}"
    line = Text.assemble((claim.source, _SOURCE), " — ", (stance, _STANCE))
    line.append(" — ")
    line.append(_tighten(claim.writer), style=_FAINT if claim.writer_id == "neutral" else "magenta")
    if claim.quotation:
        line.append(" — ")
        line.append(_quote(messages, claim.quotation), style="italic")
    return line


def _draw_act(act: ActView, messages: Messages) -> ConsoleRenderable:
    head = Text.assemble((_capital(act.label), _HEAD), (f" ({act.type})", _FAINT))
    head.append(f"  {act.parties}" if act.parties else "")
    quotation = _quote(messages, " … ".join(span.quote for span in act.spans))
    head.append("  " + " · ".join([quotation, *act.details]), style=_FAINT)
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1, style=_FAINT)
    table.add_column(ratio=1)
    table.add_row("●", Group(head, _draw_claims(act.claims, messages)) if act.claims else head)
    return table


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _quote(messages: Messages, text: str) -> str:
    return _tighten(messages.quote(text))


def _tighten(text: str) -> str:
    """Return quotations with their marks close to the words: rich breaks lines at a non-breaking space."""
    return text.replace("«\u00a0", "«").replace("\u00a0»", "»")
