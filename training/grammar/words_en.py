"""English words of the news for grafted trees, in the shorthand of `graft.py`."""

from __future__ import annotations

from training.grammar.graft import Shorthand
from training.grammar.words_fr import FIRST, LAST, lines

__all__ = ["FIRST", "LAST"]

_PREPOSITIONS = (
    "of in on at for from by with near against to between across over under into during outside".split()
)
NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve 13 14 15 16 17 18 20 21 22 23 25 27 30 34 "
    "40 45 50 60 70 80 100 120 150 200 250 300 500 1,000 2,000"
).split()
PARTS = {
    **dict.fromkeys("the a an this that these those some several many another".split(), ("DET", "det")),
    **dict.fromkeys(_PREPOSITIONS, ("ADP", "case")),
    **dict.fromkeys(NUMBERS, ("NUM", "nummod")),
    "and": ("CCONJ", "cc"),
}
NEWS = Shorthand(
    PARTS, name_after_noun="appos", plurals=frozenset([*"these those several many".split(), *NUMBERS])
)
PLURAL = frozenset(
    (
        "men gunmen forces troops soldiers rebels militants fighters insurgents police officials sources "
        "witnesses residents people women children settlers protesters villagers pirates bandits jets "
        "planes helicopters authorities medics officers attackers assailants jihadists separatists "
        "mercenaries clashes strikes attacks Nations Houthis Taliban rescuers houses homes warplanes "
        "drones members bombers elders media"
    ).split()
)

