"""Runs a program on a terminal of its own and answers what it asks. Prints what the terminal showed, and the exit code."""
import json
import os
import pty
import select
import sys
import time

story = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    os.execv(story["command"][0], story["command"])

shown, talk, seen = b"", list(story["talk"]), 0
deadline = time.monotonic() + 60
while True:
    assert time.monotonic() < deadline, f"it did not end: {shown!r}"
    ready, _, _ = select.select([terminal], [], [], 1)
    if ready:
        try:
            chunk = os.read(terminal, 4096)
        except OSError:  # the program has closed its end
            break
        if not chunk:
            break
        shown += chunk
    if talk and (at := shown.find(talk[0][0].encode(), seen)) >= 0 and shown.rstrip(b" ").endswith(b":"):
        seen = len(shown)
        os.write(terminal, talk.pop(0)[1].encode() + b"\n")
_, status = os.waitpid(child, 0)
assert not talk, f"it did not ask for {talk}: {shown!r}"
print(json.dumps({"code": os.waitstatus_to_exitcode(status), "shown": shown.decode()}))
