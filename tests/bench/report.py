"""Turns measurements into the table: medians, and the ratio to the faster of the two yardsticks."""

from statistics import median

YARDSTICKS = ("maildir", "sdbox")
TITLES = {"maildir": "P+D maildir", "sdbox": "P+D sdbox", "pennypost": "Pennypost"}
# Wanted ratio of speed to the faster yardstick.
WANTED = {("smtp", 1): 1.0, ("smtp", 8): 6.0, ("smtp", 32): 6.0, "fetch": 1.0, "select": 1.0}


def table(results, machine, options):
    servers = [name for name in options.servers if any(r["server"] == name for r in results)]
    syncs = [machine["sync_microseconds"], *(r["sync_microseconds"] for r in results if r["what"] == "smtp")]
    lines = [
        f"{machine['cores']} cores, {machine['filesystem']}, a 4 KiB append and fdatasync takes "
        f"{median(syncs):.0f} µs [{min(syncs)}-{max(syncs)}], load average before {machine['load_before']}",
        f"P+D is Postfix {machine['postfix']} delivering by LMTP to Dovecot {machine['dovecot']}; sender "
        f"{options.load}; medians of {options.repeat}; in brackets lowest and highest",
        "",
        " | ".join([f"{'':<34}"] + [f"{TITLES[name]:>22}" for name in servers] + [f"{'ratio':>6}", "wanted"]),
    ]
    for what, at in points(results):
        cells = [f"{label(what, at):<34}"]
        for name in servers:
            values = speeds(results, what, at, name)
            cells.append(f"{cell(what, values):>22}" if values else f"{'':>22}")
        found = ratio(results, what, at)
        cells.append(f"{found:>5.2f}x" if found else f"{'':>6}")
        goal = wanted(what, at)
        cells.append(f"{goal:.0f}x" + ("" if not found else " met" if found >= goal else " MISSED") if goal else "")
        lines.append(" | ".join(cells))
    if machine["load_before"] > 0.5:
        lines.append("The load average was above 0.5 when this began: take the numbers as noisy.")
    return "\n".join(lines)


def missed(results):
    """Whether any wanted ratio was not reached; a point without both sides counts as missed."""
    goals = [(what, at, wanted(what, at)) for what, at in points(results)]
    return any((ratio(results, what, at) or 0) < goal for what, at, goal in goals if goal)


def points(results):
    return list(dict.fromkeys((r["what"], r["at"]) for r in results))


def label(what, at):
    return {"smtp": f"accept and deliver, {at} connection{'s' * (at > 1)}",
            "fetch": f"FETCH all bodies of {at:,}", "select": f"SELECT a folder of {at:,}"}[what]


def speeds(results, what, at, server):
    """Higher is better in all of them: messages a second, or readings a second."""
    return [r["rate"] if what == "smtp" else 1 / r["seconds"]
            for r in results if (r["what"], r["at"], r["server"]) == (what, at, server)]


def cell(what, values):
    if what == "smtp":
        return f"{median(values):,.0f}/s [{min(values):,.0f}-{max(values):,.0f}]"
    return f"{1000 / median(values):,.1f} ms [{1000 / max(values):,.1f}-{1000 / min(values):,.1f}]"


def ratio(results, what, at):
    ours = speeds(results, what, at, "pennypost")
    theirs = [median(values) for name in YARDSTICKS if (values := speeds(results, what, at, name))]
    return median(ours) / max(theirs) if ours and theirs else None


def wanted(what, at):
    return WANTED.get((what, at), WANTED.get(what))
