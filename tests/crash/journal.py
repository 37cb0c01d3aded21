"""What the outside world saw: one event a line, each with the CLOCK_MONOTONIC time that the recorder uses too."""

import json
import threading
import time


class Journal:
    def __init__(self, path=None):
        self.events = []
        self.lock = threading.Lock()
        self.file = open(path, "a", buffering=1) if path else None

    def note(self, what, **facts):
        with self.lock:
            event = {"at": time.monotonic_ns(), "what": what, **facts}
            self.events.append(event)
            if self.file:
                self.file.write(json.dumps(event) + "\n")
        return event

    def before(self, moment):
        """The events until then, in order."""
        with self.lock:
            return [event for event in self.events if event["at"] < moment]

    @classmethod
    def load(cls, path):
        journal = cls()
        with open(path) as file:
            journal.events = [json.loads(line) for line in file]
        return journal
