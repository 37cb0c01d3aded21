// The vendor's staff: finding customers, their pages, and what happened.
import { all, call, get, query } from "./api.js";
import { ask, badge, card, facts, form, h, head, link, moment, money, note, once, say } from "./dom.js";
import * as words from "./words.js";

const person = (customer) => h("li", {}, h("div", { class: "grow" }, link(`#/customers/${customer.id}`, customer.company || customer.name, "name"),
  h("span", { class: "about" }, [customer.company && customer.name, customer.email, customer.external_id].filter(Boolean).join(" · "))), customer.status === "disabled" && badge(["Disabled", "bad"]));
const holding = (license, about) => h("li", {}, h("div", { class: "grow" }, link(`#/licenses/${license.id}`, `${license.key_prefix}…`, "name"), h("span", { class: "about" }, words.level(license), about ? ` · ${about}` : "")), words.licenseBadge(license));

function searchBox({ go }, value = "") {
  const fields = [{ name: "q", label: "Customer, licence or host", value, required: true, autofocus: !value, hint: "An email address, your own name for a customer, a licence key or its first four characters, a host name, an invoice number.", autocomplete: "off" }];
  // Of a key only what tells licences apart goes into the address.
  const send = ({ q }) => go(`/search/${encodeURIComponent(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3,}/i.test(q.trim()) ? q.trim().slice(0, 4) : q.trim())}`);
  return h("section", { class: "card", role: "search" }, form({ fields, button: "Search", send }));
}

/** Where staff begin. */
export async function home(page) {
  const recent = await get("/v1/customers?limit=20");
  return [head("Customers", null), searchBox(page),
    card("The first of them", recent.data.length ? h("ul", { class: "list" }, recent.data.map(person)) : h("p", { class: "soft" }, "There are none yet."),
      page.may("customers:write") && h("div", { class: "actions" }, link("#/customers/new", "New customer", "button plain")))];
}

/** What was found. */
export async function search(page, text) {
  const { may } = page;
  const some = async (when, path) => (when ? (await get(path)).data : []);
  const [byMail, byName, licenses, activations, invoices] = await Promise.all([
    some(text.includes("@"), query("/v1/customers", { email: text.toLowerCase() })),
    some(true, query("/v1/customers", { external_id: text })),
    some(may("licenses:read") && /^[0-9a-z]{4}$/i.test(text), query("/v1/licenses", { key_prefix: text })),
    some(may("activations:read") && text.includes("."), query("/v1/activations", { hostname: text })),
    some(may("invoices:read"), query("/v1/invoices", { number: text })),
  ]);
  const customers = [...new Map([...byMail, ...byName].map((one) => [one.id, one])).values()];
  const installation = (held) => h("li", {}, h("div", { class: "grow" }, link(`#/licenses/${held.license}`, words.name(held), "name"), h("span", { class: "about" }, ["Heard of ", moment(held.seen_at)])), words.activationBadge(held));
  const found = customers.length + licenses.length + activations.length + invoices.length;
  return [head(`Search: ${text}`, found === 1 ? "One was found." : `${found || "Nothing"} found.`, ["#/", "Customers"]), searchBox(page, text),
    customers.length > 0 && card("Customers", h("ul", { class: "list" }, customers.map(person))),
    licenses.length > 0 && card("Licences", h("ul", { class: "list" }, licenses.map((one) => holding(one)))),
    activations.length > 0 && card("Installations", h("ul", { class: "list" }, activations.map(installation))),
    invoices.length > 0 && card("Invoices", words.invoiceList(invoices, money))];
}

/** An account to be made. */
export async function newCustomer() {
  const fields = [
    { name: "email", label: "Email address", type: "email", required: true },
    { name: "name", label: "Name", required: true },
    { name: "company", label: "Company" },
    { name: "external_id", label: "Your own name for them", hint: "Such as their number in your books. No other customer's." },
    { name: "tax_number", label: "Tax number" },
    { name: "country", label: "Country", maxlength: 2, hint: "Two capital letters, such as DE.", pointer: "/address/country" },
  ];
  const send = async ({ external_id, country, ...rest }) => {
    const made = await call("POST /v1/customers", { ...rest, ...(external_id ? { external_id } : {}), address: { street: "", town: "", postal_code: "", region: "", country } });
    location.hash = `#/customers/${made.id}`;
  };
  return [head("New customer", null, ["#/", "Customers"]), h("section", { class: "card medium" }, form({ fields, button: "Make the account", send }))];
}

