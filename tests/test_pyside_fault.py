import subprocess
import sys

CALLS = """
from PySide6.QtCore import QObject

thing = QObject()
for number in range(20_000):
    thing.setObjectName("a")
print("still here")
"""


def test_many_calls_that_return_nothing_do_not_end_the_program():
    """PySide6 6.12.0 on Python 3.11 drops a reference to None in each; some 5,000 end it."""
    ran = subprocess.run(
        [sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=60, check=False
    )

    assert (ran.returncode, ran.stdout) == (0, "still here\n"), ran.stderr[-2000:]
