// Who comes by themselves: an account, a trial, a forgotten password, each asked for by an address and done by the link that is mailed.
import { call } from "./api.js";
import { form, h, head, link } from "./dom.js";
import { EDITIONS, TIERS, users } from "./words.js";

const EMAIL = { name: "email", label: "Email address", type: "email", autocomplete: "email", required: true, inputmode: "email", autofocus: true };
const NAME = { name: "name", label: "Name", autocomplete: "name", required: true };
const KIND = { name: "kind", type: "choice", label: "I am", value: "customer", options: [["customer", "a customer"], ["staff", "one of the staff"]] };
/** Trials are for so many users at most. */
const TRIED = TIERS.filter((tier) => tier !== "");

/** A form whose answer is the same whoever asks: look into your mailbox. */
function asked(title, about, { line, fields, button, mailed, wish = (values) => values }) {
  const box = h("section", { class: "card narrow" });
  const send = async (values) => {
    await call(line, wish(values), { quiet: true });
    done(box, "Look into your mailbox", h("p", {}, mailed(values.email)),
      h("p", { class: "soft small" }, "Nothing there after some minutes? Look among what was taken for spam, or ask again."));
  };
  box.append(head(title, about, ["#/", "Log in"]), form({ fields, button, send }));
  return box;
}

/** What is said in a box's place when its work is done. */
function done(box, title, ...about) {
  box.replaceChildren(h("h1", { tabindex: "-1" }, title), ...about, h("div", { class: "actions" }, link("/account#/", "Log in", "button plain")));
  box.querySelector("h1").focus();
}

export const register = () => asked("New account", "A link to set your password comes by mail.", {
  line: "POST /v1/registrations",
  fields: [EMAIL, NAME, { name: "company", label: "Company", hint: "Empty for a private person.", autocomplete: "organization" }],
  button: "Ask for an account",
  mailed: (email) => `If all is well, a link to set your password is on its way to ${email}.`,
});

export const forgotten = () => asked("Forgotten password", "A link to set another one comes by mail.", {
  line: "POST /v1/password-links/requests",
  fields: [EMAIL, KIND],
  button: "Ask for a link",
  mailed: (email) => `If somebody logs in by ${email}, a link to set another password is on its way there.`,
});

export const trial = () => asked("Try it for 30 days", "A link comes by mail; when you have followed it, so does the key.", {
  line: "POST /v1/trials",
  fields: [EMAIL, NAME,
    { name: "edition", label: "Edition", type: "select", value: "professional", options: EDITIONS },
    { name: "users", label: "For", type: "select", value: "25", options: TRIED.map((tier) => [tier, users(tier)]) }],
  button: "Ask for a trial",
  wish: (values) => ({ ...values, users: Number(values.users) }),
  mailed: (email) => `A link that confirms your address is on its way to ${email}.`,
});

/** Confirming an address by the link that was mailed. A click does it: programs that look into mails follow links by themselves. */
export function confirm(secret) {
  const box = h("section", { class: "card narrow" });
  const send = async () => {
    await call("POST /v1/trials/confirm", { link: secret }, { quiet: true });
    history.replaceState(null, "", "/trial");
    done(box, "Your key is on its way", h("p", {}, "It comes by mail, to the address that you have just confirmed. On your server, ",
      h("code", {}, "mailserver license activate"), " asks for it; no login is needed."));
  };
  box.append(head("Your trial", "It begins when the key is first used, and lasts 30 days."),
    form({ fields: [], button: "Confirm my address and mail me the key", send }));
  return box;
}
