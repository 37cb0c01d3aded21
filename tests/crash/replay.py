#!/usr/bin/env python3
"""Rebuilds a data directory as a power cut would have left it, at every sync of a recording, and judges each.

A moment is the instant before a sync returns: everything synced earlier is there, everything since may or may not be, and
all that anyone was told until then must hold. Each moment gives several states: nothing of the rest, all of it, and as
many random tearings as asked for.
"""

import argparse
import collections
import random
import shutil
import sys
import tempfile
from pathlib import Path

import recording
import rows
from disk import Disk
from expect import Known, judge
from journal import Journal


class Moment:
    """A place in the recording where states are built."""

    def __init__(self, number, time, kind):
        self.number, self.time, self.kind = number, time, kind


class Result:
    def __init__(self):
        self.moments = 0
        self.states = 0
        self.syncs = collections.Counter()
        self.checked = collections.Counter()
        self.broken = []  # (moment, state name, text)
        self.samples = []  # folders for a real server


def moments(log):
    """Every sync's end, and the end of the recording."""
    found, last = [], None
    for record in recording.read(log):
        last = record
        if record.op == recording.SYNC_END:
            found.append(Moment(record.number, record.time, record.kind))
    if last is not None:
        found.append(Moment(last.number + 1, last.time + 1, "end"))
    return found


def answered(log, events):
    """The events, an acceptance dated to when its reply was handed to the kernel rather than to when the client read it."""
    given = {}
    for record in recording.read(log):
        if record.op == recording.REPLY:
            for line in bytes(record.data).split(b"\r\n"):
                given.setdefault(line.decode(errors="replace"), record.time)
    dated = [{**event, "at": min(event["at"], given.get(event.get("reply"), event["at"]))} for event in events]
    # A reply names its transaction, so that two replies are alike only where the server repeats itself.
    return sorted(dated, key=lambda event: event["at"])


def choose(found, budget, chance):
    """All moments, or as many as the budget allows, the first and the last always among them."""
    if not budget or len(found) <= budget:
        return {moment.number for moment in found}
    return {moment.number for moment in [found[0], found[-1], *chance.sample(found[1:-1], budget - 2)]}


def replay(log, events, budget=0, tearings=1, seed=1, base=None, scratch=None, samples=0, stop=25):
    """Judges the states of a recording. `scratch` is a folder for databases, in memory for speed."""
    chance = random.Random(seed)
    result = Result()
    found = moments(log)
    chosen = choose(found, budget, chance)
    sampled = set(chance.sample(sorted(chosen), min(samples, len(chosen))))
    at = {moment.number: moment for moment in found if moment.number in chosen}
    events = collections.deque(answered(log, events))
    known, frames, disk, begun = Known(), rows.Frames(), Disk(base), {}
    place = Path(tempfile.mkdtemp(prefix="replay-", dir=scratch or ("/dev/shm" if Path("/dev/shm").is_dir() else None)))

    def visit(moment):
        while events and events[0]["at"] < moment.time:
            known.add(events.popleft())
        result.moments += 1
        states = {"dropped": disk.dropped(), "kept": disk.kept()}
        for n in range(tearings):
            states[f"torn {n}"] = disk.torn(f"{seed}/{moment.number}/{n}")
        for name, state in states.items():
            result.states += 1
            verdict = judge(look(state, place, frames), known)
            result.checked += verdict.checked
            result.broken += [(moment.number, name, text) for text in verdict.broken[:5]]
        if moment.number in sampled:
            keep = Path(tempfile.mkdtemp(prefix="sample-", dir=place.parent))
            disk.torn(f"{seed}/{moment.number}/0").write(keep)
            result.samples.append((keep, moment, list_of(known)))

    try:
        for record in recording.read(log):
            if record.number in at:
                visit(at[record.number])
                if len(result.broken) >= stop:
                    return result
            if record.op == recording.SYNC_BEGIN:
                begun[record.inode] = record.number
            elif record.op == recording.SYNC_END:
                result.syncs[record.kind] += 1
                disk.sync(record, begun.pop(record.inode))
            else:
                disk.play(record)
        if found and found[-1].number in at:
            visit(found[-1])
        if disk.mapped:
            result.broken.append((0, "recording", "a file was mapped for writing, so the recording is not all there is"))
        result.final = disk.kept()
        return result
    finally:
        shutil.rmtree(place, ignore_errors=True)


def list_of(known):
    """A copy of what is known now, for a check that happens later."""
    import copy
    return copy.deepcopy(known)


def look(state, place, frames):
    """The contents of a state. Only its database is written out."""
    for left in place.iterdir():
        left.unlink()
    segments, database = {}, None
    for name, content in state.files.items():
        last = name.rsplit("/", 1)[-1]
        if last.endswith(".seg"):
            segments[last] = content
        elif is_database(last):
            (place / last).write_bytes(content)
            if not last.endswith(("-wal", "-journal")):
                database = place / last
    if database is None:
        # No name of a database is durable yet; SQLite's next opening makes an empty one.
        database = place / "none.sqlite"
    return rows.gather(database, segments, frames)


def is_database(name):
    for tail in ("-wal", "-journal", ""):
        if name.endswith(tail) and name.removesuffix(tail).endswith((".db", ".sqlite", ".sqlite3")):
            return True
    return False


def compare(state, root):
    """What the recording missed: files whose recorded end differs from the disk."""
    real = {str(path.relative_to(root)): path for path in root.rglob("*") if path.is_file() and not path.name.endswith("-shm")}
    missed = [f"{name} is on disk and not in the recording" for name in real.keys() - state.files.keys()]
    missed += [f"{name} is in the recording and not on disk" for name in state.files.keys() - real.keys()]
    missed += [f"{name} differs" for name in real.keys() & state.files.keys() if real[name].read_bytes() != bytes(state.files[name])]
    return sorted(missed)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log", type=Path)
    parser.add_argument("journal", type=Path)
    parser.add_argument("--base", type=Path, help="the data directory as it was when the recording began (default: empty)")
    parser.add_argument("--root", type=Path, help="the data directory after it, to see that nothing was missed")
    parser.add_argument("--moments", type=int, default=0, help="at most so many (default: all)")
    parser.add_argument("--tearings", type=int, default=2, help="random states a moment")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    result = replay(options.log, Journal.load(options.journal).events, options.moments, options.tearings, options.seed, options.base)
    print(f"{result.moments} moments, {result.states} states, syncs {dict(result.syncs)}")
    print(f"checked {dict(result.checked)}")
    for moment, name, text in result.broken:
        print(f"record {moment}, {name}: {text}")
    missed = compare(result.final, options.root) if options.root and not result.broken else []
    for text in missed:
        print(f"missed: {text}")
    return 1 if result.broken or missed else 0


if __name__ == "__main__":
    sys.exit(main())
