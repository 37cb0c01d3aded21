"""Keys of objects that stand in a server, by kind: what path parameters are drawn from, so that requests hit something."""

from collections import defaultdict


class Samples:
    """Keys by kind. The last of each kind is the one that may go: whatever deletes is given it, everything else the others."""

    def __init__(self) -> None:
        self._kinds: dict[str, list[str]] = defaultdict(list)
        self.kept: list[str] = []

    def add(self, kind: str, key: str) -> None:
        """One more."""
        self._kinds[kind].append(key)

    def keep(self, key: str) -> None:
        """What the run itself lives by; the hooks let nothing be done to it."""
        self.kept.append(key)

    def to_read(self, kind: str) -> list[str]:
        """Those that stay."""
        return self._kinds[kind][:-1] or self._kinds[kind]

    def to_delete(self, kind: str) -> list[str]:
        """The one that may go."""
        return self._kinds[kind][-1:]
