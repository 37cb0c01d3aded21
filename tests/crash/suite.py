#!/usr/bin/env python3
"""Kills the server at every point where a promise could break, and looks whether one did.

    suite.py --kills 12              what every change runs: both databases, about 90 seconds
    suite.py --kills 200 --full      all kills, all moments of the recording, every fault
    suite.py --prove                 leaves out one sync call at a time and succeeds if the replay notices each

Four parts: kills of the running process, errors of the disk, the replay of a recording (see replay.py), and the first and
third again while space is got back. The exit status says whether every promise held.
"""

import argparse
import collections
import errno
import http.client
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import recording
import replay
from expect import Found, judge, known
from journal import Journal
from load import Crowd, log_in, ok
from reader import Reading
from server import DOMAIN, DidNotStart, Server
from sink import Sink

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
MAILBOXES = [f"user{n}@{DOMAIN}" for n in range(1, 5)]

# Where the process ends: class of operation, what the last one does, and how many operations ahead it may be.
POINTS = {
    "random": (None, None, 0),
    "segment written": ("segment.write", "kill-after", 40),
    "segment torn": ("segment.write", "kill-middle", 40),
    "segment not yet written": ("segment.write", "kill-before", 40),
    "segment not yet synced": ("segment.sync", "kill-before", 40),
    "segment synced": ("segment.sync", "kill-after", 40),
    "segment being made": ("dir.change", "kill-after", 1),
    "segment's name not yet synced": ("dir.sync", "kill-before", 1),
    "segment's name synced": ("dir.sync", "kill-after", 1),
    "rows not yet written": ("wal.write", "kill-before", 400),
    "rows torn": ("wal.write", "kill-middle", 400),
    "rows not yet synced": ("wal.sync", "kill-before", 40),
    "rows synced, nobody told": ("wal.sync", "kill-after", 40),
    "checkpoint torn": ("db.write", "kill-middle", 200),
    "checkpoint not yet synced": ("db.sync", "kill-before", 1),
    "checkpoint synced": ("db.sync", "kill-after", 1),
    "reply not yet sent": ("reply", "kill-before", 40),
    "reply sent": ("reply", "kill-after", 40),
    "a command or answer not yet sent": ("socket.write", "kill-before", 400),
    "a command or answer sent": ("socket.write", "kill-after", 400),
}
# The first segment of a process is made by its first message, so these are armed before the crowd is let in.
EARLY = {"segment being made", "segment's name not yet synced", "segment's name synced"}
SQLITE_ONLY = {name for name, (kind, _, _) in POINTS.items() if kind and kind.startswith(("wal.", "db."))}

FAULTS = [(kind, action, error) for kind in ("segment.write", "wal.write", "db.write") for action, error in
          (("fail-on", errno.ENOSPC), ("fail-torn", errno.ENOSPC), ("fail-once", errno.EIO))]
FAULTS += [(kind, action, errno.EIO) for kind in ("segment.sync", "wal.sync", "db.sync") for action in ("fail-once", "fail-on")]
FAULTS += [("dir.change", "fail-on", errno.ENOSPC), ("dir.sync", "fail-on", errno.EIO)]
# One of each step, for the short run.
FEW_FAULTS = [("segment.write", "fail-torn", errno.ENOSPC), ("segment.sync", "fail-once", errno.EIO),
              ("wal.write", "fail-torn", errno.ENOSPC), ("wal.sync", "fail-once", errno.EIO)]


class Table:
    """What is printed at the end."""

    def __init__(self):
        self.rows = []
        self.broken = []

    def add(self, part, what, **numbers):
        self.rows.append((part, what, numbers))

    def take(self, part, verdict):
        for text in verdict.broken:
            self.fail(part, text)

    def fail(self, part, text):
        line = f"{part}: {text}"
        if line not in self.broken:
            self.broken.append(line)
            progress("BROKEN " + line)

    def show(self):
        print()
        for part, what, numbers in self.rows:
            print(f"{part:<18} {what:<36} " + ", ".join(f"{value} {name}" for name, value in numbers.items()))
        print()
        for line in self.broken[:40]:
            print("BROKEN " + line)
        if len(self.broken) > 40:
            print(f"… and {len(self.broken) - 40} more")
        print("every promise held" if not self.broken else f"{len(self.broken)} promises were broken")


