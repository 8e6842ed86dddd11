"""French words of the news for grafted trees, in the shorthand of `graft.py` (a star marks an adjective)."""

from __future__ import annotations

from training.grammar.graft import Shorthand

_DET = (
    "le la l' les un une des ce cet cette ces son sa ses leur leurs nos plusieurs quelques de certains "
    "certaines chaque"
).split()
_PREPOSITIONS = (
    "à dans en par pour sur sous entre contre selon avec près devant depuis du au aux d' vers chez après "
    "pendant"
).split()
NUMBERS = (
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente "
    "quarante cinquante soixante cent 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 20 21 22 23 25 27 28 30 "
    "34 35 40 45 50 60 70 80 100 120 150 200 250 300 400 500 1.000 2.000 5.000"
).split()

PARTS = {
    **dict.fromkeys(_DET, ("DET", "det")),
    **dict.fromkeys(_PREPOSITIONS, ("ADP", "case")),
    **dict.fromkeys(NUMBERS, ("NUM", "nummod")),
    "et": ("CCONJ", "cc"),
    "ou": ("CCONJ", "cc"),
}
FEMININES = frozenset(
    (
        "la une cette sa police armée gendarmerie femme femmes fille filles personne personnes victime "
        "victimes recrue recrues famille familles forces milice milices troupes autorités brigade patrouille "
        "coalition organisation population populations voiture maison bombe roquettes mine grenade explosion "
        "attaque attaques frappe frappes embuscade fusillade écoles habitations mosquée caserne frappe "
        "centaine trentaine dizaine vingtaine cinquantaine quinzaine localités église gare prison raffinerie "
        "position centrale unité patrouilles sources ONG"
    ).split()
)
NEWS = Shorthand(
    PARTS,
    elided=True,
    plurals=frozenset([*"les des de ces ses leurs plusieurs quelques certains".split(), *NUMBERS]),
    feminines=FEMININES,
)


def lines(text: str) -> list[str]:
    """Return the entries of a list written with bars between them."""
    return [entry.strip() for entry in text.replace("\n", " ").split("|") if entry.strip()]


