"""One report from text to record: the place where the floors are composed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import cache
from importlib.metadata import PackageNotFoundError, version

import msgspec

from recoupe.errors import InputError
from recoupe.extraction.draft import Draft, Phrase, SourceMention
from recoupe.extraction.mentions.dates import find_dates
from recoupe.extraction.protocol import Extractor
from recoupe.extraction.rules import RuleExtractor
from recoupe.languages.grammar import named
from recoupe.languages.language import Language, language
from recoupe.languages.recognise import recognise
from recoupe.linking.assemble import Linked, Linker
from recoupe.linking.facts import ReportFacts, report_facts
from recoupe.model import Published, Reader, Record, Report
from recoupe.model.actors import load_actors
from recoupe.pipeline.knowledge import World
from recoupe.pipeline.options import Options
from recoupe.resolution.actors import ActorMatch
from recoupe.resolution.dates import parse_published, resolve_date
from recoupe.resolution.events import Resolver
from recoupe.resolution.gazetteer import Gazetteer
from recoupe.resolution.published import anchor_of, dateline_date, infer_published
from recoupe.text.casing import restore_case
from recoupe.text.doc import Doc, Sentence, Token
from recoupe.text.headline import headline_end
from recoupe.text.protocols import Hit, Parser

AROUND = 1
"""Sentences on either side of a word of violence that are parsed with it: toll, day and claim stand there."""


MOST_WORDS = 1_000
"""Words of violence in one report: the densest article of a corpus of 5,849 has 40. Beyond, the text is a
collection, and what it tells would be compared with one another for minutes."""


class Draught(msgspec.Struct, frozen=True):
    """A report half read: its document, its draft, and what resolution needs. Training reads from here."""

    doc: Doc
    extractor: Extractor
    draft: Draft
    facts: ReportFacts
    resolver: Resolver
    published: Published
    resolve_phrase: Callable[[Phrase], ActorMatch]
    resolve_source: Callable[[SourceMention], ActorMatch]


@cache
def _world(code: str) -> World:
    return World(language(code), Gazetteer.open(), load_actors())


@cache
def _extractor(code: str) -> Extractor:
    world = _world(code)
    return RuleExtractor(language(code), world, world.actors)


def read(text: str, options: Options | None = None) -> Record:
    """Return what a report says happened, according to whom.

    Args:
        text: the report, title first.
        options: what is known of it besides (date of publication, outlet …).

    Raises:
        InputError: the text is empty.
        LanguageError: no language folder covers the text.
        DateError: `options.published` is no date.
        ParserError: `options.parser` cannot be used.

    >>> record = read("Trois soldats ont été tués mardi près de Djibo, selon l'armée.")
    >>> record.report.language
    'fr'
    """
    chosen = options or Options()
    if not text.strip():
        raise InputError("the report is empty: nothing to read. Give a text with at least one sentence.")
    lang = language(chosen.language or recognise(text))
    given = _given(chosen)
    hits = lang.gate().scan(text)
    strong = sum(hit.strong for hit in hits)
    if strong > MOST_WORDS:
        raise InputError(
            f"this holds {strong} words of violence, more than any report: it is a collection. "
            "Cut it into reports, for example as JSON Lines, one a line."
        )
    if not strong:
        published = given or Published(missing="not_stated")
        return _record(text, chosen, lang, published, extractor="gate")
    half = draught(text, chosen, hits)
    linked = link(half)
    record = _record(text, chosen, lang, half.published, extractor=half.draft.extractor)
    return msgspec.structs.replace(
        record,
        incidents=linked.incidents,
        acts=linked.acts,
        claims=linked.claims,
        loaded=linked.loaded,
        discarded=linked.discarded,
    )


def link(half: Draught) -> Linked:
    """Return what a half-read report comes to, with the candidates that were decided on."""
    return Linker(half.draft, half.facts, half.resolver, half.resolve_phrase, half.resolve_source).link()


def draught(text: str, options: Options, hits: tuple[Hit, ...] | None = None) -> Draught:
    """Return a report read as far as the draft, with its date of publication and its resolver."""
    lang = language(options.language or recognise(text))
    found = hits if hits is not None else lang.gate().scan(text)
    parser = named(options.parser, lang.code) if options.parser else lang.parser()
    doc = _document(text, lang, found, parser)
    extractor = _extractor(lang.code)
    draft = extractor.extract(doc)
    published = _published(doc, lang, options)
    anchor = anchor_of(published)
    world = _world(lang.code)
    resolver = Resolver(draft, text, world.gazetteer, anchor, world.homes(text))
    shares = resolver.context.shares
    countries = tuple(sorted(shares, key=lambda code: -shares[code]))
    lemmas = _lemmas(doc)
    return Draught(
        doc=doc,
        extractor=extractor,
        draft=draft,
        facts=report_facts(
            doc,
            draft,
            anchor.last if anchor is not None else None,
            _recent_lead(doc, draft, resolver),
            lang.topic.log_odds(restore_case(text)),
        ),
        resolver=resolver,
        published=published,
        resolve_phrase=lambda p: world.party(p, lemmas.get((p.sentence, p.head), ""), countries),
        resolve_source=lambda s: world.source(s, countries),
    )


def _document(text: str, lang: Language, hits: tuple[Hit, ...], parser: Parser) -> Doc:
    """Return the document, the sentences that can matter parsed: those with a hit and their neighbours."""
    shaped = restore_case(text)
    stretches = lang.splitter().split(text)
    head = headline_end(text, stretches)
    strong: set[int] = set()
    wanted: set[int] = set(range(head))
    k = 0
    for hit in hits:
        while k < len(stretches) and stretches[k][1] <= hit.start:
            k += 1
        if k == len(stretches):
            break
        wanted.add(k)
        if hit.strong:
            strong.add(k)
    for k in strong:
        wanted |= set(range(max(0, k - AROUND), min(len(stretches), k + AROUND + 1)))
    order = sorted(wanted)
    parsed = parser.parse(shaped, [stretches[k][:2] for k in order])
    tokens: dict[int, tuple[Token, ...]] = dict(zip(order, parsed, strict=True))
    sentences = tuple(
        Sentence(index=k, start=start, end=end, paragraph=paragraph, tokens=tokens.get(k, ()))
        for k, (start, end, paragraph) in enumerate(stretches)
    )
    return Doc(text=text, language=lang.code, sentences=sentences, headline=head)


def _lemmas(doc: Doc) -> dict[tuple[int, int], str]:
    return {
        (s.index, t.i): t.lemma
        for s in doc.sentences
        for t in s.tokens
        if t.upos in {"NOUN", "PROPN", "PRON"}
    }


def _given(options: Options) -> Published | None:
    if options.published is None:
        return None
    edtf, _, _ = parse_published(options.published)
    return Published(edtf=edtf, basis="given")


LEAD = 4
"""Sentences of the body in which a report says what it is news of."""
RECENT_DAYS = 4
"""Days before publication that still count as news: a weekend and the day after."""


def _recent_lead(doc: Doc, draft: Draft, resolver: Resolver) -> bool:
    """Return whether the head or lead names a day just before publication."""
    anchor = resolver.anchor
    last = min(doc.headline + LEAD, len(doc.sentences)) - 1
    if anchor is None or last < 0:
        return False
    end = doc.sentences[last].end
    for mention in draft.dates:
        if mention.start < end and mention.kind in {"day", "time"}:
            value = resolver.date(mention, "past")
            if isinstance(value.start, str):
                age = (anchor.last - dt.date.fromisoformat(value.start)).days
                if 0 <= age <= RECENT_DAYS:
                    return True
    return False


def _published(doc: Doc, lang: Language, options: Options) -> Published:
    """Return the publication date: the text's own dateline, else the date given, else what the text shows.

    The dateline beats the date given beside it, which may be that of a copy (codebook of the gold).
    """
    given = _given(options)
    mentions = [
        mention
        for sentence in doc.sentences
        for mention in find_dates(doc.text, sentence.start, sentence.end, lang.date_words)
    ]
    if given is None:
        return infer_published(mentions, doc.text)
    dateline = dateline_date(mentions)
    anchor = anchor_of(given)
    if dateline is None or anchor is None:
        return given
    value = resolve_date(dateline, anchor)
    day = value.edtf
    if not isinstance(day, str) or value.start != value.end or day == given.edtf:
        return given
    return Published(edtf=day, basis="inferred", spans=value.spans)


def _record(text: str, options: Options, lang: Language, published: Published, *, extractor: str) -> Record:
    outlet = options.outlet
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    key = hashlib.sha256(f"{outlet or ''}\0{text}".encode()).hexdigest()
    return Record(
        reader=Reader(
            version=_version(),
            language=lang.version,
            gazetteer=_world(lang.code).gazetteer.version,
            extractor=extractor,
        ),
        report=Report(
            id=key[:16],
            external_id=options.external_id,
            url=options.url,
            outlet=outlet,
            title=options.title or _title(text),
            language=lang.code,
            sha256=digest,
            published=published,
        ),
    )


def _title(text: str) -> str | None:
    first, _, rest = text.strip().partition("\n\n")
    return first.strip() if rest and len(first) <= 220 and "\n" not in first else None


@cache
def _version() -> str:
    try:
        return version("recoupe")
    except PackageNotFoundError:
        return "0+unknown"
