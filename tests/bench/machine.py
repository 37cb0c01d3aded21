"""What the numbers depend on besides the servers: cores, disk, load. Printed above every table."""

import os
import platform
import resource
import subprocess
import time


def raise_file_limit():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def describe(folder):
    return {
        "cores": os.cpu_count(),
        "kernel": platform.release(),
        "filesystem": subprocess.run(["stat", "-f", "-c", "%T", folder], capture_output=True, text=True).stdout.strip(),
        "sync_microseconds": round(sync_time(folder) * 1e6),
        "load_before": round(os.getloadavg()[0], 2),
        "postfix": version(["postconf", "-d", "-h", "mail_version"]),
        "dovecot": version(["dovecot", "--version"]).split(" ")[0],
    }


def sync_time(folder):
    """Median seconds of appending 4 KiB to a file and waiting for the disk: the floor under every durable answer."""
    path = os.path.join(folder, "sync-probe")
    times = []
    with open(path, "wb", buffering=0) as probe:
        for _ in range(200):
            begun = time.perf_counter()
            probe.write(bytes(4096))
            os.fdatasync(probe.fileno())
            times.append(time.perf_counter() - begun)
    os.unlink(path)
    return sorted(times)[len(times) // 2]


def version(command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()
