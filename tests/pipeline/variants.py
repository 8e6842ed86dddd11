"""Makes a partisan report of several incidents, undated and out of order, in many versions of one truth.

The report is invented. Bases, parties, arms, dates and the order of its paragraphs change from one version to
the next; what must come out of it does not. A `Truth` holds the words that change, `compose` the sentences.
"""

from __future__ import annotations

import random

import msgspec


class Country(msgspec.Struct, frozen=True):
    """A country as the sentences need it: bare, «en …», «de …» and its adjective, masculine and feminine."""

    code: str
    name: str
    inside: str
    of: str
    adjective: tuple[str, str, str, str]


IRAQ = Country("IQ", "l'Irak", "en Irak", "de l'Irak", ("irakien", "irakienne", "irakiens", "irakiennes"))
SYRIA = Country("SY", "la Syrie", "en Syrie", "de la Syrie", ("syrien", "syrienne", "syriens", "syriennes"))
LEBANON = Country(
    "LB", "le Liban", "au Liban", "du Liban", ("libanais", "libanaise", "libanais", "libanaises")
)
YEMEN = Country("YE", "le Yémen", "au Yémen", "du Yémen", ("yéménite", "yéménite", "yéménites", "yéménites"))
MALI = Country("ML", "le Mali", "au Mali", "du Mali", ("malien", "malienne", "maliens", "maliennes"))
NIGER = Country(
    "NE", "le Niger", "au Niger", "du Niger", ("nigérien", "nigérienne", "nigériens", "nigériennes")
)
US = Country(
    "US", "les États-Unis", "aux États-Unis", "des États-Unis",
    ("américain", "américaine", "américains", "américaines"),
)  # fmt: skip
FRANCE = Country(
    "FR", "la France", "en France", "de la France", ("français", "française", "français", "françaises")
)
TURKEY = Country("TR", "la Turquie", "en Turquie", "de la Turquie", ("turc", "turque", "turcs", "turques"))
ISRAEL = Country(
    "IL", "Israël", "en Israël", "d'Israël", ("israélien", "israélienne", "israéliens", "israéliennes")
)  # fmt: skip


class Arms(msgspec.Struct, frozen=True):
    """What the bases are hit with: «au drone», «la frappe au drone», the plural, its kind and the type."""

    deed: str
    strike: str
    plural: str
    feminine: bool
    suicide: str
    type: str


DRONES = Arms("au drone", "la frappe au drone", "drones", False, "de drones kamikazes", "air_drone_strike")
MISSILES = Arms(
    "au missile",
    "la frappe au missile",
    "missiles",
    False,
    "de missiles de croisière",
    "shelling_missile_rocket",
)


class Truth(msgspec.Struct, frozen=True):
    """One version: who holds which bases where, what befell them when, and in what order it is told."""

    host: Country
    foreign: Country
    ally: Country
    third: Country
    group: str
    base: str
    other_base: str
    province: str
    capital: str
    arms: Arms
    day: str
    weekday: str
    year: str
    earlier: str
    earlier_day: str
    said: str
    said_month: str
    order: int = 0


_TEMPLATE = """
L'aviation {ally_f} s'en souvient : l'un de ses avions avait été abattu {third_in} durant l'attaque
{deed} {group}.

Cette fois, ce sont les bases {foreign_fp} de {base} et de {other_base} qui ont été visées par des tirs
de {plural}, après une attaque contre un convoi {foreign_m} {host_in}. Le même jour, leurs ennemis
marquaient l'anniversaire de l'assassinat odieux du général Rostam Farhadi.

Plusieurs médias {host_mp} ont rapporté {weekday} {strike} contre la base de {base}.

La soi-disant alliance antiterroriste, que conduit l'armée {foreign_f}, a prétendu que les deux
{plural} avaient été interceptés en vol, sans fournir la moindre preuve.

Les {plural} tirés sur la base de {other_base} portaient cette inscription : « en mémoire de Farhadi ».

La base de {base}, dans la province de {province}, passe pour la plus vaste du pays. Les {people}
prétendaient le mois dernier que leurs soldats s'en étaient retirés.

Des sources policières {host_fp} ont rapporté qu'une bombe posée au bord de la route avait explosé au
passage du convoi, dans le sud de la province de {capital}.

Plusieurs partis {host_mp} exigent le départ immédiat des troupes {foreign_fp}. {power} {refuse} de
retirer leurs soldats.

Le Parlement {host_m} avait demandé le {earlier} au gouvernement d'expulser les troupes étrangères.

Le gouvernement {foreign_m} a affirmé {said} qu'il n'y avait pas de troupes combattantes {host_in}.

L'année {year} serait, disent leurs ennemis, celle de toutes les attaques contre les Yankees.

Le nombre des victimes de cette attaque n'a pas été communiqué.

Des sources militaires {foreign_fp} ont prétendu que des roquettes avaient été détruites en vol et ont
déclaré avoir saisi leurs rampes de lancement près du village d'al-Zarqouniya.
"""