class Run:
    """One server on one database with its crowd, its sink and its journal."""

    def __init__(self, options, part, database, table, **crowd):
        self.options, self.part, self.table = options, part, table
        self.sqlite = database == "sqlite"
        self.home = Path(tempfile.mkdtemp(prefix=f"crash-{part.replace(' ', '-')}-", dir=options.directory))
        self.chance = random.Random(f"{options.seed}/{part}")
        self.database = None if self.sqlite else postgres_database(options.postgres)
        self.journal = Journal(self.home / "journal.jsonl")
        self.sink = Sink(self.journal)
        self.server = Server(self.home, options.program, options.recorder, self.database)
        self.reading = Reading()
        self.crowd = None
        self.crowd_facts = {"seed": f"{options.seed}/{part}", **crowd}

    def begin(self, log=None):
        self.server.start(log)
        self.server.provision(MAILBOXES, self.sink.port)
        self.crowd = Crowd(self.server, self.journal, MAILBOXES, **self.crowd_facts)

    def restart(self, log=None):
        """Starts it again; a kill that was armed for the start may hit it, then once more without."""
        try:
            self.server.start(log)
        except DidNotStart as error:
            self.server.ended()
            if "ended with -9" not in str(error):
                raise
            self.server.control.clear()
            self.server.start(log)
        self.server.control.clear()
        if self.server.ended(0.05):
            self.server.start(log)

    def check(self, again=False, resolved=False):
        """Compares what the server holds with what the journal says. Nobody may be at work."""
        mailboxes = MAILBOXES + sorted({event["mailbox"] for event in self.journal.events if event["what"] == "made"})
        found = self.reading.gather(self.server.ports["imap"], mailboxes, again)
        verdict = judge(found, known(self.journal.before(time.monotonic_ns())), resolved)
        self.table.take(self.part, verdict)
        return verdict

    def resolve(self):
        """Lets everyone finish and the queue run dry, then looks at everything once more."""
        late = self.crowd.finish()
        if late:
            self.table.fail(self.part, f"still waiting for an answer after 60 s: {', '.join(late)}")
        facts = known(self.journal.before(time.monotonic_ns()))
        wanted = {(id, to) for id, attempt in facts.accepted for to in facts.attempts[id, attempt]["out"]}
        deadline = time.monotonic() + self.options.queue_seconds
        while time.monotonic() < deadline:
            missing = wanted - {(event["id"], event["recipient"]) for event in list(self.journal.events) if event["what"] == "arrived"}
            if not missing:
                break
            time.sleep(0.05)
        self.repeats()
        for fault in self.crowd.faults:
            self.table.fail(self.part, f"the suite itself: {fault}")
        return self.check(again=True, resolved=True)

    def repeats(self):
        """A queued message may arrive twice only around a kill or a failing disk, when a final reply was not committed."""
        troubles = []
        for event in self.journal.events:
            if event["what"] in ("killed", "disk fails"):
                troubles.append([event["at"], event["at"]])
            elif event["what"] == "disk heals":
                troubles[-1][1] = event["at"]
        facts = known(self.journal.events)
        last = {}
        for event in self.journal.events:
            if event["what"] != "arrived":
                continue
            key = event["id"], event["recipient"]
            attempts = sum((event["id"], attempt) not in facts.refused for attempt in facts.by_id[event["id"]])
            if key in last and attempts < 2 and not any(last[key] < end and begin < event["at"] for begin, end in troubles):
                self.table.fail(self.part, f"repeat: {key[0]} arrived twice for {key[1]} and nothing had happened in between")
            last[key] = event["at"]

    def close(self, keep=False):
        if self.crowd:
            self.crowd.over.set()
        self.server.close()
        self.sink.close()
        if self.database:
            drop_database(self.options.postgres, self.database)
        if keep:
            progress(f"{self.part}: everything is kept in {self.home}")
        else:
            shutil.rmtree(self.home, ignore_errors=True)