ACTORS = lines("""
    gunmen | armed* men | unidentified* gunmen | unknown* assailants | the army | the Syrian* army | the
    Israeli* army | Israeli* forces | Russian* forces | government^ forces | security^ forces | Iraqi*
    security^ forces | police | riot^ police | soldiers | Israeli* soldiers | Turkish* troops | Kurdish*
    fighters | rebels | Houthi^ rebels | the rebels | insurgents | militants | Islamist* militants |
    Taliban^ fighters | the Taliban | Boko Haram | Islamic* State^ militants | the Islamic* State^ group |
    al-Shabab | Hezbollah | Hamas | the Houthis | separatists | a suicide^ bomber | a gunman | a policeman |
    bandits | pirates | a gang | gang^ members | settlers | protesters | a militia | the militia |
    militiamen | mercenaries | paramilitaries | the coalition | the regime | the junta | Syrian* warplanes |
    Russian* jets | an Israeli* drone | a drone | helicopters | jihadists | a group of armed* men | fighters
    from the group | members of the group | tribal* elders | villagers | suspected* jihadists | an angry*
    mob
""")
VICTIMS = lines("""
    soldiers | civilians | people | policemen | police^ officers | villagers | residents | children | women
    | fighters | rebels | militants | attackers | protesters | students | schoolgirls | journalists | aid^
    workers | farmers | herders | worshippers | tourists | Malian* soldiers | Turkish* soldiers | Iraqi*
    soldiers | Palestinian* civilians | hostages | UN^ peacekeepers | peacekeepers | members of the
    security^ forces | members of the same* family | miners | migrants | passengers | refugees | prisoners |
    Palestinians | Israelis | Syrians | Iraqis | Americans | Afghans | rescuers | bystanders
""")
TARGETS = lines("""
    a convoy | a military* convoy | a UN^ convoy | a patrol | an army^ patrol | a village | the village | a
    checkpoint | an army^ checkpoint | a police^ station | a military* base | an army^ position | a barracks
    | a hospital | a school | a market | a vehicle | a car | a bus | a truck | a mosque | a church | a hotel
    | the airport | a prison | a refugee^ camp | a camp for displaced* people | houses | homes | an oil^
    tanker | a ship | an ammunition^ depot | a residential* area | an apartment^ building | a bridge | a
    power^ plant | the embassy | the presidential* palace | a local* leader | a journalist
""")
SOURCES = lines("""
    police | the army | the government | the authorities | local* authorities | the defence^ ministry | the
    interior^ ministry | the Interior^ Ministry | the UN | the United* Nations | the Red* Cross | a
    security^ source | a military* source | security^ sources | local* sources | medics | a medical* source
    | hospital^ officials | officials | a local* official | a senior* official | witnesses | a witness |
    residents | a resident | a spokesman | a military* spokesman | a police^ spokesman | a spokeswoman for
    the ministry | a government^ spokesman | the governor | the mayor | the prosecutor | the minister | the
    president | the prime* minister | state^ media | local* media | the official* news^ agency | a
    monitoring^ group | the monitor | the Observatory | activists | the military | a general | a doctor | a
    village^ elder | the group | the rebels | the Taliban | a statement | an army^ statement | the White*
    House | the Kremlin | the Pentagon
""")
OFFICES = lines("""
    a spokesman for the army | a police^ spokesman | a military* spokesman | the governor of the province |
    the mayor of the town | the defence^ minister | the interior^ minister | the foreign* minister | the
    army^ chief | the head of the mission | the chief of the village | a resident of the town | the leader
    of the group | a commander of the rebels | the director of the hospital | the provincial* police^ chief
    | the country^ director | a tribal* elder | the opposition^ leader
""")
TITLES = "President General Colonel Captain Minister Governor Mayor Sheikh Judge Commander".split()
PLACES = (
    "Gao Kidal Timbuktu Bamako Ouagadougou Djibo Niamey Maiduguri Lagos Abuja Bangui Goma Bukavu Beni "
    "Kinshasa Mogadishu Kismayo Nairobi Mekelle Khartoum Tripoli Benghazi Misrata Cairo Gaza Rafah Jenin "
    "Hebron Nablus Jerusalem Beirut Damascus Aleppo Idlib Homs Raqqa Hama Daraa Mosul Baghdad Kirkuk "
    "Fallujah Tehran Sanaa Aden Marib Kabul Kandahar Herat Jalalabad Peshawar Karachi Quetta Srinagar "
    "Kyiv Kharkiv Donetsk Mariupol Bakhmut Kherson Odesa Belgorod Istanbul Bogota Caracas"
).split()
REGIONS = lines("""
    in the north | in the south | in the east of the country | in northern* Mali | in eastern* Congo | in
    southern* Lebanon | in northern* Syria | in eastern* Ukraine | in the region | in the province | in the
    capital | in the Gaza^ Strip | in the centre of the city | in a village | in several villages | in the
    West^ Bank | at the border | in the Red* Sea | on a road | in a mosque | in a market | outside a police^
    station | in Somalia | in Nigeria | in Syria | in Iraq | in Yemen
""")
WEAPONS = lines("""
    mortar^ fire | artillery^ fire | rockets | a bomb | a roadside^ bomb | a landmine | a grenade | shells |
    a missile | missiles | an air^ strike | air^ strikes | a drone | gunfire | a raid | a car^ bomb | an
    attack | an ambush | an explosion
""")
EVENTS = lines("""
    an attack | an ambush | a suicide^ attack | a bombing | a car^ bombing | an explosion | a shooting | a
    raid | an air^ strike | clashes | the clashes | fighting | the fighting | violence | an operation | the
    attack | the blast | a blast | the assault | a shootout | strikes | a drone^ strike | a missile^ strike
    | a roadside^ bomb^ explosion | a protest | a landmine^ blast
""")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SAID = (
    "said:say said:say said:say said:say add+ed report+ed confirm+ed announce+d state+d claim+ed "
    "insist+ed warn+ed"
).split()
HIT = (
    "kill+ed wound+ed injure+d kidnap+ped abduct+ed attack+ed arrest+ed capture+d execute+d shot:shoot "
    "massacre+d detain+ed seize+d behead+ed ambush+ed free+d murder+ed assassinate+d rescue+d"
).split()
STRUCK = (
    "attack+ed target+ed bomb+ed shell+ed hit:hit struck:strike storm+ed raid+ed destroy+ed burn+ed "
    "loot+ed damage+d surround+ed capture+d evacuate+d besiege+d"
).split()
SIDE = "back+ed led:lead support+ed fund+ed arm+ed command+ed accuse+d train+ed detain+ed blame+d".split()
ING = "killing:kill wounding:wound injuring:injure abducting:abduct targeting:target".split()


def inflected(entry: str) -> tuple[str, str]:
    """Return form and lemma of an entry.

    >>> inflected("seize+d"), inflected("shot:shoot")
    (('seized', 'seize'), ('shot', 'shoot'))
    """
    if ":" in entry:
        form, _, lemma = entry.partition(":")
        return form, lemma
    lemma, _, end = entry.partition("+")
    return lemma + end, lemma
