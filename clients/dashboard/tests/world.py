"""What stories stand on."""

import base64
import hmac
import smtplib
import struct
import tempfile
import time
import unittest

from page import DESK, Page
from place import Front, MailServer


def code(secret, ahead):
    """The code that an authenticator shows (RFC 6238), or the one it shows so many half minutes later."""
    mac = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30 + ahead), "sha1")
    at = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


class Stories(unittest.TestCase):
    """A server of their own, which is as it comes."""

    @classmethod
    def setUpClass(cls):
        cls.mail = MailServer()
        cls.addClassCleanup(cls.mail.end)
        cls.front = Front(cls.mail)
        cls.addClassCleanup(cls.front.end)
        cls.files = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.files.cleanup)
        cls.seed(cls.mail.call)

    @classmethod
    def seed(cls, call):
        pass

    def page(self, name, size=DESK):
        return Page(self.front, name, size, self.files.name)

    def call(self, method, path, body=None):
        return self.mail.call(method, path, body)

    def bring(self, sender, recipient):
        """What another server is told that brings a message as far as its recipient."""
        host, port = self.mail.listeners["smtp"][0].rsplit(":", 1)
        with smtplib.SMTP(host, int(port), timeout=30) as smtp:
            smtp.ehlo("mail.elsewhere.example")
            smtp.mail(sender)
            code, said = smtp.rcpt(recipient)
            return code, said.decode()

    def wrong(self, page, name, words):
        page.until(f"`{words}` at its field", lambda: [one for one in page.all(f"//*[@data-field='{name}']//*[@class='wrong']") if words in one.text])

    def asked(self, page):
        """What the form that is open asks for."""
        return page.script("return [...document.querySelectorAll('dialog [data-field]')].map((one) => one.dataset.field)")
