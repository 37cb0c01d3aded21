"""Loopback ports: finding a free one, and waiting until a server answers on it."""

import socket
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(address, alive, failure, seconds=30):
    """Returns once `address` takes connections; fails with what `failure()` tells when time is up or `alive()` is false."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(address, timeout=1).close()
            return
        except OSError:
            if not alive() or time.monotonic() > deadline:
                raise SystemExit(f"nobody serves on {address[0]}:{address[1]}\n{failure()}")
            time.sleep(0.02)