ACTORS = lines("""
    des hommes armés* | des hommes armés* non_identifiés* | des inconnus | des assaillants | des individus
    armés* | l'armée | l'armée malienne* | l'armée israélienne* | l'armée syrienne* | l'armée congolaise* |
    l'armée russe* | l'aviation turque* | l'artillerie ukrainienne* | les forces de sécurité | les forces
    russes* | la police | les forces gouvernementales* | les forces armées* burkinabè* | les forces de
    l'ordre | la gendarmerie | des soldats | des militaires | des policiers | des gendarmes | des soldats
    israéliens* | des soldats français* | les rebelles | les rebelles houthis* | des rebelles ADF | des
    rebelles touaregs* | les insurgés | les séparatistes | des jihadistes | des djihadistes | les talibans |
    des combattants talibans* | des éléments de Boko Haram | le groupe Etat islamique* | l'organisation Etat
    islamique* | le groupe jihadiste* Boko Haram | Boko Haram | Al-Qaïda | les shebab | des combattants
    shebab* | le Hezbollah | le Hamas | les Houthis | le M23 | les ADF | le PKK | des membres de la milice |
    une milice locale* | des miliciens | des miliciens Maï-Maï | des bandits | des braqueurs | des pirates |
    des trafiquants | un gang | des membres du gang | des bergers peuls* | des chasseurs dozos* | des
    villageois | des manifestants | des émeutiers | un kamikaze | un tireur | un homme armé* | un policier |
    des mercenaires du groupe Wagner | des colons israéliens* | un groupe armé* | des groupes armés* | la
    coalition | la coalition internationale* | la coalition arabe* | le régime | le régime syrien* | les
    paramilitaires | des paramilitaires soudanais* | des combattants kurdes* | les Forces démocratiques*
    syriennes* | la junte | des assaillants à moto | des hommes en uniforme | des terroristes | des
    présumés* jihadistes | de présumés* combattants islamistes* | un drone | un drone israélien* | des
    avions de combat | des hélicoptères
""")
VICTIMS = lines("""
    soldats | militaires | civils | personnes | policiers | gendarmes | villageois | habitants | enfants |
    femmes | combattants | rebelles | jihadistes | assaillants | terroristes | manifestants | étudiants |
    lycéens | journalistes | travailleurs humanitaires* | employés | chauffeurs | pêcheurs | agriculteurs |
    éleveurs | fidèles | prêtres | touristes | soldats maliens* | soldats turcs* | soldats ukrainiens* |
    soldats nigériens* | civils palestiniens* | otages | Casques bleus* | casques bleus* | membres des
    forces de sécurité | membres de la même* famille | miliciens | otages | supplétifs de l'armée |
    volontaires | passagers | réfugiés | déplacés | mineurs | ouvriers | commerçants | migrants |
    Palestiniens | Israéliens | Français | Américains | Chinois | Afghans | prisonniers | détenus |
    secouristes | passants
""")
TARGETS = lines("""
    un convoi | un convoi militaire* | un convoi de l'ONU | une patrouille | une patrouille de l'armée | un
    village | le village | un poste de contrôle | un poste de police | une base militaire* | un camp
    militaire* | une position de l'armée | un commissariat | une caserne | la caserne | un hôpital | une
    école | un marché | un véhicule | une voiture | un autobus | un minibus | un camion | une mosquée | une
    église | un hôtel | un aéroport | l'aéroport | une gare | une prison | un camp de réfugiés | un camp de
    déplacés | des maisons | des habitations | une raffinerie | un pétrolier | un navire | un dépôt de
    munitions | un quartier résidentiel* | un immeuble | un pont | une centrale électrique* | l'ambassade |
    le palais présidentiel* | les locaux du journal | un chef local* | un élu local* | un journaliste | un
    imam
""")
SOURCES = lines("""
    l'armée | la police | le gouvernement | les autorités | les autorités locales* | le ministère de la
    Défense | le ministère de l'Intérieur | l'ONU | les Nations unies* | la Croix-Rouge | une source
    sécuritaire* | une source militaire* | une source policière* | une source médicale* | une source
    hospitalière* | une source proche* | des sources locales* | des sources sécuritaires* | des témoins | un
    témoin | des habitants | un habitant | un élu local* | un responsable local* | un haut* responsable | un
    responsable militaire* | un porte-parole | le porte-parole de l'armée | le porte-parole du gouvernement
    | un porte-parole de la police | la porte-parole du ministère | le gouverneur | le gouverneur de la
    région | le préfet | le maire | le procureur | le procureur de la République | le ministre | le ministre
    de la Défense | le ministre de l'Intérieur | le président | le Premier* ministre | l'agence officielle*
    | l'agence Reuters | la télévision d'Etat | la radio locale* | une ONG | l'ONG | l'organisation | les
    secours | les pompiers | les médias | les médias locaux* | le parquet | l'état-major | l'état-major des
    armées | un officier | un général | un médecin | un journaliste de l'AFP | le chef du village | le chef
    de la police | l'Observatoire | l'Observatoire syrien* | la présidence | le Hamas | le groupe | le
    groupe armé* | les rebelles | les talibans | un communiqué | le communiqué | un communiqué de l'armée |
    un dernier* bilan | un bilan provisoire* | la Maison Blanche* | le Kremlin | l'Elysée | l'Union
    africaine* | la Cédéao | l'Otan | Amnesty International | Human Rights Watch | Médecins sans frontières
""")
FIRST = (
    "Jean Pierre Michel François Ahmed Mohamed Moussa Ibrahim Abdoulaye Ousmane Amadou Fatou Marie Anne "
    "Sergueï Vladimir Volodymyr Igor Ali Hassan Youssef Omar Khalid Benjamin Avi Antonio Carlos Juan "
    "Recep Mevlüt Souleymane Ismaël Félix Joseph Alassane Emmanuel Olivier Jean-Yves Farhan Stéphane "
    "Christophe Gérald Abdallah Bachar Narendra Imran Zabihullah Daniel Yair"
).split()
LAST = (
    "Traoré Keïta Diallo Touré Coulibaly Cissé Dembélé Ouattara Kaboré Sankara Issoufou Bazoum Déby "
    "Tshisekedi Kabila Kagame Dupont Martin Bernard Castex Le_Drian Macron Darmanin Lecointre Parly Haq "
    "Dujarric Peskov Lavrov Zelensky Poutine Choïgou Netanyahu Gantz Abbas Haniyeh Nasrallah Erdogan "
    "Cavusoglu Assad Hamdok Burhane Abiy Ahmed Buhari Okonkwo Sambo Khan Modi Mujahid Ghani Maduro Bukele "
    "Lopez Garcia Petrov Ivanov Haidar Mansour Saleh Hadi Rahman Camara Condé Sonko Mbeki Nkurunziza"
).split()
OFFICES = lines("""
    le porte-parole de l'armée | le porte-parole de la police | la porte-parole du ministère | le chef de la
    police | le gouverneur de la province | le gouverneur | le maire de la ville | le préfet | le ministre
    de la Défense | le ministre de l'Intérieur | le ministre des Affaires étrangères* | le procureur de la
    République | le chef d'état-major | le président de la région | le chef du village | le commandant des
    opérations | le directeur de l'hôpital | le coordinateur de l'ONU | le chef de l'opposition | le leader
    du mouvement | l'émir du groupe | l'imam de la mosquée | le secrétaire général* de l'ONU | le président
    du parti | un élu de la province | un responsable du parti | un médecin de l'hôpital
""")
TITLES = (
    "président général colonel capitaine commandant lieutenant ministre gouverneur maire cheikh juge "
    "procureur"
).split()
PLACES = (
    "Gao Kidal Ménaka Tombouctou Mopti Bamako Ouagadougou Djibo Dori Niamey Tillabéri Diffa Maiduguri "
    "Lagos Abuja Bangui Bambari Goma Bukavu Beni Bunia Kinshasa Bujumbura Kigali Mogadiscio Kismayo "
    "Nairobi Addis-Abeba Mekele Khartoum Darfour Nyala N'Djamena Tripoli Benghazi Misrata Le_Caire Gaza "
    "Rafah Jénine Hébron Naplouse Jérusalem Tel-Aviv Beyrouth Damas Alep Idleb Homs Raqa Mossoul Bagdad "
    "Kirkouk Téhéran Sanaa Aden Marib Hodeida Kaboul Kandahar Herat Jalalabad Peshawar Karachi Quetta "
    "Srinagar Kiev Kharkiv Donetsk Lougansk Marioupol Bakhmout Kherson Odessa Zaporijjia Belgorod Moscou "
    "Istanbul Diyarbakir Nice Paris Marseille Bruxelles Londres Bogota Cali Caracas Port-au-Prince Mexico "
    "Culiacan Manille Rangoun Bamenda Pemba"
).split()
COUNTRIES = lines("""
    au Mali | au Niger | au Nigeria | au Burkina_Faso | au Cameroun | au Tchad | en Centrafrique | en
    Somalie | en Ethiopie | au Soudan | en Libye | en Egypte | en Syrie | en Irak | au Yémen | en Iran | en
    Afghanistan | au Pakistan | en Inde | en Ukraine | en Russie | en Turquie | en Israël | au Liban | en
    Colombie | au Mexique | en Haïti | en Birmanie | aux Philippines | au Mozambique | en RDC | en France |
    au Kenya
""")
REGIONS = lines("""
    dans le nord | dans le sud | dans l'est du pays | dans le nord du pays | dans le centre du pays | dans
    l'ouest | dans le sud du Liban | dans le nord du Mali | dans la région | dans la province | dans la
    capitale | dans la bande de Gaza | dans la banlieue de Damas | dans le centre de la ville | dans un
    village | dans plusieurs villages | en Cisjordanie | à la frontière | en mer Rouge | sur une route |
    dans une mosquée | dans un marché | dans la vallée | dans un quartier populaire* | devant un
    commissariat | devant une mosquée | sur la place | en pleine* ville
""")
WEAPONS = lines("""
    des tirs de mortier | des tirs d'artillerie | des tirs de roquettes | des roquettes | une bombe | une
    mine | un engin explosif* | un engin explosif* artisanal* | une grenade | des obus | un missile | des
    missiles | une frappe aérienne* | des frappes aériennes* | un drone | des armes blanches* | des coups de
    feu | un raid | un bombardement | une voiture piégée* | un attentat | une attaque | une embuscade | une
    explosion | une fusillade | des affrontements | une attaque à la bombe | des balles
""")
EVENTS = lines("""
    une attaque | une embuscade | une attaque jihadiste* | un attentat | un attentat suicide* | une
    explosion | une fusillade | un bombardement | un raid aérien* | des affrontements | des combats | des
    violences | une opération | l'attaque | l'explosion | l'assaut | un accrochage | une frappe | des
    frappes | des tirs | une double* attaque | une attaque à la voiture piégée* | l'explosion d'une mine |
    l'explosion d'une bombe | une attaque de drone | un assaut | une incursion | une manifestation
""")
DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
ADJECTIVES = (
    "sécuritaire militaire policière médicale hospitalière judiciaire diplomatique officielle concordante"
).split()