def kills(options, database, number, table):
    """The process is killed while it works, and started again on what it left."""
    run = Run(options, f"kills {database}", database, table)
    before = len(table.broken)
    reached, missed = collections.Counter(), collections.Counter()
    try:
        run.begin()
        points = [name for name in POINTS if run.sqlite or name not in SQLITE_ONLY]
        plan = [points[n % len(points)] for n in range(number)]
        if number < len(points):
            plan = run.chance.sample(points, number)
        run.chance.shuffle(plan)
        for n, point in enumerate(plan):
            hit = one_kill(run, point)
            (reached if hit else missed)[point] += 1
            run.journal.note("killed", point=point)
            run.crowd.rest()
            # Now and then the start is killed too.
            if n % 7 == 3:
                run.server.control.arm(run.chance.choice(("wal.write", "other.write", "dir.change", "wal.sync")), "kill-after",
                                       run.chance.randint(1, 4))
            run.restart()
            run.check()
            if len(table.broken) - before > 20:
                break
            if n % 20 == 19:
                progress(f"{run.part}: {n + 1} kills")
        verdict = run.resolve()
        run.server.stop()
        run.server.start()
        run.check()
        report(table, run, verdict, kills=sum(reached.values()) + sum(missed.values()), starts=run.server.starts)
        table.add(run.part, "at named points", **{name: count for name, count in sorted(reached.items())})
        if missed:
            table.add(run.part, "not reached in time, killed there", **dict(missed))
    except DidNotStart as error:
        table.fail(run.part, f"the server does not start again: {error}")
    finally:
        run.close(options.keep or len(table.broken) > before)


def one_kill(run, point):
    """Lets the crowd work until the process dies; whether it died where it was meant to."""
    kind, action, ahead = POINTS[point]
    control = run.server.control
    if point in EARLY:
        control.arm(kind, action, ahead)
    run.crowd.open()
    if kind is None:
        time.sleep(run.chance.uniform(0.02, 0.8))
        run.server.kill()
        return True
    time.sleep(run.chance.uniform(0.02, 0.3))
    if point not in EARLY:
        control.arm(kind, action, run.chance.randint(1, ahead))
    hit = run.server.ended(run.options.point_seconds)
    if not hit:
        run.server.kill()
    control.clear()
    return hit


def faults(options, table):
    """The disk is full, or fails: the answer is 4xx, the process lives on, and takes mail again when the disk does."""
    run = Run(options, "faults sqlite", "sqlite", table, insist=False, operator=False)
    before = len(table.broken)
    try:
        run.begin()
        for kind, action, error in FAULTS if options.full else FEW_FAULTS:
            one_fault(run, kind, action, error)
            if not run.server.alive():
                table.fail(run.part, f"{kind} {action} {errno.errorcode[error]} ended the server\n{run.server.tail()}")
                run.server.ended()
                run.crowd.rest()
                run.server.control.clear()
                run.restart()
        run.crowd.rest()
        run.check()
        # What was refused must not come back with the next start either.
        run.server.kill()
        run.journal.note("killed", point="after the faults")
        run.restart()
        run.check()
        verdict = run.resolve()
        report(table, run, verdict)
    except DidNotStart as error:
        table.fail(run.part, f"the server does not start again: {error}")
    finally:
        run.close(options.keep or len(table.broken) > before)


def one_fault(run, kind, action, error):
    control, journal, table = run.server.control, run.journal, run.table
    name = f"{kind} {action} {errno.errorcode[error]}"
    if kind.startswith("dir."):
        # A folder is changed when a process makes its first segment.
        run.crowd.rest()
        run.server.stop()
        run.restart()
    since = len(journal.events)
    journal.note("disk fails", how=name)
    control.arm(kind, action, 1 if kind.startswith(("dir.", "db.")) else run.chance.randint(1, 20), error)
    run.crowd.open()
    answers = collections.Counter()

    def settled():
        answers.clear()
        for event in journal.events[since:]:
            if event["what"] in ("refused", "turned away"):
                answers[event["reply"].split(": ")[-1][:3]] += 1
            elif event["what"] == "accepted":
                answers["250"] += 1
        # 421 is the goodbye of the process before, to connections it still had.
        bad = sum(answers.values()) - answers["250"] - answers["421"]
        return control.hits(kind) and (bad >= 5 or action == "fail-once")

    wait(settled, run.options.point_seconds)
    frames = control.count("segment.write")
    time.sleep(0.2)
    if kind.startswith("wal.") and action == "fail-on" and control.count("segment.write") > frames:
        table.fail(run.part, f"{name}: segments grow although no row can be written")
    run.crowd.rest()
    hits = control.hits(kind)
    control.clear()
    journal.note("disk heals")
    settled()
    # A fault that never came about is shown, so that nobody takes it for a proof.
    table.add(run.part, name, hits=hits, **{f"× {code}": count for code, count in sorted(answers.items())})
    for code in answers:
        if code not in ("250",) and not code.startswith("4"):
            table.fail(run.part, f"{name} was answered {code}: " + next(
                event["reply"] for event in journal.events[since:] if event.get("reply", "").split(": ")[-1].startswith(code)))
    recovered = len(journal.events)
    run.crowd.open()
    if not wait(lambda: any(event["what"] == "accepted" for event in journal.events[recovered:]), 15):
        table.fail(run.part, f"{name}: nothing is accepted within 15 s after the disk is well again")


