// Logging in, and setting a password by a link.
import { call } from "./api.js";
import { form, h, head, link, note } from "./dom.js";

const EMAIL = { name: "email", label: "Email address", type: "email", autocomplete: "username", required: true, inputmode: "email", autofocus: true };
/** What those come for who have no password. */
const WAYS = [["#/forgotten", "Forgotten password"], ["#/register", "New account"], ["#/trial", "Try it for 30 days"]];

/** The login of customers and staff. */
export function page(entered, why) {
  let code = null;
  const box = h("section", { class: "card narrow" });
  const draw = (values = {}) => {
    const fields = [
      { ...EMAIL, value: values.email ?? "" },
      { name: "password", label: "Password", type: "password", autocomplete: "current-password", required: true, value: values.password ?? "" },
      code && { name: "code", label: "Code of your second factor", hint: "Six digits from your telephone, or one of your codes on paper.", autocomplete: "one-time-code", required: true, inputmode: "text" },
      { name: "kind", type: "choice", label: "I am", value: values.kind ?? "customer", options: [["customer", "a customer"], ["staff", "one of the staff"]] },
    ];
    const send = async (values) => {
      const { email, password, kind } = values;
      try {
        await call("POST /v1/sessions", { email, password, kind, delivery: "cookie", ...(values.code ? { code: values.code } : {}) }, { quiet: true });
      } catch (problem) {
        if (problem.code !== "second_factor_required" || code) throw problem;
        code = true;
        draw(values);
        return box.querySelector("[name=code]").focus();
      }
      return entered();
    };
    box.replaceChildren(head("Log in", null), why ? note("warn", h("p", {}, why)) : "", form({ fields, button: "Log in", send }),
      h("p", {}, h("button", { type: "button", class: "plain", click: () => {
        const other = byInstallation(entered, () => { other.replaceWith(box); box.querySelector("input").focus(); });
        box.replaceWith(other);
        other.querySelector("input").focus();
      } }, "Use an Installation Id instead")),
      h("ul", { class: "ways" }, WAYS.map(([href, text]) => h("li", {}, link(href, text)))));
  };
  draw();
  return box;
}

/** The login of one installation, by its Installation Id (UPS-09). */
function byInstallation(entered, back) {
  const box = h("section", { class: "card narrow" });
  const fields = [{ name: "installation_id", label: "Installation Id", required: true, autofocus: true, autocomplete: "off", spellcheck: "false",
    hint: "The licensing page of your server shows it. It opens this one installation: to see it, to buy and to pay." }];
  const send = async ({ installation_id }) => {
    await call("POST /v1/installation-sessions", { installation_id, delivery: "cookie" }, { quiet: true });
    return entered();
  };
  const other = h("button", { type: "button", class: "plain", click: back }, "With email and password");
  const element = form({ fields, button: "Log in", send });
  element.querySelector(".actions").append(other);
  box.append(head("Log in by Installation Id", null), element);
  return box;
}

/** Logging in by a link that an installation signed. */
export async function byLink(secret, entered) {
  try {
    await call("POST /v1/installation-sessions", { link: secret, delivery: "cookie" }, { quiet: true });
  } catch (problem) {
    if (problem.status !== 401) throw problem;
    throw { detail: "This link opens nothing any more: it is good once, and for five minutes. Your server makes another one." };
  }
  return entered();
}

/** Setting a password by the link that staff sent or that was asked for. */
export function welcome(secret) {
  const box = h("section", { class: "card narrow" });
  const fields = [
    { name: "password", label: "New password", type: "password", autocomplete: "new-password", required: true, minlength: 10, hint: "At least 10 characters.", autofocus: true },
    { name: "again", label: "The same again", type: "password", autocomplete: "new-password", required: true },
  ];
  const send = async ({ password, again }) => {
    if (password !== again) throw { detail: "The two passwords are not the same.", errors: [{ pointer: "/again", detail: "is not the same as above" }] };
    await call("POST /v1/password-links/redeem", { link: secret, password }, { quiet: true });
    history.replaceState(null, "", "/welcome");
    box.replaceChildren(h("h1", { tabindex: "-1" }, "Your password is set"), h("p", {}, "The link has done its work and opens nothing any more."),
      h("div", { class: "actions" }, h("a", { class: "button", href: "/account" }, "Log in")));
    box.querySelector("h1").focus();
  };
  box.replaceChildren(head("Set your password", null), form({ fields, button: "Set the password", send }));
  return box;
}
