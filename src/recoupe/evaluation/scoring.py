"""Records against the gold: figures, and the differences that a reviewer reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from recoupe.evaluation.criteria import (
    are_items_right,
    is_date_right,
    is_place_right,
    is_toll_right,
    pair_incidents,
    weigh_claim,
    wordings,
)
from recoupe.evaluation.gold import GoldClaim, GoldCount, GoldIncident, GoldReport, GoldText
from recoupe.model import Claim, Incident, Record, Toll

DifferenceKind = Literal["missed", "invented", "wrong_slot", "lost_claim", "invented_claim", "unread"]
ALL_LANGUAGES = "all"


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a record got wrong: on which report, what it gave and what was wanted."""

    report: str
    kind: DifferenceKind
    what: str
    got: str = ""
    wanted: str = ""


class Detection(msgspec.Struct, frozen=True):
    """What was found, invented and missed; halves and quarters count for claims."""

    found: float = 0
    invented: float = 0
    missed: float = 0

    @property
    def precision(self) -> float:
        """The share of what was given that is right."""
        given = self.found + self.invented
        return self.found / given if given else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found."""
        wanted = self.found + self.missed
        return self.found / wanted if wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Share(msgspec.Struct, frozen=True):
    """How many of the slots asked for are right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """The share that is right, 0 where nothing was asked for."""
        return self.right / max(1, self.of)


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of the reports of one kind of text and one language (`all` for every language)."""

    kind: str
    language: str
    reports: int
    relevance: Detection
    incidents: Detection
    claims: Detection
    slots: Mapping[str, Share]
    differences: tuple[Difference, ...] = ()

    def figures(self) -> dict[str, float]:
        """Return every figure by the name that floors give it (`incidents_f1`, `place` …)."""
        detections = {"relevance": self.relevance, "incidents": self.incidents, "claims": self.claims}
        figures = {
            f"{name}_{measure}": value
            for name, each in detections.items()
            for measure, value in (("p", each.precision), ("r", each.recall), ("f1", each.f1))
        }
        return figures | {name: each.share for name, each in self.slots.items()}


def score_groups(gold: Iterable[GoldText], records: Mapping[str, Record]) -> tuple[Scores, ...]:
    """Return the figures of each kind of text, by language and (where there are several) over all.

    `records` holds what was read by the gold's id; a report that it lacks counts as one in which
    nothing was found.
    """
    reports = [each.report for each in gold]
    groups = []
    for kind in sorted({report.text_kind for report in reports}, reverse=True):
        of_kind = [report for report in reports if report.text_kind == kind]
        languages = sorted({report.language for report in of_kind}, reverse=True)
        for language in languages:
            chosen = [report for report in of_kind if report.language == language]
            groups.append(score(chosen, records, kind=kind, language=language))
        if len(languages) > 1:
            groups.append(score(of_kind, records, kind=kind, language=ALL_LANGUAGES))
    return tuple(groups)


def score(gold: Iterable[GoldReport], records: Mapping[str, Record], *, kind: str, language: str) -> Scores:
    """Return the figures of some reports of the gold, under the name of their kind and language."""
    tally = _Tally()
    for report in gold:
        tally.add(report, records.get(report.id))
    return tally.result(kind, language)


class _Tally:
    """Counts while reports are compared; only `score` sees it."""

    def __init__(self) -> None:
        self._reports = 0
        self._relevance: Counter[str] = Counter()
        self._incidents: Counter[str] = Counter()
        self._claims = {"found": 0.0, "invented": 0.0, "missed": 0.0}
        self._right: Counter[str] = Counter()
        self._asked: Counter[str] = Counter()
        self._differences: list[Difference] = []

    def result(self, kind: str, language: str) -> Scores:
        """Return the figures of what was added."""
        return Scores(
            kind=kind,
            language=language,
            reports=self._reports,
            relevance=Detection(*(self._relevance[each] for each in ("found", "invented", "missed"))),
            incidents=Detection(*(self._incidents[each] for each in ("found", "invented", "missed"))),
            claims=Detection(**self._claims),
            slots={name: Share(self._right[name], asked) for name, asked in self._asked.items()},
            differences=tuple(self._differences),
        )

    def add(self, gold: GoldReport, record: Record | None) -> None:
        """Compare one report's record with the gold."""
        self._reports += 1
        found = record.incidents if record else ()
        claims = record.claims if record else ()
        if record is None:
            self._note(gold, "unread", "report")
        self._add_relevance(any(not incident.background for incident in found), gold.relevant)
        pairs = pair_incidents(found, gold.incidents)
        self._add_unpaired(gold, found, pairs)
        for i, j in pairs:
            wanted = gold.incidents[j]
            if wanted.background:
                continue
            self._incidents["found"] += 1
            self._add_slots(gold, found[i], wanted)
            own = [claim for claim in claims if claim.incident == found[i].id]
            self._add_claims(gold, own, wanted.claims)

    def _note(
        self, gold: GoldReport, kind: DifferenceKind, what: str, got: str = "", wanted: str = ""
    ) -> None:
        self._differences.append(Difference(report=gold.id, kind=kind, what=what, got=got, wanted=wanted))

    def _add_relevance(self, got: bool, wanted: bool) -> None:
        self._relevance[
            "found" if got and wanted else "invented" if got else "missed" if wanted else "rest"
        ] += 1

    def _add_unpaired(
        self, gold: GoldReport, found: tuple[Incident, ...], pairs: list[tuple[int, int]]
    ) -> None:
        """Count the fresh incidents that have no counterpart, and the claims lost with them."""
        paired_found, paired_gold = {i for i, _ in pairs}, {j for _, j in pairs}
        for j, wanted in enumerate(gold.incidents):
            if j not in paired_gold and not wanted.background:
                self._incidents["missed"] += 1
                self._claims["missed"] += len(wanted.claims)
                place = wanted.place.text if wanted.place else None
                self._note(gold, "missed", wanted.type, wanted=_join(wanted.date, place))
        for i, incident in enumerate(found):
            if i not in paired_found and not incident.background:
                self._incidents["invented"] += 1
                found_place = incident.place.name or incident.place.text
                words = " / ".join(span.quote for span in incident.spans)
                self._note(gold, "invented", incident.type, got=_join(incident.date.edtf, found_place, words))

    def _add_slots(self, gold: GoldReport, found: Incident, wanted: GoldIncident) -> None:
        for name, right, got, want in _compare_slots(found, wanted):
            if right is None:
                continue
            self._asked[name] += 1
            self._right[name] += right
            if not right:
                self._note(gold, "wrong_slot", f"{wanted.type} {name}", got, want)

    def _add_claims(self, gold: GoldReport, found: list[Claim], wanted: tuple[GoldClaim, ...]) -> None:
        """Give every gold claim the best of the claims that are left, and count what remains."""
        used: set[int] = set()
        for claim in wanted:
            best, best_place = 0.0, None
            for place, candidate in enumerate(found):
                weight = 0.0 if place in used else weigh_claim(candidate, claim)
                if weight > best:
                    best, best_place = weight, place
            self._claims["found"] += best
            self._claims["missed"] += 1 - best
            want = f"{' / '.join(claim.source)} — {claim.stance} — {claim.about}"
            if best_place is None:
                self._note(gold, "lost_claim", claim.about, wanted=want)
                continue
            used.add(best_place)
            about = found[best_place].about == claim.about
            self._asked["claims_about"] += 1
            self._right["claims_about"] += about
            if best < 1 or not about:
                self._note(gold, "wrong_slot", "claim", _phrase_claim(found[best_place]), want)
        self._claims["invented"] += len(found) - len(used)
        for place, candidate in enumerate(found):
            if place not in used:
                self._note(gold, "invented_claim", candidate.about, got=_phrase_claim(candidate))


