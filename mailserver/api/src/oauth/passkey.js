// The one thing on this page that needs a script: a passkey instead of address, password and code.
const button = document.getElementById('by-passkey');
const complaint = document.getElementById('passkey-complaint');
const form = button.form;

async function shown() {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ origin: location.origin });
  const answer = await fetch('/v1/passkey-challenges', { method: 'POST', headers, body });
  const asked = await answer.json();
  if (!answer.ok) throw new Error(asked.detail);
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked.public_key) });
}

button.addEventListener('click', async () => {
  complaint.hidden = true;
  try {
    form.elements.passkey.value = JSON.stringify(await shown());
  } catch (error) {
    // A browser says so too when the person thought better of it (Web Authentication §5.1.4).
    complaint.textContent = error.name === 'NotAllowedError' ? 'No passkey was used.' : error.message;
    complaint.hidden = false;
    return;
  }
  form.noValidate = true;
  form.requestSubmit(form.querySelector('[value=allow]'));
});

// Only where there is a name and https do browsers have any, and only newer ones read what is asked as it comes.
button.hidden = !window.PublicKeyCredential?.parseRequestOptionsFromJSON;
