"""A program that acts for a person by leave: Authlib asks, the person's browser is played by what a browser does with a form, and
the statement of who it was is verified with the keys that the server publishes."""

import os
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import requests
import story as shared

# The story's server speaks HTTP on the loopback.
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
from authlib.common.security import generate_token  # noqa: E402
from authlib.integrations.requests_client import OAuth2Session, OAuthError  # noqa: E402
from authlib.jose import JsonWebKey, jwt  # noqa: E402
from authlib.oidc.core import CodeIDToken  # noqa: E402


class Form(HTMLParser):
    """The fields of a page's form, as a browser would send them untouched."""

    def __init__(self, page):
        super().__init__()
        self.fields = {}
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        if tag == "input":
            self.fields[known["name"]] = known.get("value") or ""


def says_yes(url, person):
    page = requests.get(url)
    assert page.status_code == 200, page.text
    fields = {**Form(page.text).fields, "login": person["address"], "password": person["password"], "decision": "allow"}
    back = requests.post(urlsplit(url)._replace(query="").geturl(), data=fields, allow_redirects=False)
    assert back.status_code == 303, back.text
    return back.headers["location"]


told = shared.read()
metadata = requests.get(told["url"] + "/.well-known/openid-configuration").json()
assert metadata["issuer"] == told["url"], metadata
program = OAuth2Session(
    told["client"], scope="openid email mail:write submission:write", redirect_uri="http://127.0.0.1:4711/back",
    code_challenge_method="S256", token_endpoint_auth_method="none", token=told.get("token"),
    revocation_endpoint_auth_method="none",
)

if "token" not in told:
    verifier, nonce = generate_token(48), generate_token(20)
    url, state = program.create_authorization_url(metadata["authorization_endpoint"], code_verifier=verifier, nonce=nonce)
    back = says_yes(url, told["person"])
    said = parse_qs(urlsplit(back).query)
    assert said["state"] == [state] and said["iss"] == [told["url"]], said
    token = program.fetch_token(metadata["token_endpoint"], authorization_response=back, code_verifier=verifier)
    keys = JsonWebKey.import_key_set(requests.get(metadata["jwks_uri"]).json())
    who = jwt.decode(
        token["id_token"], keys, claims_cls=CodeIDToken,
        claims_options={"iss": {"value": told["url"]}, "aud": {"value": told["client"]}}, claims_params={"nonce": nonce},
    )
    who.validate()
    assert who["email"] == told["person"]["address"], who
    assert program.get(metadata["userinfo_endpoint"]).json()["sub"] == who["sub"]
    shared.tell(token=dict(token))
else:
    before = dict(told["token"])
    token = program.refresh_token(metadata["token_endpoint"], refresh_token=before["refresh_token"])
    assert token["refresh_token"] != before["refresh_token"]
    assert program.get(told["url"] + "/v1/whoami").json()["scopes"] == ["mail:write", "submission:write"]
    if told["ends"]:
        program.revoke_token(metadata["revocation_endpoint"], token=token["refresh_token"])
        assert program.get(told["url"] + "/v1/whoami").status_code == 401
        try:
            program.refresh_token(metadata["token_endpoint"], refresh_token=token["refresh_token"])
            raise SystemExit("what was taken back was given again")
        except OAuthError as error:
            assert error.error == "invalid_grant", error
    shared.tell(token=dict(token))
