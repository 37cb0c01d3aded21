// A licence in the hands of staff: issued, suspended, activated by hand.
import { all, call, get } from "./api.js";
import { about, installation, moving } from "./customer.js";
import { ask, card, form, h, head, keep, link, money, note, once, say } from "./dom.js";
import * as words from "./words.js";

/** A licence to be made without an order. Its key is shown once. */
export async function issue(_, customer) {
  const owner = await get(`/v1/customers/${customer}`);
  const fields = [
    { name: "kind", type: "choice", label: "How", value: "paid", options: [["paid", "Bought", "For good."], ["lease", "Leased", "Until its term."], ["trial", "Trial", "For 30 days."], ["nfr", "Given", "Not for resale."]] },
    { name: "edition", label: "Edition", type: "select", value: "essential", options: words.EDITIONS },
    { name: "users", label: "Users", type: "select", value: "25", options: words.TIERS.map((users) => [users, users || "Any number"]) },
    { name: "proxy", label: "With Proxy", type: "checkbox" },
    { name: "term", label: "Term of a lease", type: "date", hint: "Only for a leased licence." },
    { name: "external_id", label: "Your own name for it", hint: "Such as the number of the order. No other licence's." },
    { name: "note", label: "Note", maxlength: 4000 },
  ];
  const box = h("section", { class: "card medium" });
  const send = async ({ kind, edition, users, proxy, term, external_id, note: noted }) => {
    const license = await call("POST /v1/licenses", {
      customer, kind, edition, users: users ? Number(users) : null, proxy, note: noted,
      ...(kind === "lease" && term ? { term: `${term}T00:00:00Z` } : {}), ...(external_id ? { external_id } : {}),
    });
    box.replaceChildren(h("h2", { tabindex: "-1" }, "The licence is made"), h("p", {}, words.level(license)), once("Licence key", license.key),
      h("p", { class: "soft small" }, "It is shown this once. Whoever activates it needs the login of the customer's account too."), h("div", { class: "actions" },
        link(`#/licenses/${license.id}`, "Show the licence", "button"), link(`#/customers/${customer}`, "Back to the customer", "button plain")));
    box.querySelector("h2").focus();
  };
  box.append(form({ fields, button: "Issue the licence", send }));
  return [head("Issue a licence", `To ${owner.company || owner.name}.`, [`#/customers/${customer}`, owner.company || owner.name]), box];
}

/** A licence with everything that staff do to it. */
export async function one(page, id) {
  const { may, again } = page;
  const [license, activations, invoices] = await Promise.all([
    get(`/v1/licenses/${id}`), may("activations:read") ? all("/v1/activations", { license: id }) : [], may("invoices:read") ? all("/v1/invoices", { license: id }) : [],
  ]);
  const held = activations.filter((one) => one.state !== "released");
  const past = activations.filter((one) => one.state === "released");
  const writes = may("licenses:write");
  const ended = license.state === "revoked";
  return [
    head(held[0] ? words.name(held[0]) : `Licence ${license.key_prefix}…`, [words.level(license), " ", words.licenseBadge(license)], license.customer ? [`#/customers/${license.customer}`, "The customer"] : ["#/", "Customers"]),
    h("div", { class: "columns" },
      h("div", {}, card("Licence", about(license), license.note && h("p", { class: "pre soft" }, license.note),
        may("orders:write") && license.customer && !ended && h("div", { class: "actions" }, link(`#/licenses/${id}/options`, "Options and prices", "button plain"))),
      writes && decisions(license, again), writes && !ended && byHand(license)),
      h("div", {}, held.map((one) => installation(one, { may, again })), moving(license, held, { may, again }),
        past.length > 0 && card("Before", h("ul", { class: "list" }, past.map((one) => h("li", {}, h("div", { class: "grow" }, words.name(one)), words.activationBadge(one))))),
        invoices.length > 0 && card("Invoices", words.invoiceList(invoices, money)))),
  ];
}