def record(options, part, table, seconds, drop=None):
    """Records a run with two starts in it; the folder of the recording."""
    run = Run(options, part, "sqlite", table)
    log = run.home / "recording"
    try:
        if drop:
            run.server.control.arm(drop, "drop")
        run.begin(log)
        run.crowd.open()
        time.sleep(seconds / 2)
        run.crowd.rest()
        run.server.stop()
        run.server.start(log)
        run.crowd.open()
        time.sleep(seconds / 2)
        run.crowd.rest()
        run.server.stop()
        return run, log
    except BaseException:
        run.close(keep=True)
        raise


def power(options, table):
    """A power cut at every sync boundary of a recording."""
    part = "power sqlite"
    run, log = record(options, part, table, options.record_seconds)
    before = len(table.broken)
    try:
        result = replay.replay(log, run.journal.events, options.moments, options.tearings, options.seed, samples=options.samples)
        for moment, state, text in result.broken:
            table.fail(part, f"record {moment}, {state}: {text}")
        if not result.broken:
            for text in replay.compare(result.final, run.server.data):
                table.fail(part, f"the recording missed something: {text}")
        size = log.stat().st_size // 1_000_000
        table.add(part, f"replay of {size} MB", moments=result.moments, states=result.states, **{f"× {kind}": count for kind, count in sorted(result.syncs.items())})
        table.add(part, "looked at", **result.checked)
        if result.samples:
            real_starts(options, run, result.samples, table, part)
    finally:
        run.close(options.keep or len(table.broken) > before)


def reclaim(options, table):
    """Space is got back while the power is cut and the process killed: live bodies move, dead ones go, nothing else does."""
    part = "reclaim sqlite"
    run = Run(options, part, "sqlite", table, operator=False)
    log = run.home / "recording"
    before = len(table.broken)
    try:
        run.begin(log)
        run.server.call("PATCH", "/v1/settings/retention", {"body_hours": 1})
        for _ in range(2):
            run.crowd.open()
            time.sleep(options.record_seconds / 3)
            run.crowd.rest()
            expunge_most(run)
            run.server.stop()
            run.server.start(log, ahead=TWO_HOURS)
            run.crowd.open()
            done = reclaim_now(run)
            run.crowd.rest()
        run.server.stop()
        removed = sum(record.op == recording.UNLINK and record.path.endswith(".seg") for record in recording.read(log))
        if not removed:
            table.fail(part, f"the suite itself: reclaim removed no segment ({done})")
        result = replay.replay(log, run.journal.events, options.moments, options.tearings, options.seed)
        for moment, state, text in result.broken:
            table.fail(part, f"record {moment}, {state}: {text}")
        if not result.broken:
            for text in replay.compare(result.final, run.server.data):
                table.fail(part, f"the recording missed something: {text}")
        table.add(part, "replay", **{"segments removed": removed}, moments=result.moments, states=result.states, **{f"× {kind}": count for kind, count in sorted(result.syncs.items())})
        reached = collections.Counter()
        for n in range(12 if options.full else 3):
            kind, action = run.chance.choice(RECLAIM_POINTS)
            run.server.start()
            run.crowd.open()
            time.sleep(0.5)
            run.crowd.rest()
            expunge_most(run)
            run.server.kill()
            # What was sent on in this moment may be sent again.
            run.journal.note("killed", point="before reclaim")
            run.server.start(ahead=TWO_HOURS)
            run.server.control.arm(kind, action, run.chance.randint(1, 1 if kind.startswith("dir.") else 15))
            try:
                reclaim_now(run)
            except (OSError, http.client.HTTPException):
                reached[f"{kind} {action}"] += run.server.ended(5)
            if run.server.alive():
                run.server.kill()
            run.journal.note("killed", point="reclaim")
            run.restart()
            run.check(again=True)
            run.server.stop()
        table.add(part, "killed", **reached)
        run.server.start()
        verdict = run.resolve()
        report(table, run, verdict)
    except DidNotStart as error:
        table.fail(part, f"the server does not start again: {error}")
    finally:
        run.close(options.keep or len(table.broken) > before)