def _compare_slots(found: Incident, wanted: GoldIncident) -> Iterable[tuple[str, bool | None, str, str]]:
    """Yield every slot that the gold asks for: whether it is right, what was got, what is wanted."""
    place = found.place
    gold_place = wanted.place.text if wanted.place else ""
    got_place = _join(place.name or place.text, place.country)
    yield "place", is_place_right(place, wanted.place), got_place, gold_place
    yield "date", is_date_right(found.date, wanted.date), _join(found.date.edtf), wanted.date or ""
    tolls = (("killed", found.killed, wanted.killed), ("injured", found.injured, wanted.injured))
    for name, toll, count in tolls:
        yield name, is_toll_right(toll, count), _phrase_toll(toll), _phrase_count(count)
    yield "background_flag", not found.background, str(found.background).lower(), "false"
    targets = wordings(found.targets) + wordings(found.victims)
    lists = (
        ("perpetrators", wordings(found.perpetrators), wanted.perpetrator),
        ("targets", targets, wanted.target),
        ("weapons", wordings(found.weapons), wanted.weapon),
    )
    for name, got, accepted in lists:
        shown = " / ".join(dict.fromkeys(got)).replace("\0", "(more than four)")
        yield name, are_items_right(got, accepted), shown, " / ".join(accepted)
    if wanted.outcome not in ("unknown", None):
        right = found.outcome.value == wanted.outcome
        yield "outcome", right, _join(found.outcome.value), wanted.outcome or ""


def _join(*parts: str | UnsetType | None) -> str:
    return ", ".join(part for part in parts if part)


def _phrase_toll(toll: Toll) -> str:
    if toll.missing is not UNSET or toll.low is UNSET:
        return _join(toll.missing)
    return f"{toll.low}–{'…' if toll.high is None or toll.high is UNSET else toll.high}"


def _phrase_count(count: GoldCount | None) -> str:
    return "" if count is None else f"{count.min}–{'…' if count.max is None else count.max}"


def _phrase_claim(claim: Claim) -> str:
    return f"{claim.source.text or claim.source.kind} — {claim.stance} — {claim.about}"
