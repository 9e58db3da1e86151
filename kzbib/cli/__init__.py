"""The command line: arguments in, words out; the work is done in other rooms."""

import gc
import os

# Threads that multiply matrices cost more time together than one alone takes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Modules and references hold few rings: the collector walks them seldom.
gc.set_threshold(100_000, 20, 20)
