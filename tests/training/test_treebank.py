from pathlib import Path

import pytest

from training.grammar.treebank import (
    ROOT,
    Tree,
    Word,
    is_tree,
    label,
    load,
    read,
    subtree,
    surface_text,
    turn_speech,
)

CONLLU = """# newdoc id = a
# sent_id = a-1
# text = Il parle du maire.
1\tIl\tlui\tPRON\t_\tNumber=Sing\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\tMood=Ind\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tmaire\tmaire\tNOUN\t_\t_\t2\tobl:arg\t_\tSpaceAfter=No
5.1\tvide\tvide\tVERB\t_\t_\t_\t_\t_\t_
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "xx_small-ud-train.conllu"
    file.write_text(CONLLU, encoding="utf-8")
    return file


def test_a_contraction_is_one_word_and_hangs_where_its_first_part_does(path: Path) -> None:
    (tree,) = read(path)
    assert [w.form for w in tree.words] == ["Il", "parle", "du", "maire", "."]
    assert (tree.words[2].upos, tree.words[2].lemma, tree.words[2].head) == ("ADP", "de", 3)
    assert [w.head for w in tree.words] == [1, ROOT, 3, 1, 1]
    assert (tree.name, tree.opens) == ("a-1", True)


def test_blanks_are_kept(path: Path) -> None:
    (tree,) = read(path)
    assert surface_text(tree.words) == tree.text == "Il parle du maire."


def test_labels_come_in_one_convention(path: Path) -> None:
    (tree,) = load(path)
    assert tree.words[3].dep == "obl"
    assert [label(x) for x in ("flat:name", "aux:tense", "acl:relcl")] == ["flat", "aux", "acl:relcl"]


def test_inverted_speech_hangs_on_what_is_said() -> None:
    words = [
        Word("Il", "PRON", "lui", "_", 1, "nsubj"),
        Word("fuit", "VERB", "fuir", "_", 3, "ccomp"),
        Word(",", "PUNCT", ",", "_", 1, "punct"),
        Word("dit", "VERB", "dire", "_", ROOT, "root"),
        Word("Awa", "PROPN", "Awa", "_", 3, "nsubj"),
        Word(".", "PUNCT", ".", "_", 3, "punct"),
    ]
    tree = Tree(words)
    assert turn_speech(tree)
    assert [(w.head, w.dep) for w in words] == [
        (1, "nsubj"),
        (ROOT, "root"),
        (1, "punct"),
        (1, "parataxis"),
        (3, "nsubj"),
        (1, "punct"),
    ]
    assert not turn_speech(tree)


def test_what_hangs_on_a_word_is_found_and_loops_are_no_trees(path: Path) -> None:
    (tree,) = read(path)
    assert subtree(tree.words, 3) == [2, 3]
    assert is_tree(tree.words)
    tree.words[3].head = 2
    assert not is_tree(tree.words)
