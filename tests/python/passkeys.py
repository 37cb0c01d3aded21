"""A passkey in a real browser: made by a session if the story has one, logged in with in any case. The authenticator is Chromium's
own virtual one; what it holds is told, so that it can be held by another browser later."""

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
        held = [told(credential) for credential in driver.get_credentials()]
    tell(made=made, again=again, entered=entered, held=held)


main()