def compose(truth: Truth) -> str:
    """Return the report of a truth, its paragraphs in its order."""
    told = _TEMPLATE.format(**_words(truth)).strip().split("\n\n")
    head, *rest = (" ".join(paragraph.split()) for paragraph in told)
    if truth.order:
        random.Random(truth.order).shuffle(rest)
    return "\n".join([head, *rest])


def _words(t: Truth) -> dict[str, str]:
    host, foreign = t.host.adjective, t.foreign.adjective
    return {
        "ally_f": t.ally.adjective[1],
        "third_in": t.third.inside,
        "deed": t.arms.deed,
        "group": t.group,
        "strike": t.arms.strike,
        "plural": t.arms.plural,
        "base": t.base,
        "other_base": t.other_base,
        "foreign_m": foreign[0],
        "foreign_f": foreign[1],
        "foreign_fp": foreign[3],
        "people": foreign[2].capitalize(),
        "power": t.foreign.name[0].upper() + t.foreign.name[1:],
        "refuse": "refusent" if t.foreign.name.startswith("les ") else "refuse",
        "host_m": host[0],
        "host_mp": host[2],
        "host_fp": host[3],
        "host_in": t.host.inside,
        "weekday": t.weekday,
        "province": t.province,
        "capital": t.capital,
        "earlier": t.earlier,
        "said": t.said,
        "year": t.year,
    }


_BASE = Truth(
    host=IRAQ, foreign=US, ally=ISRAEL, third=SYRIA, group="du Hezbollah", base="Aïn al-Asad",
    other_base="Taji", province="al-Anbar", capital="Bagdad", arms=DRONES, day="2022-03-03",
    weekday="jeudi 3 mars", year="2022", earlier="5 janvier 2020", earlier_day="2020-01-05",
    said="début février", said_month="2022-02",
)  # fmt: skip


def _with(truth: Truth = _BASE, **changes: object) -> Truth:
    return msgspec.structs.replace(truth, **changes)


_MARCH_23 = {
    "day": "2023-11-06", "weekday": "lundi 6 novembre", "year": "2023", "earlier": "12 mars 2021",
    "earlier_day": "2021-03-12", "said": "début octobre", "said_month": "2023-10",
}  # fmt: skip
_JUNE_25 = {
    "day": "2025-06-20", "weekday": "vendredi 20 juin", "year": "2025", "earlier": "2 février 2023",
    "earlier_day": "2023-02-02", "said": "début mai", "said_month": "2025-05",
}  # fmt: skip
_IN_SYRIA = {
    "host": SYRIA, "third": LEBANON, "base": "al-Omar", "other_base": "Koniko", "province": "Deir ez-Zor",
    "capital": "Damas",
}  # fmt: skip
_IN_YEMEN = {
    "host": YEMEN, "third": SYRIA, "base": "al-Abr", "other_base": "al-Anad", "province": "Marib",
    "capital": "Aden",
}  # fmt: skip
_IN_MALI = {
    "host": MALI, "foreign": FRANCE, "third": NIGER, "ally": FRANCE, "base": "Tessalit",
    "other_base": "Gossi", "province": "Kidal", "capital": "Ségou", "group": "du groupe État islamique",
}  # fmt: skip

TRUTHS: dict[str, Truth] = {
    "iraq": _BASE,
    "iraq, other bases": _with(base="Harir", other_base="Balad", province="Erbil"),
    "iraq, missiles": _with(arms=MISSILES),
    "iraq, autumn 2023": _with(**_MARCH_23),
    "iraq, summer 2025": _with(**_JUNE_25),
    "iraq, Turks": _with(foreign=TURKEY),
    "iraq, French": _with(foreign=FRANCE),
    "iraq, Hamas in Lebanon": _with(group="du Hamas", third=LEBANON),
    "syria": _with(**_IN_SYRIA),
    "syria, autumn 2023": _with(**_IN_SYRIA, **_MARCH_23),
    "syria, Turks": _with(**_IN_SYRIA, foreign=TURKEY),
    "syria, missiles": _with(**_IN_SYRIA, arms=MISSILES),
    "yemen": _with(**_IN_YEMEN),
    "yemen, summer 2025": _with(**_IN_YEMEN, **_JUNE_25),
    "mali": _with(**_IN_MALI),
    "mali, autumn 2023": _with(**_IN_MALI, **_MARCH_23),
    "iraq, other order": _with(order=1),
    "iraq, third order": _with(order=2),
    "syria, other order": _with(**_IN_SYRIA, order=3),
    "yemen, other order": _with(**_IN_YEMEN, order=4),
}