SAID = (
    "indiqué:indiquer annoncé:annoncer déclaré:déclarer affirmé:affirmer précisé:préciser "
    "rapporté:rapporter ajouté:ajouter confirmé:confirmer assuré:assurer expliqué:expliquer "
    "souligné:souligner estimé:estimer dit:dire constaté:constater témoigné:témoigner raconté:raconter "
    "écrit:écrire poursuivi:poursuivre accusé:accuser averti:avertir prévenu:prévenir regretté:regretter "
    "rappelé:rappeler insisté:insister lancé:lancer martelé:marteler dénoncé:dénoncer répondu:répondre"
).split()
SAYS = (
    "souffle:souffler lâche:lâcher soupire:soupirer confie:confier glisse:glisser insiste:insister "
    "indique:indiquer affirme:affirmer précise:préciser rapporte:rapporter ajoute:ajouter "
    "confirme:confirmer assure:assurer explique:expliquer souligne:souligner estime:estimer "
    "raconte:raconter poursuit:poursuivre déclare:déclarer écrit:écrire témoigne:témoigner "
    "dénonce:dénoncer accuse:accuser note:noter relate:relater déplore:déplorer"
).split()
HIT = (
    "tué:tuer blessé:blesser abattu:abattre enlevé:enlever attaqué:attaquer assassiné:assassiner "
    "arrêté:arrêter capturé:capturer exécuté:exécuter libéré:libérer massacré:massacrer "
    "neutralisé:neutraliser égorgé:égorger interpellé:interpeller"
).split()
STRUCK = (
    "attaqué:attaquer visé:viser bombardé:bombarder incendié:incendier détruit:détruire pillé:piller "
    "endommagé:endommager touché:toucher frappé:frapper encerclé:encercler libéré:libérer évacué:évacuer "
    "ciblé:cibler assailli:assaillir"
).split()
SIDE = (
    "lancé:lancer dirigé:diriger soutenu:soutenir mené:mener formé:former financé:financer appuyé:appuyer "
    "accusé:accuser armé:armer visé:viser créé:créer encadré:encadrer commandé:commander "
    "revendiqué:revendiquer attribué:attribuer perpétré:perpétrer condamné:condamner cité:citer "
    "interrogé:interroger joint:joindre contacté:contacter entraîné:entraîner"
).split()
OWNED = "revendiqué:revendiquer condamné:condamner démenti:démentir dénoncé:dénoncer".split()
OWN = lines(
    "l'attaque | l'attentat | l'assaut | la responsabilité de l'attaque | l'enlèvement | cette attaque"
)
DENIED = "démenti:démentir nié:nier affirmé:affirmer reconnu:reconnaître".split()
STATES = lines("""
    la Russie | l'Ukraine | Israël | l'Iran | la Turquie | l'Inde | le Pakistan | le Mali | le Niger | la
    France | la Chine | les Etats-Unis | le Soudan | l'Ethiopie | l'Erythrée | l'Arménie | l'Azerbaïdjan |
    le Liban | la Syrie | Moscou | Kiev | Washington | Paris | Téhéran | Ankara | Bamako | Damas | Pékin |
    Séoul | Londres | l'Arabie_saoudite
""")
DEALS = lines(
    "une trêve | un cessez-le-feu | un accord | un accord de paix | un échange de prisonniers | l'accord"
)
DEALT = "conclu:conclure signé:signer rompu:rompre violé:violer négocié:négocier accepté:accepter".split()
ARMS = lines(
    "un fusil | un couteau | une kalachnikov | un pistolet | une machette | fusils d'assaut | explosifs"
)
OWNERS = lines(
    "ses soldats | leurs combattants | ses gardes | leurs voisins | ses propres* hommes | nos soldats"
)
CONFIRMED = (
    "confirmé:confirmer revendiqué:revendiquer démenti:démentir commenté:commenter condamné:condamner".split()
)
BODIES = lines("""
    l'organisation Etat islamique* en Afrique de l'Ouest | l'Etat islamique* en Afrique de l'Ouest | l'Etat
    islamique* au Grand* Sahara | le Groupe de soutien à l'islam | la Coordination des mouvements de
    l'Azawad | les Forces démocratiques* alliées* | les Forces de soutien rapide* | l'Armée de libération
    nationale* | le Front de libération | le Parti des travailleurs du Kurdistan | les Forces démocratiques*
    syriennes* | le Front populaire* de libération du Tigré | la Force intérimaire* des Nations unies* au
    Liban | l'Observatoire syrien* des droits de l'homme | la Ligue pour la défense des droits |
    l'organisation Etat islamique*
""")
ACRONYMS = (
    "Iswap EI EIGS JNIM GSIM CMA ADF FSR FLN PKK FDS TPLF Finul OSDH AQMI Aqpa MNLA FARC ELN LDH RSF TTP"
).split()
