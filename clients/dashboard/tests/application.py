"""A program that acts for people: it sends their browser to the server's own pages, takes the code they come back with on this very
machine, and exchanges it for tokens."""

import base64
import hashlib
import json
import secrets
import threading
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue

LANDING = b"<!doctype html><html lang=en><title>Back</title><link rel=icon href=data:,><h1 tabindex=-1>Back at the program</h1>"


class Straight(urllib.request.HTTPRedirectHandler):
    """Where one is sent is looked at and not gone to."""

    def redirect_request(self, *_):
        return None


def posted(url, **fields):
    """Status, headers and text of the answer to a form."""
    request = urllib.request.Request(url, urllib.parse.urlencode(fields).encode())
    try:
        with urllib.request.build_opener(Straight).open(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read().decode()


class Application:
    """What it was made known as: a client id, and a secret if it keeps one."""

    def __init__(self, base, client_id, secret=None):
        self.base, self.client_id, self.secret = base, client_id, secret
        self.came = Queue()
        application = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                place = urllib.parse.urlsplit(self.path)
                if place.path != "/callback":
                    return self.send_error(404)
                application.came.put(dict(urllib.parse.parse_qsl(place.query)))
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(LANDING)))
                self.end_headers()
                self.wfile.write(LANDING)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.place = f"127.0.0.1:{self.server.server_port}"
        self.redirect_uri = f"http://{self.place}/callback"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def end(self):
        self.server.shutdown()
        self.server.server_close()

    def question(self, scope):
        """What it asks; another each time (RFC 7636 §4)."""
        self.verifier, self.state = secrets.token_urlsafe(32), secrets.token_urlsafe(8)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()
        return {"client_id": self.client_id, "redirect_uri": self.redirect_uri, "response_type": "code", "scope": scope,
                "state": self.state, "code_challenge": challenge, "code_challenge_method": "S256"}

    def address(self, scope):
        """Where it sends a browser."""
        return "/oauth/authorize?" + urllib.parse.urlencode(self.question(scope))

    def answered(self):
        """What the browser came back with."""
        said = self.came.get(timeout=20)
        assert said.pop("state") == self.state
        return said

    def token(self, **fields):
        """Status and answer where tokens are given."""
        known = {"client_id": self.client_id, **({"client_secret": self.secret} if self.secret else {})}
        status, _, text = posted(f"{self.base}/oauth/token", **known, **fields)
        return status, json.loads(text)

    def redeem(self, code):
        status, tokens = self.token(grant_type="authorization_code", code=code, redirect_uri=self.redirect_uri, code_verifier=self.verifier)
        assert status == 200, tokens
        return tokens

    def refresh(self, tokens):
        return self.token(grant_type="refresh_token", refresh_token=tokens["refresh_token"])

    def wait_on_a_device(self, scope):
        """What a device without a browser is told: a code to be shown, among others (RFC 8628)."""
        status, _, text = posted(f"{self.base}/oauth/device-authorization", client_id=self.client_id, scope=scope)
        assert status == 200, text
        return json.loads(text)

    def allowed_by(self, login, password, scope):
        """Tokens of somebody who says yes without a browser."""
        status, headers, text = posted(f"{self.base}/oauth/authorize", **self.question(scope), login=login, password=password, decision="allow")
        assert status == 303, text
        return self.redeem(dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(headers["Location"]).query))["code"])
