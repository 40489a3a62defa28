"""Presses keys in a program on a terminal of its own: keys.py PROGRAM ARGUMENTS... < LINES.

A line `? words` waits until those words were sent, whatever the line ends; any other line is sent as it is, with \\t, \\r and
escapes as Python reads them. Never here: what the keys mean.
"""

import os
import pty
import re
import select
import struct
import sys
import fcntl
import termios
import time

PATIENCE = 30


def main() -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.argv[1], sys.argv[1:])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    seen = ""
    for line in sys.stdin.read().splitlines():
        if line.startswith("? "):
            until = time.monotonic() + PATIENCE
            while line[2:] not in plain(seen):
                if time.monotonic() > until or not select.select([terminal], [], [], 1)[0]:
                    if time.monotonic() > until:
                        sys.exit(f"{line!r} was not shown: {plain(seen)[-2000:]!r}")
                    continue
                try:
                    seen += os.read(terminal, 65536).decode(errors="replace")
                except OSError:
                    sys.exit(f"it ended before {line!r}: {plain(seen)[-2000:]!r}")
        else:
            seen = ""
            os.write(terminal, line.encode().decode("unicode_escape").encode("latin-1"))
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        pass
    _, status = os.waitpid(child, 0)
    sys.exit(os.waitstatus_to_exitcode(status))


def plain(sent: str) -> str:
    """What was sent, without what steers; a place that is skipped is a blank."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", " ", sent).replace("  ", " ")


main()
