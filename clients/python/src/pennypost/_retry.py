"""When a call is tried again, and after how long."""

from __future__ import annotations

from dataclasses import dataclass

from ._errors import Error, Problem, Unreachable, Unreadable, retry_after


@dataclass(frozen=True)
class Retry:
    """How often and how patiently a call is tried again when the network or the server failed for the moment. It never
    changes something twice: mutations carry an `Idempotency-Key`, the same for every attempt."""

    #: Attempts in all, the first included.
    attempts: int = 5
    #: Seconds before the second attempt; they double from then on.
    first_wait: float = 0.2
    #: The longest wait in seconds. A server that asks for more with `Retry-After` is not waited for.
    longest_wait: float = 30.0

    def wait(self, made: int, error: Error) -> float | None:
        """Seconds before the attempt after the `made`th, or None when `error` is to be raised."""
        if made >= self.attempts or not is_passing(error):
            return None
        asked = retry_after(error.reply) if isinstance(error, (Problem, Unreadable)) else None
        if asked is not None:
            return asked if asked <= self.longest_wait else None
        return min(self.first_wait * 2.0 ** (made - 1), self.longest_wait)


#: Every call is tried once.
NEVER = Retry(attempts=1)


def is_passing(error: Error) -> bool:
    """Whether the next attempt may fare better."""
    if isinstance(error, Unreachable):
        # A server that took the time a call may take will take it again.
        return not error.timed_out
    # The attempt before this one may still be being answered.
    return error.status in (429, 502, 503) or error.code == "idempotency_in_flight"
