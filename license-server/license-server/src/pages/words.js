// What licences, installations and invoices are called here.
import { badge, day, h, link, sentence } from "./dom.js";

export const EDITIONS = [["essential", "Essential"], ["professional", "Professional"], ["enterprise", "Enterprise"]];
export const TIERS = ["10", "25", "50", "100", "250", "500", "1000", ""];

const ADDONS = {
  activesync: "ActiveSync", ews: "Exchange Web Services", feed: "Spam and virus feed", archive: "Archive and journal", cluster: "High availability",
};

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1).replaceAll(/[_-]/g, " ");

export const edition = (code) => (code === "free" ? "Free" : EDITIONS.find(([known]) => known === code)?.[1] ?? capital(code));
export const addon = (code) => ADDONS[code] ?? capital(code);
export const users = (count) => (count === null || count === "" ? "any number of users" : `${count} users`);
export const product = (level) => `${edition(level.edition)}${level.proxy ? " with Proxy" : ""}`;
export const level = (one) => `${product(one)}, ${users(one.users)}`;

const LICENSE = {
  issued: ["Not activated yet", "warn"], trial: ["Trial", "warn"], active: ["Active", "good"], pending_payment: ["Active, invoice open", "warn"],
  stopped_unpaid: ["Stopped: not paid", "bad"], suspended: ["Suspended", "bad"], expired_to_free: ["Ended, on Free", "bad"], revoked: ["Revoked", "bad"],
};
const ACTIVATION = {
  pending_offline: ["Waits for its file", "warn"], live: ["In use", "good"], migrating: ["Moving", "warn"], lost: ["Not heard of", "bad"], released: ["Released", ""],
};
const INVOICE = { open: ["To be paid", "warn"], paid: ["Paid", "good"], overdue: ["Overdue", "bad"], void: ["Void", ""] };
const KINDS = { paid: "Bought", lease: "Leased", trial: "Trial", nfr: "Given, not for resale" };
const ADDON_STATES = { trial: ["Trial", "warn"], ended: ["Trial ended", ""], bought: ["Bought", "good"], lapsed: ["Lapsed", "bad"] };

export const licenseBadge = (license) => badge(LICENSE[license.state] ?? [license.state, ""]);
export const activationBadge = (held) => badge(held.cloned ? ["Two copies", "bad"] : ACTIVATION[held.state] ?? [held.state, ""]);
export const invoiceBadge = (invoice) => badge(INVOICE[invoice.state] ?? [invoice.state, ""]);
export const kind = (license) => KINDS[license.kind] ?? license.kind;

export const channel = { online: "asks by itself", offline: "by files that are carried", manual: "by host name alone" };

/** A rule that stands in the way, in words: states are called here as everywhere on the page. */
export function rule(refusal) {
  const detail = refusal.detail.replace(/while it is (\w+)$/, (all, state) => (state in LICENSE ? `in its state: ${LICENSE[state][0].toLowerCase()}` : all));
  return sentence(detail);
}

/** Upgrade protection in a sentence. */
export function protection(license) {
  switch (license.maintenance) {
    case "live": return [badge(["Live", "good"]), " until ", day(license.maintenance_until)];
    case "lapsed": return [badge(["Lapsed", "bad"]), " since ", day(license.maintenance_until)];
    default: return "Begins with the first activation";
  }
}

/** The add-ons of a licence, one a line. */
export function addons(license) {
  if (license.addons.length === 0) return "None";
  const one = (held) => h("div", {}, `${addon(held.code)}${held.quantity ? `, ${held.quantity}` : ""} `, badge(ADDON_STATES[held.state] ?? [held.state, ""]),
    held.until && [" until ", day(held.until)]);
  return license.addons.map(one);
}

/** What an installation is called: by its host name. */
export const name = (held) => held.hostname ?? held.installation ?? held.id;

export const usage = (held) => held.usage.map((one) => `${one.used} ${one.name.replaceAll("_", " ")}`).join(", ");

/** Invoices in a list. */
export function invoiceList(invoices, money) {
  return h("ul", { class: "list" }, invoices.map((invoice) => h("li", {},
    h("div", { class: "grow" }, link(`#/invoices/${invoice.id}`, invoice.number, "name"),
      h("span", { class: "about" }, invoice.state === "open" || invoice.state === "overdue" ? ["Due ", day(invoice.due_at)] : ["Of ", day(invoice.issued_at)])),
    invoiceBadge(invoice), h("span", { class: "amount" }, money(invoice.state === "paid" ? invoice.total : invoice.open, invoice.currency)))));
}
