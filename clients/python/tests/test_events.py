"""Events as they happen, from a server that breaks the stream off."""

import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pennypost import Client, Problem, Retry, StreamEvent
from pennypost._events import events_of

FIRST = b': hello\n\nid: event_1\nevent: domain.created\ndata: {"a":1}\n\nid: event_2\ndata: cut'
SECOND = b"id: event_2\r\ndata: two\r\ndata: lines\r\n\r\n"
REFUSED = b'{"code": "insufficient_scope", "detail": "No.", "status": 403}'


class Events(unittest.TestCase):
    def test_a_stream_is_taken_up_where_it_broke_and_ends_where_it_is_refused(self) -> None:
        answers = [(200, FIRST), (503, b""), (200, SECOND), (403, REFUSED)]
        asked: list[tuple[str, str | None]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append((self.path, self.headers["Last-Event-ID"]))
                status, content = answers.pop(0)
                self.send_response(status)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        mail = Client(f"http://127.0.0.1:{server.server_port}", "pp_1", retry=Retry(first_wait=0.001))
        events = mail.events(types=["domain.*", "mailbox.*"], after="event_0")
        self.assertEqual(next(events), StreamEvent("event_1", "domain.created", {"a": 1}))
        self.assertEqual(next(events), StreamEvent("event_2", "message", "two\nlines"))
        with self.assertRaises(Problem):
            next(events)
        path = "/v1/events/stream?types=domain.%2A%2Cmailbox.%2A"
        self.assertEqual(asked, [(path, "event_0"), (path, "event_1"), (path, "event_1"), (path, "event_2")])

    def test_what_is_no_json_is_text(self) -> None:
        self.assertEqual(list(events_of([b"data\n", b"\n"])), [StreamEvent("", "message", "")])


if __name__ == "__main__":
    unittest.main()
