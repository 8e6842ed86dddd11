"""Records made by hand, whose spans are found by their words."""

from __future__ import annotations

import hashlib
from pathlib import Path

from recoupe.model import (
    Act,
    Claim,
    ClaimItem,
    ClaimValue,
    DateValue,
    Discarded,
    Incident,
    Loaded,
    Missing,
    Outcome,
    Party,
    PlaceValue,
    Published,
    Reader,
    Record,
    Report,
    Source,
    Span,
    Toll,
    TollPart,
    Weapon,
    Writer,
)

AMBUSH = (Path(__file__).parents[1] / "cli" / "files" / "report.txt").read_text(encoding="utf-8")

NOT_STATED = Missing("not_stated")
NO_DATE = DateValue(missing="not_stated")
NO_PLACE = PlaceValue(missing="not_stated")
NO_TOLL = Toll(missing="not_stated")
NO_OUTCOME = Outcome(missing="not_stated")


def find(text: str, quote: str) -> tuple[Span, ...]:
    """Return the first place of the words in the text."""
    start = text.index(quote)
    return (Span.cut(text, start, start + len(quote)),)


def make_incident(incident_id: str, kind: str = "armed_attack", **slots: object) -> Incident:
    """Return an incident whose slots are missing unless given."""
    values: dict[str, object] = {
        "background": False,
        "spans": (),
        "date": NO_DATE,
        "place": NO_PLACE,
        "perpetrators": NOT_STATED,
        "targets": NOT_STATED,
        "victims": NOT_STATED,
        "weapons": NOT_STATED,
        "killed": NO_TOLL,
        "injured": NO_TOLL,
        "missing_persons": NO_TOLL,
        "arrested": NO_TOLL,
        "outcome": NO_OUTCOME,
        **slots,
    }
    return Incident(id=incident_id, type=kind, **values)  # type: ignore[arg-type]


def make_claim(claim_id: str, speaker: str, stance: str = "reported", **fields: object) -> Claim:
    """Return a claim by a source, about a whole incident unless told otherwise."""
    values: dict[str, object] = {
        "source": Source(text=speaker),
        "stance": stance,
        "date": NO_DATE,
        "writer": Writer(),
        "cue": None,
        "spans": (),
        **fields,
    }
    return Claim(id=claim_id, **values)  # type: ignore[arg-type]


def make_record(text: str, external_id: str | None = None, **parts: object) -> Record:
    """Return a record of a text, with the parts given."""
    title = text.strip().split("\n", 1)[0] if text.strip() else None
    digest = hashlib.sha256(text.encode()).hexdigest()
    fields: dict[str, object] = {
        "reader": Reader(version="0", language="fr-0", gazetteer="none", extractor="by-hand"),
        "report": Report(
            id=digest[:12],
            external_id=external_id,
            title=title,
            language="fr",
            sha256=digest,
            published=Published(missing="not_stated"),
        ),
        **parts,
    }
    return Record(**fields)  # type: ignore[arg-type]


