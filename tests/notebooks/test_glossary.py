"""Every word that a lesson explains is in the glossary, and the lessons link to it."""

import re

import build
import pytest

PAGE = build.LESSONS / "glossary.md"
TEXT = PAGE.read_text(encoding="utf-8")
TERMS = re.findall(r"^### (.+)$", TEXT, re.MULTILINE)
HEADINGS = {heading.replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)}
LINKS = {
    source.stem: re.findall(r"\]\(glossary\.md#([^)]+)\)", source.read_text(encoding="utf-8"))
    for source in build.lessons()
}
EXPLAINED = re.compile(
    r"(?:called|is an?|need an?|have the|get an?|The|by its) (?:the )?\[?\*\*([a-z][a-z -]+)\*\*"
)
NOT_TERMS = {
    "twice",  # stressed
    "simulate",  # said in plain words where it stands
    "one number",  # stressed; the loss follows
    "area",  # a word of everyday life, as are the next two
    "mean",
    "rule of thumb",
    "mean error",  # only there to show that it does not work
}


def lesson_of(term: str) -> str:
    (entry,) = re.findall(rf"^### {re.escape(term)}\n(.*?)(?=^##)", TEXT, re.MULTILINE | re.DOTALL)
    return re.search(r"Taught in (?:lesson |\[)(\d\d)", entry)[1]


def singular(word: str) -> str:
    return word.removesuffix("s") if word.removesuffix("s") in TERMS else word


@pytest.mark.parametrize("source", build.lessons(), ids=lambda source: source.stem)
def test_every_word_that_a_lesson_explains_in_bold_is_in_the_glossary(source):
    explained = set(EXPLAINED.findall(source.read_text(encoding="utf-8"))) - NOT_TERMS
    assert {word for word in explained if singular(word) not in TERMS} == set()


def test_terms_are_explained_once_and_in_alphabetical_order():
    assert sorted(set(TERMS), key=str.lower) == TERMS


@pytest.mark.parametrize("lesson", LINKS)
def test_every_link_to_the_glossary_leads_to_a_heading(lesson):
    assert set(LINKS[lesson]) <= HEADINGS


LESSONS = {source.stem[:2]: source for source in build.lessons()}


def test_every_term_is_linked_from_a_lesson():
    linked = {link for links in LINKS.values() for link in links}
    assert {term for term in TERMS if term.replace(" ", "-") not in linked} == set()


def test_a_term_names_the_lesson_that_teaches_it_and_links_to_it():
    taught = {term: LESSONS[lesson_of(term)].stem for term in TERMS}
    assert {term for term, name in taught.items() if f"]({name}.ipynb)" not in TEXT} == set()


def test_the_lesson_that_is_named_uses_the_word():
    texts = {
        number: source.read_text(encoding="utf-8").lower().replace("*", "")
        for number, source in LESSONS.items()
    }
    missing = {term for term in TERMS if term.lower().rstrip("e") not in texts[lesson_of(term)]}
    assert missing == set()
