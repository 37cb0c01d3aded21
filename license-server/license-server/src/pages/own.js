// One's own account: details, password, second factor.
import { call, get } from "./api.js";
import { card, form, h, head, note, once, say } from "./dom.js";

/** The account of whoever is logged in. */
export async function account({ me, may }) {
  const [own, factor] = await Promise.all([may("account:read") ? get("/v1/account") : null, get("/v1/me/totp").catch(() => null)]);
  return [head("Account", own?.email),
    h("div", { class: "columns" },
      own && details(own),
      h("div", {}, card("Password", password()), factor && secondFactor(factor)))];
}

/** For staff whose vendor demands a second factor. */
export function mustEnrol() {
  return [head("Set up your second factor", "Your vendor asks for one before anything else."), secondFactor({ state: "none" })];
}

function details(own) {
  const { address } = own;
  const fields = [
    { name: "name", label: "Name", value: own.name, required: true, autocomplete: "name" },
    { name: "company", label: "Company", value: own.company, autocomplete: "organization" },
    { name: "tax_number", label: "Tax number", value: own.tax_number },
    { name: "phone", label: "Telephone", value: own.phone, type: "tel", autocomplete: "tel" },
    { name: "street", label: "Street and number", value: address.street, pointer: "/address/street", autocomplete: "address-line1" },
    { name: "postal_code", label: "Postal code", value: address.postal_code, pointer: "/address/postal_code", autocomplete: "postal-code" },
    { name: "town", label: "Town", value: address.town, pointer: "/address/town", autocomplete: "address-level2" },
    { name: "region", label: "Region or state", value: address.region, pointer: "/address/region", autocomplete: "address-level1" },
    { name: "country", label: "Country", value: address.country, pointer: "/address/country", maxlength: 2, hint: "Two capital letters, such as DE.", autocomplete: "country" },
  ];
  const send = async ({ name, company, tax_number, phone, ...address }) => {
    await call("PATCH /v1/account", { name, company, tax_number, phone, address });
    say("Your details are kept.");
    return note("good", h("p", {}, "Your details are kept. They are printed on your next invoices."));
  };
  return card("Your details", form({ fields, button: "Keep my details", send }));
}

function password() {
  const fields = [
    { name: "current", label: "Password as it is", type: "password", autocomplete: "current-password", required: true },
    { name: "new", label: "New password", type: "password", autocomplete: "new-password", required: true, hint: "At least 10 characters." },
  ];
  return form({
    fields, button: "Change my password",
    send: async (values, element) => {
      await call("PUT /v1/me/password", values);
      element.reset();
      return note("good", h("p", {}, "Your new password holds. All your other sessions have ended."));
    },
  });
}

function secondFactor(factor) {
  const box = h("div", { "aria-live": "polite" });
  const code = { name: "code", label: "Code", autocomplete: "one-time-code", required: true, inputmode: "numeric" };
  const begin = async () => {
    const { secret } = await call("POST /v1/me/totp");
    box.replaceChildren(h("p", {}, "Type this secret into the application on your telephone, then the six digits that it shows."), once("Secret", secret),
      form({
        fields: [code], button: "Turn it on",
        send: async (values) => {
          const { recovery_codes } = await call("POST /v1/me/totp/confirm", values);
          box.replaceChildren(note("good", h("p", {}, "Your second factor is on. Keep these codes on paper; each logs in once without the telephone."),
            h("ul", {}, recovery_codes.map((one) => h("li", {}, h("code", {}, one))))), h("p", {}, h("a", { href: "/account" }, "Go on")));
        },
      }));
  };
  if (factor.state === "on") {
    box.append(h("p", {}, `It is asked for at every login. ${factor.recovery_codes_left} codes on paper are left.`), form({
      fields: [code], button: "Turn it off", kind: "danger",
      send: async (values) => {
        await call("POST /v1/me/totp/remove", values);
        box.replaceChildren(note("good", h("p", {}, "Your second factor is off.")));
      },
    }));
  } else {
    box.append(h("p", { class: "soft" }, "A code from your telephone, asked for at every login."),
      h("div", { class: "actions" }, h("button", { type: "button", class: "plain", click: begin }, "Set it up")));
  }
  return card("Second factor", box);
}
