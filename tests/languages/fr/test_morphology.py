import pytest

from recoupe.languages.fr.morphology import inflect

VERBS = {
    "tirer": "tire tires tirent tirez tirions tirait tira tirèrent tirera tireraient tiré tirées tirant",
    "lancer": "lançait lança lancèrent lançons lancé lance lançant",
    "engager": "engageait engagea engagèrent engageons engagé engageant",
    "appeler": "appelle appellent appelait appellera appelé",
    "jeter": "jette jettent jetait jettera jeté",
    "mener": "mène mènent menait mènera mené",
    "peser": "pèse pesait pèsera",
    "céder": "cède cèdent cédait cédera cèdera cédé",
    "intégrer": "intègre intégrait intégré",
    "assiéger": "assiège assiègent assiégeait assiégea assiégé",
    "alléguer": "allègue alléguait",
    "nettoyer": "nettoie nettoyait nettoiera nettoyé",
    "essayer": "essaie essaye essayait essaiera essayera",
    "appuyer": "appuie appuient appuyé",
    "tuer": "tue tuent tué tuées tua tuèrent tuait tueront",
    "créer": "crée créent créé créées",
    "envahir": "envahit envahissent envahissait envahirent envahi envahies envahira envahisse",
    "anéantir": "anéantit anéantissait anéanti",
    "asservir": "asservit asservissent asservi",
    "répartir": "répartissent réparti répartissait",
    "prendre": "prend prennent prenait prit prirent pris prise prises prendra prenne prît",
    "surprendre": "surprend surpris surprirent",
    "mettre": "met mettent mettait mit mirent mis mises mettra mette",
    "tenir": "tient tiennent tenait tint tinrent tenu tenues tiendra tienne tînt",
    "venir": "vient viennent venait vint vinrent venue viendra vienne vînt",
    "battre": "bat battent battait battit battirent battu battra",
    "abattre": "abat abattent abattu abattues abattit abattirent abattait abattra abatte",
    "combattre": "combat combattent combattu combattait combattirent",
    "détruire": "détruit détruisent détruite détruites détruisit détruisirent détruisait détruira",
    "ouvrir": "ouvre ouvrent ouvert ouvertes ouvrit ouvrirent ouvrira",
    "mourir": "meurt meurent mourait mourut moururent mort morte mortes mourra meure",
    "vivre": "vit vivent vécu vécut vécurent vivait",
    "faire": "fait font faites faisait fit firent fera fasse fassent faite",
    "dire": "dit disent dites disait dirent dira dise",
    "voir": "voit voient voyait vit virent vu vues verra voie",
    "savoir": "sait savent savait sut sache saura su",
    "devoir": "doit doivent devait dut devra dû due doive",
    "pouvoir": "peut peuvent pouvait put pourra puisse pu",
    "vouloir": "veut veulent voulait voulut voudra veuille voulu",
    "être": "est sont était étaient fut furent sera seraient soit soient été étant fût",
    "avoir": "a ont avait avaient eut eurent aura auraient ait aient eu ayant eût",
    "aller": "va vont allait alla allèrent ira iront aille allée",
    "atteindre": "atteint atteignent atteignait atteignit atteinte atteindra",
    "éteindre": "éteint éteignent éteignait éteinte",
    "rendre": "rend rendent rendait rendit rendirent rendu rendues rendra",
    "perdre": "perd perdent perdait perdit perdu perdue",
    "répandre": "répand répandent répandu",
    "tondre": "tond tondent tondu",
    "vaincre": "vainc vainquent vainquit vaincu vaincue vainquait",
    "convaincre": "convainc convaincu convainquent",
    "conclure": "conclut concluent conclu conclue conclurent",
    "inclure": "inclut inclus incluse",
    "acquérir": "acquiert acquièrent acquis acquise acquit acquerra acquérait",
    "courir": "court courent courut courra couru",
    "fuir": "fuit fuient fuyait fuirent fui fuyant fuie",
    "croire": "croit croient croyait crut cru croie",
    "écrire": "écrit écrivent écrivait écrivit écrite",
    "lire": "lit lisent lisait lut lu lue",
    "suivre": "suit suivent suivait suivit suivi suivies",
    "poursuivre": "poursuit poursuivent poursuivi poursuivirent",
    "naître": "naît naissent naquit né née naissait",
    "reconnaître": "reconnaît reconnait reconnaissent reconnu reconnut reconnaissait",
    "craindre": "craint craignent craignait",
    "contraindre": "contraint contraignent contrainte contraignit",
    "restreindre": "restreint restreignent restreinte",
    "enfreindre": "enfreint enfreignent",
    "faillir": "faillit failli failliront",
    "assaillir": "assaille assaillent assailli assaillaient assaillirent",
    "tressaillir": "tressaille tressailli",
    "haïr": "hait haïssent haï haïe haïssait",
    "recevoir": "reçoit reçoivent reçu reçut reçurent recevra recevait",
    "résoudre": "résout résolvent résolu résolue",
    "dissoudre": "dissout dissolvent dissous dissoute",
    "interdire": "interdit interdisent interdisez interdite",
    "extraire": "extrait extraient extraite",
    "conduire": "conduit conduisent conduisit",
    "sortir": "sort sortent sorti sortirent",
    "servir": "sert servent servi",
    "promouvoir": "promeut promu promue",
    "envoyer": "envoie envoient enverra envoyé envoya",
    "contre-attaquer": "contre-attaque contre-attaquent contre-attaqué",
    "évacuer": "évacue évacué evacue evacués",
    "entraîner": "entraîne entraine entrainé",
}