function decisions(license, again) {
  const shown = h("div", { "aria-live": "polite" });
  const reason = { name: "reason", label: "Why? It stands in the audit trail.", required: true };
  const step = (title, button, path, text, { kind = "", fields = [], body = (values) => values } = {}) => h("button", {
    type: "button", class: kind || "plain",
    click: () => ask({
      title, text, button, kind, fields: [...fields, reason],
      send: async (values) => {
        const answer = await call(`POST /v1/licenses/${license.id}/${path}`, body(values));
        say("It is done.");
        if (answer.key) return shown.replaceChildren(once("The new licence key", answer.key), h("p", { class: "soft small" }, "It is shown this once; the old one opens nothing any more."));
        return again();
      },
    }),
  }, button);
  const date = { name: "until", label: "Until", type: "date", required: true };
  const until = ({ until, reason }) => ({ until: `${until}T00:00:00Z`, reason });
  const grant = h("button", { type: "button", class: "plain", click: () => ask({
    title: "Grant a trial?", button: "Grant it", text: "Of an add-on, also of one that only staff grant. The installation has it with its next refresh.",
    fields: [{ name: "addon", label: "Code of the add-on", required: true, value: "activesync" }, { name: "quantity", label: "How many", type: "number", min: 1, hint: "As many as a trial has, when it is empty." }],
    send: async ({ addon, quantity }) => {
      await call(`POST /v1/licenses/${license.id}/addon-trials`, { addon, ...(quantity ? { quantity: Number(quantity) } : {}) });
      say("It is granted.");
      await again();
    },
  }) }, "Grant a trial");
  const ended = license.state === "revoked";
  return card("Decide", shown, ended ? h("p", { class: "soft" }, "It is revoked. There is no way back but another licence.") : h("div", { class: "actions" },
    step("Extend upgrade protection?", "Extend protection", "maintenance", "Without an order. It is never shortened.", { fields: [date], body: until }),
    license.kind === "lease" && step("Extend the lease?", "Extend the lease", "lease", "It is paid until then.", { fields: [date], body: until }),
    grant,
    step("Make a new key?", "New key", "key", "The old key opens nothing any more. What is activated stays so."),
    license.state === "suspended"
      ? step("Reinstate the licence?", "Reinstate", "reinstate", "Its installation goes on with its next refresh.")
      : step("Suspend the licence?", "Suspend", "suspend", "After the notice of your policy its installation takes no mail until the licence is reinstated.", { kind: "danger" }),
    step("Revoke the licence for good?", "Revoke", "revoke", "Its installation is told so, signed, at its next refresh. There is no way back but another licence.", { kind: "danger" })));
}

function byHand(license) {
  const box = h("div", { "aria-live": "polite" });
  const fields = [
    { name: "hostname", label: "Host name", required: true, hint: "As the command hostname prints it there." },
    { name: "days", label: "Days", type: "number", min: 1, max: 90, value: 90, required: true },
    { name: "reason", label: "Why? It stands in the audit trail.", required: true },
  ];
  const send = async ({ hostname, days, reason }) => {
    const { response } = await call(`POST /v1/licenses/${license.id}/manual-activations`, { hostname, days: Number(days), reason });
    const text = h("textarea", { readonly: true, "aria-label": "The licence file" });
    text.value = response;
    box.replaceChildren(note("good", h("p", {}, "Send them this file; they import it by ", h("code", {}, "mailserver license import"), ".")), text,
      h("div", { class: "actions" }, h("button", { type: "button", click: () => keep(`license-${license.key_prefix}.txt`, response) }, "Download the file")));
  };
  return card("Manual activation by host name",
    note("warn", h("p", {}, "This is weaker than any other way: whoever gives a machine this name has the licence. Use it only for a machine that can carry nothing out; for others there is the licence by file.")),
    box, h("details", {}, h("summary", {}, "Activate by host name"), form({ fields, button: "Make the file", send })));
}
