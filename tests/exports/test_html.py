"""The self-contained page."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from recoupe.exports.html import PageEntry, render_page
from recoupe.model import Span, Toll
from tests.adapters.records import AMBUSH, find, make_ambush, make_claim, make_incident, make_record

HOSTILE = 'Un titre </script><script>alert(1)</script>\n<img src=x onerror="alert(2)"> & "fin" $style'


class Outline(HTMLParser):
    """Collects the elements of a page and the text of its article."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.article = ""
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "article" and ("class", "text") in attrs:
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside = False
        if tag == "p" and self._inside:
            self.article += "\n"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.article += data


def make_page(*entries: PageEntry, language: str = "fr") -> str:
    return render_page(entries or (PageEntry(name="a.txt", record=make_ambush(), text=AMBUSH),), language)


def test_the_article_stands_there_whole() -> None:
    article = Outline(make_page()).article

    assert article.split("\n") == [*[line for line in AMBUSH.split("\n") if line], ""]


def test_a_report_with_markup_is_inert() -> None:
    record = make_record(
        HOSTILE,
        incidents=(make_incident("i1", spans=find(HOSTILE, "</script>")),),
        claims=(make_claim("c1", "<b onclick=x>", spans=find(HOSTILE, "<img src=x")),),
    )

    page = make_page(
        PageEntry(name='"><script>', record=record, text=HOSTILE), PageEntry(name="<i>", error="<u>")
    )

    outline = Outline(page)
    names = [tag for tag, _ in outline.tags]
    assert names.count("script") == 1
    assert not {"img", "b", "i", "u"} & set(names)
    assert not any(name.startswith("on") for _, attrs in outline.tags for name in attrs)
    assert HOSTILE.replace("\n", "") in outline.article.replace("\n", "")


def test_nothing_is_loaded_from_elsewhere() -> None:
    tags = Outline(make_page()).tags

    links = [value for _, attrs in tags for name, value in attrs.items() if name in ("src", "href")]
    assert all(link is not None and link.startswith("#") for link in links)
    assert "url(" not in make_page()
    assert "@import" not in make_page()


@pytest.mark.parametrize("element", ["style", "script"])
def test_the_policy_lets_only_our_own_parts_run(element: str) -> None:
    page = make_page()

    match = re.search(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
    assert match is not None
    digest = base64.b64encode(hashlib.sha256(match[1].encode()).digest()).decode()
    policy = next(attrs["content"] for tag, attrs in Outline(page).tags if "http-equiv" in attrs)
    assert policy is not None
    assert f"{element}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_every_card_with_words_finds_them_in_the_text() -> None:
    tags = Outline(make_page()).tags

    def refs(*, in_text: bool) -> set[str]:
        return {
            ref
            for _, attrs in tags
            if ((attrs.get("class") or "").split(" ")[0] in ("m", "quiet")) is in_text
            for ref in (attrs.get("data-ref") or "").split()
        }

    assert refs(in_text=True) == refs(in_text=False)


def test_the_disputed_slot_and_an_accused_party_are_seen() -> None:
    page = make_page(language="en")

    assert 'class="slot is-disputed"' in page
    assert "accused by Le gouvernement" in page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_have_the_contrast_that_wcag_asks_for(theme: str) -> None:
    style = re.search("<style>(.*?)</style>", make_page(), re.DOTALL)
    assert style is not None
    block = {
        "light": style[1].partition("}")[0],
        "dark": style[1].partition('[data-theme="dark"] {')[2].partition("}")[0],
    }[theme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    on_card = ["ink", "faint", "accent", "alarm", "source", "cue"]
    under_ink = [
        "trigger",
        "perpetrators",
        "targets",
        "weapons",
        "place",
        "date",
        "toll",
        "outcome",
        "act",
        "loaded",
    ]
    pairs = [(name, ground) for name in on_card for ground in ("card", "paper")]
    pairs += [("ink", role) for role in under_ink] + [("lit-ink", "lit"), ("alarm", "alarm-paper")]
    pairs += [("faint", "alarm-paper"), ("cue", "alarm-paper")]

    weak = [(a, b) for a, b in pairs if contrast(colours[a], colours[b]) < 4.5]

    assert weak == []


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_span_out_of_the_text_breaks_nothing() -> None:
    record = make_record("Court.", incidents=(make_incident("i1", spans=(Span(3, 99, "?"), Span(2, 2, ""))),))

    assert "Court." in Outline(make_page(PageEntry(name="a", record=record, text="Court."))).article


def test_words_that_withhold_a_toll_are_quoted() -> None:
    text = "Une attaque a eu lieu. Le bilan n'est pas connu."
    missing = Toll(missing="not_disclosed", spans=find(text, "bilan n'est pas connu"))
    record = make_record(text, incidents=(make_incident("i1", killed=missing),))

    page = make_page(PageEntry(name="a.txt", record=record, text=text))

    assert "non divulgué\u00a0: tués («\u00a0bilan n&#x27;est pas connu\u00a0»)" in page


def test_the_title_looks_like_one() -> None:
    record = make_record("Titre\n\nTexte.")

    page = make_page(PageEntry(name="a.txt", record=record, text="Titre\n\nTexte."))

    assert '<p class="headline">Titre</p><p>Texte.</p>' in page


def test_the_list_of_reports_counts_news_and_recalls() -> None:
    entry = PageEntry(name="a.txt", record=make_ambush(), text=AMBUSH)

    assert "incidents : 1 · rappels : 1" in make_page(entry, entry)