NOT_VERB_FORMS = {
    "tirer": "tirage tireur tir",
    "combattre": "combattants combats-là combattante",
    "voir": "voire voirs",
    "créer": "cré",
    "vivre": "vivres",
    "répartir": "réparts répartent",
    "mener": "mennent ménage",
}

NOUNS = {
    "tueur": "tueurs tueuse tueuses",
    "acteur": "acteurs actrice actrices",
    "général": "généraux générale",
    "hôpital": "hôpitaux",
    "festival": "festivals",
    "véhicule": "véhicules",
    "bateau": "bateaux",
    "feu": "feux",
    "pneu": "pneus",
    "caillou": "cailloux",
    "travail": "travaux",
    "détail": "détails",
    "fugitif": "fugitifs fugitive",
    "policier": "policiers policière policières",
    "étranger": "étrangers étrangère etrangers",
    "Malien": "malien maliens malienne maliennes",
    "obus": "obus",
    "kamikaze": "kamikazes",
    "blessé": "blessés blessée blessées",
    "œil": "yeux",
    "personne": "personnes",
    "Etat": "etat etats",
    "évasion": "évasions evasion evasions",
    "ONG": "ong ongs",
    "voiture-bélier": "voiture-béliers voitures-béliers",
    "attaque-suicide": "attaques-suicides attaques-suicide",
    "lance-roquettes": "lance-roquettes lance-roquette",
    "porte-parole": "porte-paroles porte-parole",
    "pickup": "pickups",
    "taliban": "talibans",
    "gilet": "gilets",
}

NOT_NOUN_FORMS = {
    "marché": "marchée marche",
    "port": "porte",
    "regard": "regarde",
    "mouvement": "mouvemente",
    "signal": "signale",
    "vent": "vente",
    "coup": "coupe",
    "mois": "moise",
    "obus": "obuss",
    "lance-roquettes": "lance-roquettess",
    "passager": "passage passages",
}

