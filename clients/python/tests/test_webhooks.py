"""Webhooks by the cases that all SDKs share."""

import json
import unittest
from pathlib import Path
from typing import Any

from pennypost import UnverifiedWebhook, verify_webhook

CASES = Path(__file__).parents[2] / "webhooks.json"


class Webhooks(unittest.TestCase):
    def test_what_is_genuine_is_told_from_what_is_not(self) -> None:
        for case in json.loads(CASES.read_text()):
            with self.subTest(case["name"]):
                self.assertEqual(is_genuine(case), case["genuine"])


def is_genuine(case: dict[str, Any]) -> bool:
    names = {"Webhook-Id": "id", "Webhook-Timestamp": "timestamp", "Webhook-Signature": "signature"}
    headers = {name: case[key] for name, key in names.items() if case[key] is not None}
    try:
        said = verify_webhook(case["payload"].encode(), headers, case["keys"], now=case["now"])
    except UnverifiedWebhook:
        return False
    return bool(said == json.loads(case["payload"]))


if __name__ == "__main__":
    unittest.main()
