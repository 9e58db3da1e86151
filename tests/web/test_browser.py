"""The real server in a real browser: what a person sees."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

SERVE = (
    "import sys; from pathlib import Path; from kzbib.web.server import serve; "
    "serve(Path(sys.argv[1]), port=0)"
)
# A browser that asks nobody but the page: no updates, no sync, no first-run offers.
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def browser() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), "")
    if not found:
        message = "no browser: install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture
def url(library: Path) -> Iterator[str]:
    """The address of the server, which runs as a program of its own."""
    command = [sys.executable, "-c", SERVE, str(library)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            assert found, f"the server said {line!r}"
            yield found[0]
        finally:
            server.terminate()


def visit(browser: str, profile: Path, url: str, *options: str) -> str:
    command = [browser, *QUIET, f"--user-data-dir={profile}", *options, url]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=True
    )
    return done.stdout


def png_size(path: Path) -> tuple[int, int]:
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def test_search_and_page_of_a_work(browser: str, url: str, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    dom = visit(
        browser, profile, f"{url}library/search?q={quote('казакстан')}", "--dump-dom"
    )
    assert "Қазақстан тарихы туралы ойлар" in dom
    assert ">abdigalieva2021</a>" in dom

    dom = visit(browser, profile, f"{url}library/work/1", "--dump-dom")
    assert '<h1 lang="ru">Под стягом независимости</h1>' in dom
    assert "Алматы : Білім, 1997. 736 с." in dom
    assert "Так пишет К. Токаев [1, с. 5]." in dom


def test_hostile_page_runs_nothing(browser: str, url: str, tmp_path: Path) -> None:
    """A script that ran would have written over the page or opened a dialog."""
    shot = tmp_path / "page.png"
    options = ("--dump-dom", f"--screenshot={shot}", "--window-size=1280,1600")
    dom = visit(browser, tmp_path / "profile", f"{url}library/work/4", *options)
    assert "&lt;script&gt;alert('title')&lt;/script&gt; &amp; «ёлки»" in dom
    assert "<svg onload" not in dom
    assert 'href="javascript:' not in dom
    if shot.exists():  # some versions of the browser do one of the two at a time
        assert png_size(shot) == (1280, 1600)


def test_picture_of_the_entrance(browser: str, url: str, tmp_path: Path) -> None:
    shot = tmp_path / "home.png"
    options = (f"--screenshot={shot}", "--window-size=480,900")
    visit(browser, tmp_path / "profile", url, *options)
    assert png_size(shot) == (480, 900)
    assert shot.stat().st_size > 20_000  # a blank page of this size takes 2 kB