ADJECTIVES = {
    "armé": "armés armée armées",
    "mortel": "mortelle mortels mortelles",
    "explosif": "explosive explosifs explosives",
    "meurtrier": "meurtrière meurtriers meurtrières",
    "ukrainien": "ukrainienne ukrainiens",
    "national": "nationale nationaux nationales",
    "secret": "secrète secrets",
    "muet": "muette",
    "public": "publique publiques",
    "grec": "grecque",
    "blanc": "blanche blanches",
    "nouveau": "nouvelle nouvel nouveaux",
    "vieux": "vieille vieil",
    "long": "longue",
    "gros": "grosse grosses",
    "dangereux": "dangereuse dangereuses",
    "supérieur": "supérieure supérieures",
    "détruit": "détruite détruits",
    "inconnu": "inconnue inconnus",
    "terroriste": "terroristes",
    "franco-malien": "franco-malienne franco-maliens",
    "suivant": "suivante suivants",
}

ANY = {
    "prendre": "pris prise prirent prend",
    "fusillade": "fusillades",
    "tué": "tués tuée tuées",
    "détruit": "détruite détruites",
    "négocier": "négocie négocié",
    "identifier": "identifié identifient",
    "permettre": "permet permis",
    "officier": "officiers",
    "général": "généraux générale",
}

NOT_ANY = {
    "tir": "tis tit tire tirs-là",
    "passager": "passage",
    "étranger": "étrange",
    "danger": "dange dangé",
    "guerre": "guerr guerrons",
    "mer": "ma mes me",
    "militaire": "militu militais",
    "contraire": "contrait",
    "port": "porte",
    "camp": "campe",
    "janvier": "janvie",
    "territoire": "territu",
    "entre": "entres",
    "par": "pars",
    "sans": "sanse",
    "la": "las",
    "à": "a",
    "chair": "chait",
}


@pytest.mark.parametrize(("word", "forms"), VERBS.items())
def test_a_verb_is_found_in_its_forms(word: str, forms: str) -> None:
    assert {*forms.split(), word} <= inflect(word, "verb")


@pytest.mark.parametrize(("word", "forms"), NOT_VERB_FORMS.items())
def test_a_verb_has_no_forms_of_other_words(word: str, forms: str) -> None:
    assert not set(forms.split()) & inflect(word, "verb")


@pytest.mark.parametrize(("word", "forms"), NOUNS.items())
def test_a_noun_is_found_in_its_forms(word: str, forms: str) -> None:
    assert {*forms.split(), word.lower()} <= inflect(word, "noun")


@pytest.mark.parametrize(("word", "forms"), NOT_NOUN_FORMS.items())
def test_a_noun_has_no_forms_of_other_words(word: str, forms: str) -> None:
    assert not set(forms.split()) & inflect(word, "noun")


@pytest.mark.parametrize(("word", "forms"), ADJECTIVES.items())
def test_an_adjective_is_found_in_its_forms(word: str, forms: str) -> None:
    assert {*forms.split(), word} <= inflect(word, "adj")


@pytest.mark.parametrize(("word", "forms"), ANY.items())
def test_a_word_of_any_class_is_found_in_the_forms_its_ending_allows(word: str, forms: str) -> None:
    assert {*forms.split(), word} <= inflect(word, "any")


@pytest.mark.parametrize(("word", "forms"), NOT_ANY.items())
def test_a_word_of_any_class_has_no_forms_of_other_words(word: str, forms: str) -> None:
    assert not set(forms.split()) & inflect(word, "any")


@pytest.mark.parametrize("word", ["l'", "d’", "qu'", "2", "*", "de", "plus", "M."])
def test_function_words_and_signs_stand_as_they_are(word: str) -> None:
    assert inflect(word, "any") == {word.lower().replace("’", "'")}


def test_forms_are_lower_case_with_plain_apostrophes() -> None:
    assert inflect("L’", "any") == {"l'"}
    assert inflect("Évadé", "noun") == {
        "évadé",
        "évadés",
        "évadée",
        "évadées",
        "evadé",
        "evadés",
        "evadée",
        "evadées",
    }
