"""Works as hypothesis makes them: scripts, TeX specials, unknown variables."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from kzbib.model import Work, work_from_csl, work_to_csl

LETTERS = "абвӘәҒғҚқңөұүһіЁёйїєўabcXYZöñ ıßдостық"
SPECIALS = r"""&%{}#$_\~^"'`-–—,.:;@()[]=/|<>+*!? """ + "\n\t\u00a0\u2028«»№"
words = st.text(st.sampled_from(LETTERS + SPECIALS), max_size=12)
anything = st.text(max_size=12)
texts = st.one_of(
    words,
    anything,
    st.sampled_from(
        [
            "and",
            "others",
            "a and b",
            "van",
            "{",
            "}",
            "\\",
            "\\{",
            "\\'e",
            "{\\cyra}",
            "@book{x,",
            "--",
            "---",
            "``",
            "''",
            " : ",
            "a : b",
            "jan",
            "1988/1990",
            "12",
            "@comment{",
            "$x$",
            "% %",
            "# a",
            "https://doi.org/10.1/x",
            "56-65",
            "56–65",
            "\\textbackslash{}",
        ]
    ),
)
NAME_PARTS = "family given suffix non-dropping-particle dropping-particle ORCID".split()
names = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(NAME_PARTS, texts),
) | st.fixed_dictionaries({"literal": texts})
parts = st.one_of(
    st.tuples(st.integers(1, 9999)),
    st.tuples(st.integers(1, 9999), st.integers(1, 12)),
    st.tuples(st.integers(-300, 99999), st.integers(0, 13), st.integers(0, 32)),
).map(list)
dates = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(parts, max_size=2),
        "literal": texts,
        "season": texts,
        "circa": st.booleans(),
    },
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2)
    ),
    max_leaves=4,
)
TEXT_VARIABLES = """title container-title publisher publisher-place volume issue number
page number-of-pages DOI URL ISBN ISSN edition genre note section collection-title
collection-number keyword abstract title-short medium volume-title x-unknown""".split()
TYPES = """book article-journal article-newspaper chapter paper-conference thesis report
legislation webpage document map x-unknown standard entry-dictionary""".split()
LANGUAGES = [
    "ru",
    "kk",
    "en",
    "en-US",
    "ru-Latn",
    "x",
    "",
    "uk",
    "ky",
    "uz",
    "de",
    "tr",
]


def csl_items(depth: int = 1) -> st.SearchStrategy[dict[str, Any]]:
    custom: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
        texts, json_values, max_size=2
    ) | st.fixed_dictionaries(
        {"bibtex": st.dictionaries(texts, texts, max_size=2), "et-al": st.booleans()}
    )
    if depth:
        variants = st.lists(
            st.fixed_dictionaries(
                {
                    "kind": st.sampled_from(["translated", "original", "romanised"]),
                    "csl": csl_items(depth - 1),
                }
            ),
            max_size=2,
        )
        custom = st.tuples(custom, variants).map(
            lambda both: {**both[0], "variants": both[1]}
        )
    roles = st.sampled_from(["author", "editor", "translator", "compiler", "director"])
    return st.tuples(
        st.fixed_dictionaries(
            {"type": st.sampled_from(TYPES)},
            optional={
                "id": texts,
                "language": st.sampled_from(LANGUAGES),
                "custom": custom,
            },
        ),
        st.dictionaries(st.sampled_from(TEXT_VARIABLES), texts, max_size=6),
        st.dictionaries(roles, st.lists(names, max_size=3), max_size=2),
        st.dictionaries(
            st.sampled_from(["issued", "accessed", "original-date", "submitted"]),
            dates,
            max_size=2,
        ),
    ).map(lambda four: {**four[0], **four[1], **four[2], **four[3]})


def settled(csl: dict[str, Any]) -> Work:
    """Read an item until its text is in the one clean form of the model."""
    work = work_from_csl(csl)
    while (again := work_from_csl(work_to_csl(work))) != work:
        work = again
    return work


works = csl_items().map(settled)
