#!/usr/bin/env python3
"""Whether the released documents are changed only on purpose: a commit that touches `openapi/released/` touches nothing else.
It reads the history, and where there is none (a tarball, a shallow clone) it says so and ends well."""

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
FOLDER = "openapi/released/"


def git(*words: str) -> str | None:
    """What git says, or nothing when there is no git or no history."""
    try:
        done = subprocess.run(["git", "-C", str(TOP), *words], capture_output=True, text=True)
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


def main() -> int:
    """Every commit of the history."""
    shallow = git("rev-parse", "--is-shallow-repository")
    if shallow is None or shallow.strip() == "true":
        print("released documents: SKIPPED, there is no whole git history here")
        return 0
    commits = (git("log", "--no-merges", "--format=%H", "--", FOLDER) or "").split()
    faults = 0
    for commit in commits:
        names = (git("show", "--name-only", "--format=", commit) or "").split("\n")
        if others := [name for name in names if name and not name.startswith(FOLDER)]:
            print(f"commit {commit[:10]} changes {FOLDER} and {len(others)} other files, such as {others[0]}: "
                  "make it two commits", file=sys.stderr)
            faults += 1
    print(f"released documents: {len(commits)} commits, {faults} of them touch something else too")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
