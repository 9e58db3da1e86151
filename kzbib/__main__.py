"""``python -m kzbib``: the command where no script is on the path."""

from kzbib.cli.main import run

if __name__ == "__main__":
    run()