def make_ambush() -> Record:
    """Return the record of `AMBUSH`: competing tolls, a claim of responsibility, an accusation, a recall."""
    text = AMBUSH
    staff = make_claim(
        "c1",
        "l'état-major",
        about="killed",
        value=ClaimValue(low=12, high=None),
        incident="i1",
        source=Source(text="l'état-major", kind="state_force", spans=find(text, "l'état-major")),
        cue=find(text, "selon")[0],
        spans=find(text, "Au moins douze soldats ont été tués"),
        rules=("fr.speech.selon",),
    )
    local = make_claim(
        "c2",
        "Un responsable local",
        about="killed",
        value=ClaimValue(low=23, high=23),
        incident="i1",
        source=Source(
            text="Un responsable local",
            kind="government",
            anonymous=True,
            spans=find(text, "Un responsable local"),
            via=(Source(text="l'agence Maborinfo", kind="medium", spans=find(text, "l'agence Maborinfo")),),
        ),
        cue=find(text, "fait état")[0],
        spans=find(text, "vingt-trois morts parmi les soldats"),
    )
    front = make_claim(
        "c3",
        "Le Front du fleuve",
        "claimed_responsibility",
        about="perpetrators",
        incident="i1",
        value=(ClaimItem(text="Le Front du fleuve", kind="rebel_group"),),
        source=Source(text="Le Front du fleuve", kind="rebel_group", spans=find(text, "Le Front du fleuve")),
        cue=find(text, "revendiqué")[0],
        spans=find(text, "Le Front du fleuve a revendiqué l'attaque"),
        rules=("fr.speech.revendiquer",),
    )
    accusation = make_claim(
        "c4",
        "Le gouvernement",
        "accused",
        about="perpetrators",
        incident="i1",
        value=(ClaimItem(text="le pays voisin"),),
        source=Source(text="Le gouvernement", kind="government", spans=find(text, "Le gouvernement")),
        cue=find(text, "accuse")[0],
        spans=find(text, "le pays voisin de l'avoir armé"),
    )
    flight = make_claim(
        "c5",
        "le colonel Idrak",
        "claimed",
        source=Source(text="le colonel Idrak", spans=find(text, "le colonel Idrak")),
        writer=Writer(stance="doubts", cues=find(text, "sans avancer la moindre preuve")),
        cue=find(text, "affirmé")[0],
        spans=find(text, "Les prétendus patriotes ont fui"),
    )
    demand = make_claim(
        "c6",
        "Le Parlement",
        "demanded",
        act="a1",
        source=Source(text="Le Parlement", spans=find(text, "Le Parlement")),
        cue=find(text, "exigé")[0],
        spans=find(text, "le retrait des troupes étrangères"),
    )
    return make_record(
        text,
        incidents=(_recall(text), _ambush(text)),
        claims=(staff, local, front, accusation, flight, demand),
        acts=(
            Act(
                id="a1",
                type="REQUEST",
                mode="change",
                actor=Party(text="Le Parlement", kind="government"),
                date=NO_DATE,
                place=NO_PLACE,
                spans=find(text, "a exigé"),
                rules=("fr.acts.exiger",),
            ),
        ),
        loaded=(Loaded(span=find(text, "patriotes")[0], party="Le Front du fleuve", neutral="combattants"),),
        discarded=(Discarded(reason="no safe antecedent", span=find(text, "ont fui")[0]),),
    )


def _ambush(text: str) -> Incident:
    soldiers = find(text, "douze soldats")
    tolls = (
        Toll(low=12, high=None, best=12, spans=find(text, "Au moins douze"), claims=("c1",)),
        Toll(low=23, high=23, best=23, spans=find(text, "vingt-trois morts"), claims=("c2",)),
    )
    return make_incident(
        "i1",
        "armed_attack",
        spans=find(text, "une embuscade"),
        rules=("fr.events.embuscade",),
        date=DateValue(
            edtf="2022-03-07",
            start="2022-03-07",
            end="2022-03-07",
            basis="relative",
            spans=find(text, "lundi"),
            rules=("fr.dates.weekday",),
        ),
        place=PlaceValue(
            name="Tessarik",
            text="près de la ville de Tessarik",
            country="MB",
            admin1="Nord",
            lat=1.0,
            lon=2.0,
            radius_km=10.0,
            precision="area",
            spans=find(text, "près de la ville de Tessarik"),
        ),
        perpetrators=(
            Party(
                text="Le Front du fleuve",
                name="Front du fleuve",
                kind="rebel_group",
                status="claimed",
                spans=find(text, "Le Front du fleuve"),
                claims=("c3",),
            ),
            Party(
                text="le pays voisin", status="accused", spans=find(text, "le pays voisin"), claims=("c4",)
            ),
        ),
        targets=(
            Party(
                text="Une patrouille de l'armée",
                kind="state_force",
                spans=find(text, "Une patrouille de l'armée"),
            ),
        ),
        victims=(
            Party(
                text="soldats", kind="state_force", harm="killed", count=12, spans=soldiers, claims=("c1",)
            ),
        ),
        weapons=(Weapon(text="l'arme lourde", kind="artillery", spans=find(text, "l'arme lourde")),),
        killed=Toll(
            low=12,
            high=None,
            best=None,
            by=(TollPart(side="a", kind="state_force", low=12, high=None),),
            spans=(*find(text, "Au moins douze"), *find(text, "vingt-trois morts")),
            claims=("c1", "c2"),
            disputed=True,
            alternatives=tolls,
            rules=("fr.tolls.passive",),
        ),
        injured=Toll(missing="not_disclosed", spans=find(text, "morts parmi")),
        disputed=("killed",),
    )


def _recall(text: str) -> Incident:
    return make_incident(
        "i2",
        "suicide_attack",
        background=True,
        spans=find(text, "un attentat suicide"),
        date=DateValue(
            edtf="2019", start="2019-01-01", end="2019-12-31", basis="explicit", spans=find(text, "En 2019")
        ),
        killed=Toll(low=40, high=40, best=40, spans=find(text, "quarante morts")),
        place=PlaceValue(missing="unresolved", text="la même région", spans=find(text, "la même région")),
    )
