"""A passkey in a real browser: made by a session if the story has one, logged in with in any case, and shown to a program's request for
leave if the story has a program. The authenticator is Chromium's own virtual one; what it holds is told, so that it can be held by
another browser later."""

import base64
import hashlib
import json
import secrets
import urllib.request
from urllib.parse import parse_qs, urlencode, urlsplit

from selenium.webdriver.common.by import By
from selenium.webdriver.common.virtual_authenticator import Credential, VirtualAuthenticatorOptions

from browser import DESK, Browser
from story import read, tell

ASK = """
const ask = async (method, path, body, secret) => {
  const headers = {'Content-Type': 'application/json', ...(secret && {Authorization: `Bearer ${secret}`})};
  const answer = await fetch(path, {method, headers, body: body && JSON.stringify(body)});
  return {status: answer.status, body: await answer.json().catch(() => null)};
};
const origin = location.origin;
"""
MAKE = ASK + """
const [secret, password, done] = arguments;
(async () => {
  const asked = await ask('POST', '/v1/me/passkeys/challenge', {origin}, secret);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked.body.public_key);
  const made = await navigator.credentials.create({publicKey});
  return ask('POST', '/v1/me/passkeys', {name: 'telephone', password, credential: made.toJSON()}, secret);
})().then(done, (error) => done(String(error)));
"""
LOG_IN = ASK + """
const [done] = arguments;
(async () => {
  const asked = await ask('POST', '/v1/passkey-challenges', {origin});
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked.body.public_key);
  const shown = await navigator.credentials.get({publicKey});
  const begun = await ask('POST', '/v1/passkey-sessions', {credential: shown.toJSON()});
  const me = begun.body.secret && await ask('GET', '/v1/me', null, begun.body.secret);
  return {begun, me};
})().then(done, (error) => done(String(error)));
"""


def allow(browser, base, client):
    """Lets the program, by the passkey alone; what it then learns of who that was."""
    back, verifier = base.replace("localhost", "127.0.0.1") + "/back", secrets.token_urlsafe(32)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    browser.open("/oauth/authorize?" + urlencode({
        "client_id": client, "redirect_uri": back, "response_type": "code", "scope": "openid email", "state": "s",
        "code_challenge": challenge, "code_challenge_method": "S256"}))
    # It is shown by the page's script, where the browser has passkeys.
    browser.until("a way by passkey", lambda: browser.driver.find_element(By.ID, "by-passkey").is_displayed())
    browser.picture("consent")
    browser.driver.find_element(By.ID, "by-passkey").click()
    browser.until("an answer", lambda: browser.driver.current_url.startswith(back) or browser.all("//*[@role='alert']"))
    if not browser.driver.current_url.startswith(back):
        return {"refused": browser.all("//*[@role='alert']")[0].text}
    [code] = parse_qs(urlsplit(browser.driver.current_url).query)["code"]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "client_id": client, "code_verifier": verifier}
    with urllib.request.urlopen(base + "/oauth/token", urlencode(form).encode()) as answer:
        token = json.load(answer)
    bearer = {"Authorization": f"Bearer {token['access_token']}"}
    with urllib.request.urlopen(urllib.request.Request(base + "/oauth/userinfo", headers=bearer)) as answer:
        return {"token": token["access_token"], "who": json.load(answer)}


def told(credential):
    return {**credential.to_dict()}


def main():
    story = read()
    with Browser(story, "passkeys", DESK) as browser:
        driver = browser.driver
        driver.set_script_timeout(20)
        browser.open("/dashboard/")
        driver.add_virtual_authenticator(VirtualAuthenticatorOptions(
            protocol="ctap2", transport="internal", has_resident_key=True, has_user_verification=True, is_user_verified=True))
        if "credential" in story:
            driver.add_credential(Credential.from_dict(story["credential"]))
        made = driver.execute_async_script(MAKE, story["secret"], story["password"]) if "secret" in story else None
        again = driver.execute_async_script(MAKE, story["secret"], story["password"]) if "secret" in story else None
        entered = driver.execute_async_script(LOG_IN)
        allowed = allow(browser, story["url"], story["client"]) if "client" in story else None
        held = [told(credential) for credential in driver.get_credentials()]
    tell(made=made, again=again, entered=entered, allowed=allowed, held=held)


main()