/** A customer with all that is theirs. */
export async function customer({ may, again }, id) {
  const [customer, licenses, invoices] = await Promise.all([
    get(`/v1/customers/${id}`), may("licenses:read") ? all("/v1/licenses", { customer: id }) : [], may("invoices:read") ? all("/v1/invoices", { customer: id }) : [],
  ]);
  const activations = may("activations:read") ? (await Promise.all(licenses.slice(0, 50).map((one) => all("/v1/activations", { license: one.id })))).flat() : [];
  const hosts = (license) => activations.filter((one) => one.license === license.id && one.state !== "released").map(words.name).join(", ");
  const linked = h("div", { "aria-live": "polite" });
  const makeLink = async () => {
    const { secret, expires_at } = await call(`POST /v1/customers/${id}/password-link`);
    linked.replaceChildren(once("Send them this link", `${location.origin}/welcome#${secret}`), h("p", { class: "soft small" }, "Good once, until ", moment(expires_at), ". An earlier link opens nothing any more."));
  };
  const status = () => ask({
    title: customer.status === "active" ? "Disable this account?" : "Enable this account?", button: customer.status === "active" ? "Disable" : "Enable", kind: customer.status === "active" ? "danger" : "",
    text: customer.status === "active" ? "They cannot log in any more and their sessions end. Their licences go on." : "They can log in again.",
    send: async () => {
      await call(`PATCH /v1/customers/${id}`, { status: customer.status === "active" ? "disabled" : "active" });
      say("It is done.");
      await again();
    },
  });
  const { address } = customer;
  return [head(customer.company || customer.name, customer.email, ["#/", "Customers"]),
    customer.status === "disabled" && note("bad", h("p", {}, "This account is disabled: nobody can log in to it.")),
    h("div", { class: "columns" },
      h("div", {},
        may("licenses:read") && card("Licences", licenses.length ? h("ul", { class: "list" }, licenses.map((one) => holding(one, hosts(one)))) : h("p", { class: "soft" }, "None yet."),
          may("licenses:write") && h("div", { class: "actions" }, link(`#/customers/${id}/issue`, "Issue a licence", "button"))),
        may("invoices:read") && card("Invoices", invoices.length ? words.invoiceList([...invoices].reverse(), money) : h("p", { class: "soft" }, "None yet."))),
      h("div", {},
        card("Details", facts([["Name", customer.name], ["Company", customer.company], ["Your name for them", customer.external_id], ["Tax number", customer.tax_number], ["Telephone", customer.phone],
          ["Address", [address.street, `${address.postal_code} ${address.town}`.trim(), address.region, address.country].filter(Boolean).join("\n")],
          ["Password", customer.has_password ? "Set" : "Not set yet"], ["Since", moment(customer.created_at)]])),
        may("customers:write") && card("Login", linked, h("div", { class: "actions" }, h("button", { type: "button", class: "plain", click: makeLink }, "Make a password link"),
          h("button", { type: "button", class: customer.status === "active" ? "danger" : "plain", click: status }, customer.status === "active" ? "Disable" : "Enable")))))];
}

/** The newest of what happened: who did what, or for those who may not see that, which events there were. */
export async function happenings({ may }) {
  const line = (what, of, about) => h("li", {}, h("div", { class: "grow" }, h("span", { class: "name" }, what), h("span", { class: "about" }, of)), h("span", { class: "soft" }, about));
  if (may("audit:read")) {
    const { data } = await get("/v1/audit-lines?limit=100");
    return [head("What happened", "Who did what, the newest first."), card("Audit trail", h("ul", { class: "list" }, data.map((one) => line(one.action, `${one.object} · by ${one.actor}${one.peer ? ` from ${one.peer}` : ""}`, moment(one.at)))))];
  }
  const events = await all("/v1/events");
  return [head("What happened", "The newest first."), card("Events", h("ul", { class: "list" }, events.slice(-100).reverse().map((one) => line(one.type, one.object, moment(one.at)))))];
}
