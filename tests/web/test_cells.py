"""Cells: what becomes a link, what stays text; nothing escapes unescaped."""

from __future__ import annotations

import pytest

from kzbib.web.cells import doi_cell, json_cell, url_cell

DOI_LINK = '<a href="https://doi.org/{0}" rel="noopener nofollow">{1}</a>'


@pytest.mark.parametrize(("text", "cell"), [
    ("10.1000/abc", DOI_LINK.format("10.1000/abc", "10.1000/abc")),
    ("https://doi.org/10.1000/ABC", DOI_LINK.format("10.1000/abc", "https://doi.org/10.1000/ABC")),
    ("10.1000/a<b", DOI_LINK.format("10.1000/a%3Cb", "10.1000/a&lt;b")),
    ("javascript:alert(1)", None),
    ("10.12/too-short", None),
    ("нет", None),
])  # fmt: skip
def test_doi(text: str, cell: str | None) -> None:
    assert doi_cell(text) == cell


@pytest.mark.parametrize("text", [
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)",
    "data:text/html,<script>", "//example.org/", "file:///etc/passwd", "http://[",
    "http:", "www.example.org", "java\nscript:alert(1)", '"><script>',
])  # fmt: skip
def test_no_link(text: str) -> None:
    cell = url_cell(text)
    assert cell is not None
    assert "<" not in cell


def test_web_address() -> None:
    assert url_cell('https://example.org/?a=1&b="<') == (
        '<a href="https://example.org/?a=1&amp;b=&#34;&lt;" rel="noopener nofollow">'
        "https://example.org/?a=1&amp;b=&#34;&lt;</a>"
    )


@pytest.mark.parametrize(("text", "cell"), [
    ('["DOI <equal>", "год"]', '<ul class="kzbib-list"><li>DOI &lt;equal&gt;</li><li>год</li></ul>'),
    ('{"title": "</pre><script>"}', '<details class="kzbib-json"><summary>title</summary><pre>{\n &#34;title&#34;: &#34;&lt;/pre&gt;&lt;script&gt;&#34;\n}</pre></details>'),
    ('{"a": 1, "b": 2, "c": 3, "d": 4, "<e>": 5}', '<details class="kzbib-json"><summary>a, b, c, d, …</summary><pre>{\n &#34;a&#34;: 1,\n &#34;b&#34;: 2,\n &#34;c&#34;: 3,\n &#34;d&#34;: 4,\n &#34;&lt;e&gt;&#34;: 5\n}</pre></details>'),
    ("[1, 2]", '<details class="kzbib-json"><summary>2 items</summary><pre>[\n 1,\n 2\n]</pre></details>'),
    ("not json <b>", None),
    ("7", None),
    ("[" * 100_000, None),
    ('"' + "a" * 300_000 + '"', None),
])  # fmt: skip
def test_json(text: str, cell: str | None) -> None:
    assert json_cell(text) == cell
