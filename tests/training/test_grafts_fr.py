from collections import Counter

import pytest

from training.grammar.clauses_fr import KINDS
from training.grammar.graft import Norms, spaced
from training.grammar.grafts_fr import GRAFTS, grafted, sentence
from training.grammar.maker import put
from training.grammar.news_fr import French
from training.grammar.treebank import ROOT, Tree, Word, is_tree, surface_text
from training.grammar.words_fr import NEWS


def host() -> Tree:
    forms = "Le train de Lyon est arrivé hier soir .".split()
    upos = "DET NOUN ADP PROPN AUX VERB ADV NOUN PUNCT".split()
    deps = "det nsubj case nmod aux root advmod nmod punct".split()
    heads = [1, 5, 3, 1, 5, ROOT, 5, 6, 5]
    words = [Word(f, u, f.lower(), "_", h, d) for f, u, h, d in zip(forms, upos, heads, deps, strict=True)]
    return Tree(words, "Le train de Lyon est arrivé hier soir.")


def test_a_noun_phrase_is_read_from_plain_words() -> None:
    phrase = NEWS.read("le porte-parole de l'armée malienne*")
    assert [(w.form, w.upos, w.head, w.dep) for w in phrase.words] == [
        ("le", "DET", 1, "det"),
        ("porte-parole", "NOUN", ROOT, "root"),
        ("de", "ADP", 4, "case"),
        ("l'", "DET", 4, "det"),
        ("armée", "NOUN", 1, "nmod"),
        ("malienne", "ADJ", 4, "amod"),
    ]
    assert (phrase.number, phrase.gender) == ("Sing", "Masc")


@pytest.mark.parametrize("kind", KINDS)
def test_every_clause_is_a_tree_of_one_root(kind: str) -> None:
    make = French(3)
    for _ in range(200):
        words = sentence(make, kind)
        assert is_tree(words), surface_text(spaced(words))


@pytest.mark.parametrize("name", GRAFTS)
def test_every_graft_keeps_the_host_whole_and_makes_a_tree(name: str) -> None:
    make = French(4)
    tree = host()
    for _ in range(100):
        words = GRAFTS[name](
            make, [Word(w.form, w.upos, w.lemma, w.feats, w.head, w.dep) for w in tree.words]
        )
        if words is None:
            continue
        assert is_tree(words)
        verb = next(i for i, w in enumerate(words) if w.form == "arrivé")
        subject = next(w for w in words if w.form == "train")
        assert (subject.dep, subject.head) == ("nsubj", verb)


def test_speech_put_in_hangs_on_the_verb_between_commas() -> None:
    make = French(1)
    words = put(host().words, 4, NEWS.read("la police").marked("selon"), 5, "obl")
    assert surface_text(spaced(words)) == "Le train de Lyon, selon la police, est arrivé hier soir."
    assert (words[7].dep, words[words[7].head].form) == ("obl", "arrivé")
    assert make.pick(["x"]) == "x"


def test_the_same_seed_gives_the_same_trees() -> None:
    norms = Norms.of([host()])
    first, second = (grafted([host()], norms, 9, 60) for _ in range(2))
    assert [surface_text(t.words) for t in first] == [surface_text(t.words) for t in second]
    assert len(Counter(t.kind for t in first)) > 10


def test_a_kind_can_be_left_out() -> None:
    trees = grafted([host()], Norms.of([host()]), 9, 60, without=frozenset({"quoted", "passive"}))
    assert not any(name in t.kind.split() for t in trees for name in ("quoted", "passive"))