TWO_HOURS = 7200
RECLAIM_POINTS = [("segment.write", "kill-middle"), ("segment.sync", "kill-before"), ("segment.sync", "kill-after"), ("wal.sync", "kill-before"),
                  ("wal.sync", "kill-after"), ("dir.change", "kill-before"), ("dir.change", "kill-after"), ("dir.sync", "kill-before")]


def reclaim_now(run):
    """Runs the task and waits for its result."""
    runs = run.server.call("GET", "/v1/tasks/reclaim")["runs"]
    run.server.call("POST", "/v1/tasks/reclaim/run")
    for _ in range(3000):
        task = run.server.call("GET", "/v1/tasks/reclaim")
        if task["runs"] > runs and not task["running_since"]:
            if task["last_run"]["outcome"] != "done":
                run.table.fail(run.part, f"reclaim failed: {task['last_run']}")
            return task["last_run"]["message"]
        time.sleep(0.01)
    raise SystemExit(f"reclaim does not end: {task}")


def expunge_most(run):
    """Nine of ten messages go, from every mailbox."""
    for mailbox in MAILBOXES:
        imap = log_in(run.server.ports["imap"], mailbox)
        _, _, held = Reading().folder(imap, mailbox, Found())
        ok(imap.select("INBOX"))
        going = [copy for copy in held if run.chance.random() < 0.9]
        for copy in going:
            run.journal.note("expunging", mailbox=mailbox, uid=copy.uid, id=copy.id)
        if going:
            uids = ",".join(str(copy.uid) for copy in going)
            ok(imap.uid("STORE", uids, "+FLAGS.SILENT", r"(\Deleted)"))
            ok(imap.uid("EXPUNGE", uids))
        for copy in going:
            run.journal.note("expunged", mailbox=mailbox, uid=copy.uid, id=copy.id)
        imap.shutdown()


def real_starts(options, run, samples, table, part):
    """The server itself starts on some of the torn states and shows all of their mail."""
    started = bodies = 0
    for folder, moment, facts in samples:
        home = Path(tempfile.mkdtemp(prefix="crash-sample-", dir=options.directory))
        server = Server(home, options.program, options.recorder)
        try:
            server.data.rmdir()
            shutil.move(folder, server.data)
            server.start()
            started += 1
            boxes = sorted(facts.made | set(MAILBOXES if facts.attempts or facts.appending else ()))
            found = Reading().gather(server.ports["imap"], boxes)
            verdict = judge(found, facts)
            bodies += verdict.checked["bodies"]
            for text in verdict.broken:
                table.fail(part, f"record {moment.number}, started on it: {text}")
        except DidNotStart as error:
            table.fail(part, f"record {moment.number}: the server does not start on it: {error}")
        finally:
            server.close()
            shutil.rmtree(home, ignore_errors=True)
            shutil.rmtree(folder, ignore_errors=True)
    table.add(part, "real starts on torn states", starts=started, bodies=bodies)


def prove(options, table):
    """The suite notices a missing sync: each of these must break a promise."""
    for drop in options.drop or ("segment.sync", "wal.sync", "dir.sync"):
        inner = Table()
        run, log = record(options, f"without {drop}", inner, 2, drop)
        try:
            result = replay.replay(log, run.journal.events, 60, options.tearings, options.seed)
            noticed = collections.Counter(text.split(":")[0] for _, _, text in result.broken)
            table.add("prove", f"without {drop}", **(dict(noticed) or {"noticed": "nothing"}))
            if not result.broken:
                table.fail("prove", f"the replay does not notice that {drop} never happens")
        finally:
            run.close(options.keep)


def report(table, run, verdict, **numbers):
    table.add(run.part, "checked", **numbers, **verdict.checked)
    for window, count in sorted(verdict.windows.items()):
        table.add(run.part, "window: " + window, times=count)


