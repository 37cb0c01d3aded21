"""The two load generators behind one call: Postfix's smtp-source, and texts.py beside this file."""

import subprocess
import sys
import time
from pathlib import Path

SIZE = 5 * 1024


def send(server, connections, messages, load):
    """Sends `messages` spread evenly over the mailboxes; returns the moment the clock started.

    One connection serves the mailboxes one after the other; more connections are shared out among them.
    """
    addresses = [address for address, _ in server.mailboxes]
    each = messages // len(addresses)
    if connections < len(addresses):
        return one_after_another(server, addresses, each, connections, load)
    senders = [start(server, address, connections // len(addresses), each, load) for address in addresses]
    return finish(senders)


def one_after_another(server, addresses, each, connections, load):
    begun = None
    waiting = list(addresses)
    while waiting:
        group, waiting = waiting[:connections], waiting[connections:]
        at = finish([start(server, address, 1, each, load) for address in group])
        begun = begun or at
    return begun


def start(server, address, sessions, messages, load):
    host, port = server.smtp
    if load == "text":
        command = [sys.executable, str(Path(__file__).with_name("texts.py")), host, str(port), address, str(sessions),
                   str(messages), str(SIZE), f"{address}-{messages}-{time.monotonic_ns()}"]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    # -d keeps the connection for the next message; it does not pipeline.
    command = ["smtp-source", "-d", "-4", "-s", str(sessions), "-m", str(messages), "-l", str(SIZE),
               "-M", "load.example", "-f", "sender@load.example", "-t", address, f"{host}:{port}"]
    return command


def finish(senders):
    """Lets all senders go at once and waits for them; fails when one of them was refused."""
    for sender in senders:
        if isinstance(sender, subprocess.Popen):
            sender.stdout.readline()
    begun = time.perf_counter()
    running = []
    for sender in senders:
        if isinstance(sender, subprocess.Popen):
            sender.stdin.write("go\n")
            sender.stdin.flush()
            running.append(sender)
        else:
            running.append(subprocess.Popen(sender, stdin=subprocess.DEVNULL))
    for sender in running:
        if sender.wait() != 0:
            raise SystemExit(f"the load generator failed: {' '.join(sender.args)}")
    return begun