def wait(condition, seconds):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def postgres_database(url):
    name = f"crash_{uuid.uuid4().hex[:12]}"
    subprocess.run(["psql", "-qX", "-c", f"CREATE DATABASE {name}", url], check=True)
    return url.rsplit("/", 1)[0] + "/" + name


def drop_database(url, database):
    name = database.rsplit("/", 1)[1]
    subprocess.run(["psql", "-qX", "-c", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", url], check=False)


def find_postgres():
    """The throwaway cluster of the other tests."""
    if url := os.environ.get("PENNYPOST_TEST_POSTGRES"):
        return url
    with tempfile.NamedTemporaryFile("r") as env:
        started = subprocess.run([TOP / "tests/postgres"], env=dict(os.environ, NEXTEST_ENV=env.name))
        if started.returncode:
            return None
        return env.read().strip().partition("=")[2]


def progress(line):
    print(line, file=sys.stderr, flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    target = Path(os.environ.get("CARGO_TARGET_DIR", TOP / "target"))
    parser.add_argument("--program", type=Path, default=target / "debug/mailserver", help="the server")
    parser.add_argument("--kills", type=int, default=12, help="over all databases")
    parser.add_argument("--seed", default="1", help="of all chance: points, loads, tearings")
    parser.add_argument("--parts", type=lambda text: text.split(","), default=["kills", "faults", "power", "reclaim"], help="of kills,faults,power,reclaim")
    parser.add_argument("--databases", type=lambda text: text.split(","), default=["sqlite", "postgres"], help="whose kills are run")
    parser.add_argument("--full", action="store_true", help="every fault, more moments, longer recordings")
    parser.add_argument("--prove", action="store_true", help="leave out one sync call at a time; succeed if each is noticed")
    parser.add_argument("--drop", action="append", metavar="CLASS", help="a sync to leave out: alone, the suite must fail; with --prove, the ones to try")
    parser.add_argument("--directory", type=Path, default=Path("/var/tmp"), help="where data directories are made")
    parser.add_argument("--postgres", help="a URL whose user may create databases (default: that of the other tests)")
    parser.add_argument("--keep", action="store_true", help="leave everything where it is")
    options = parser.parse_args()
    if not os.access(options.program, os.X_OK):
        parser.error(f"{options.program} is not there: build it with cargo build --bin mailserver, or name it with --program")
    options.point_seconds = 10 if options.full else 4
    options.queue_seconds = 150
    options.record_seconds = 8 if options.full else 3
    options.moments = 600 if options.full else 60
    options.tearings = 4 if options.full else 2
    options.samples = 25 if options.full else 4
    return options


def main():
    options = arguments()
    table = Table()
    workshop = Path(tempfile.mkdtemp(prefix="crash-recorder-"))
    options.recorder = workshop / "recorder.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", options.recorder, HERE / "recorder.c"], check=True)
    try:
        if options.prove:
            prove(options, table)
        elif options.drop:
            without(options, table)
        else:
            everything(options, table)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    table.show()
    return 1 if table.broken else 0


def everything(options, table):
    if "kills" in options.parts:
        if "postgres" in options.databases and not options.postgres:
            options.postgres = find_postgres()
            if not options.postgres:
                raise SystemExit("there is no PostgreSQL; leave it out with --databases sqlite")
        shares = {"sqlite": (options.kills + 1) // 2, "postgres": options.kills // 2}
        if len(options.databases) == 1:
            shares = {options.databases[0]: options.kills}
        for database in options.databases:
            kills(options, database, shares[database], table)
    if "faults" in options.parts:
        faults(options, table)
    if "power" in options.parts:
        power(options, table)
    if "reclaim" in options.parts:
        reclaim(options, table)


def without(options, table):
    """The replay of a server that leaves a sync out, judged as any other: it is to fail."""
    for drop in options.drop:
        run, log = record(options, f"without {drop}", table, 2, drop)
        try:
            result = replay.replay(log, run.journal.events, options.moments, options.tearings, options.seed)
            for moment, state, text in result.broken:
                table.fail(run.part, f"record {moment}, {state}: {text}")
        finally:
            run.close(options.keep)


if __name__ == "__main__":
    sys.exit(main())
