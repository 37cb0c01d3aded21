// From a price to what to do next: quote, order, on-screen instructions (UPS-14 to UPS-16).
import { call, get, newKey } from "./api.js";
import { card, day, facts, form, h, head, link, moment, money, note, once, told } from "./dom.js";
import * as words from "./words.js";

/** Keys that were shown, until the page is left. */
const keys = new Map();
/** One name for each quote: ordered twice by a double click, it is ordered once. */
const names = new Map();

/** The parts of a price and their sum. */
export function sums(paper) {
  const percent = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 2 }).format(paper.tax_basis_points / 10_000);
  const row = (word, minor) => h("tr", {}, h("th", { scope: "row" }, word), h("td", { class: "amount" }, money(minor, paper.currency)));
  return h("div", { class: "scroll" }, h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Item"), h("th", { scope: "col", class: "amount" }, "Amount"))),
    h("tbody", {}, paper.lines.map((line) => row(line.text, line.net))),
    h("tfoot", {}, row("Net", paper.net), row(paper.reverse_charge ? "Tax: reverse charge, owed by you" : `${paper.tax_name ?? "Tax"}, ${percent}`, paper.tax),
      paper.paid > 0 && [row("Total", paper.total), row("Paid", paper.paid)],
      paper.paid > 0 ? row("To be paid", paper.open) : row("Total", paper.total))));
}

/** A quote, to be ordered. */
export async function quote({ me }, id) {
  const quote = await get(`/v1/quotes/${id}`);
  const maintenance = quote.kind === "maintenance";
  const back = quote.license ? [`#/licenses/${quote.license}`, "Change something"] : ["#/buy", "Change something"];
  const answer = h("div", { "aria-live": "assertive" });
  if (!names.has(id)) names.set(id, newKey());
  const order = async () => {
    button.disabled = true;
    answer.replaceChildren();
    try {
      const line = quote.license && !maintenance ? `POST /v1/licenses/${quote.license}/upsizes` : "POST /v1/orders";
      const order = await call(line, { quote: id }, { key: names.get(id) });
      if (order.key) keys.set(order.id, order.key);
      location.hash = `#/orders/${order.id}`;
    } catch (problem) {
      answer.replaceChildren(told(problem));
    } finally {
      button.disabled = false;
    }
  };
  const button = h("button", { type: "button", click: order, id: "order" }, `Order for ${money(quote.total, quote.currency)}`);
  const effect = quote.terms === "on_invoice" && !maintenance ? "It takes effect at once, before the payment arrives." : "It takes effect when it is paid.";
  return [
    head(maintenance ? "Renew upgrade protection" : quote.kind === "purchase" ? "Your new licence" : "Your upgrade", "Please look it over, then order.", back),
    card("What you get",
      facts([
        ["Licence", words.level(quote.wanted)],
        ["Before", quote.kind === "purchase" || maintenance ? null : words.level(quote.current)],
        ["Add-ons", quote.wanted.addons.map((one) => `${words.addon(one.code)}, ${one.quantity}`).join("\n")],
        ["Upgrade protection until", quote.maintenance_until && day(quote.maintenance_until)],
        ["Payment", quote.terms === "on_invoice" && !maintenance ? "On invoice" : "In advance"],
      ])),
    card("What it costs", sums(quote),
      h("p", { class: "soft" }, "Good until ", moment(quote.valid_until), ". ", effect),
      quote.refusals.length > 0 && note("bad", h("p", {}, "This cannot be ordered any more:"), h("ul", {}, quote.refusals.map((one) => h("li", {}, words.rule(one))))),
      h("div", { class: "actions" }, quote.refusals.length === 0 && button, link(back[0], me.kind === "staff" ? "Back" : "Not now", "button plain")), answer),
  ];
}

/** What to do after ordering. */
export async function order({ me }, id) {
  const order = await get(`/v1/orders/${id}`);
  const staff = me.kind === "staff";
  const license = order.license && await get(`/v1/licenses/${order.license}`);
  const step = (strong, ...rest) => h("li", {}, h("strong", {}, strong), ...rest);
  const effective = order.state === "effective";
  const fresh = order.kind === "purchase" && license?.state === "issued";
  const pay = staff ? null : link(`#/invoices/${order.invoice}/pay`, "Make Payment", "button");
  const shownKey = h("div", {});
  const showKey = async () => {
    try {
      const { key } = await call(`POST /v1/orders/${id}/key`);
      shownKey.replaceChildren(keyBox(key));
    } catch (problem) {
      shownKey.replaceChildren(told(problem));
    }
  };
  const keyBox = (key) => [once("Your licence key", key), h("p", { class: "soft small" }, "It is shown this once. Keep it: with the login of your account it activates a server.")];
  if (fresh && keys.has(id)) shownKey.append(...keyBox(keys.get(id)));
  const activate = [
    step("Keep your licence key", keys.has(id) ? shownKey : [h("p", {}, "A key is shown once. Another one can be shown until one is activated; the one before opens nothing then."),
      h("button", { type: "button", class: "plain", click: showKey }, "Show a key"), shownKey]),
    step("Activate it on your server", "In its administration: Licensing, then Activate, with the key, your email address and your password. Or on its command line:",
      h("code", { class: "terminal" }, "mailserver license activate --email you@example.org")),
  ];
  const reactivate = [
    step("Open the licensing page of your server", "In its administration: Licensing."),
    step("Choose Reactivate", "The server asks for its licence and has what you bought at once. Nothing is installed anew, no key is typed. Or on its command line:",
      h("code", { class: "terminal" }, "mailserver license reactivate")),
    license && step("No connection there?", link(`#/licenses/${license.id}/offline`, "Get a new licence file"), " and import it on the server."),
  ];
  const waiting = [
    step("Pay", order.invoice_number, " over ", money(order.total, order.currency), "."),
    step("It takes effect when the payment is booked", fresh || !license ? "Your licence key is then shown here." : "Then choose Reactivate on the licensing page of your server."),
  ];
  const title = { effective: "Thank you. This is what to do now", awaiting_payment: "Thank you. It waits for your payment", blocked: "Your payment is here; the vendor looks into it", void: "This order was undone" }[order.state];
  return [
    head(title, [`Order of `, day(order.created_at), license ? [" · ", words.level(license)] : ""], license ? [`#/licenses/${license.id}`, staff ? "The licence" : "The installation"] : ["#/", "Home"]),
    effective && order.terms === "on_invoice" && order.total > 0 && note("good", h("p", {}, "What you bought is available at once. Please pay until ", day(order.due_at), "; if it is not paid by then, the server stops working.")),
    order.state !== "void" && h("div", { class: "columns" },
      card("On your server", h("ol", { class: "steps", id: "instructions" }, effective ? (fresh ? activate : reactivate) : waiting)),
      card("Payment", facts([["Invoice", link(`#/invoices/${order.invoice}`, order.invoice_number)], ["Total", money(order.total, order.currency)], ["Due", day(order.due_at)]]),
        h("div", { class: "actions" }, pay, link(`#/invoices/${order.invoice}`, "Show the invoice", "button plain")))),
  ];
}

/** Buying a licence for another machine. */
export async function purchase() {
  const fields = [
    { name: "edition", label: "Edition", type: "select", value: "essential", options: words.EDITIONS },
    { name: "users", label: "Users", type: "select", value: "25", options: words.TIERS.map((users) => [users, users || "Any number"]) },
    { name: "proxy", label: "With Proxy", type: "checkbox", hint: "Once bought, it stays part of the licence." },
    { name: "terms", label: "How do you want to pay?", type: "choice", value: "on_invoice", options: [
      ["on_invoice", "On invoice", "The key is shown at once."], ["prepaid", "In advance", "The key is shown when the payment is there."]] },
    { name: "currency", label: "Currency", value: "EUR", maxlength: 3, required: true, autocapitalize: "characters" },
  ];
  const send = async ({ edition, users, proxy, terms, currency }) => {
    const quote = await call("POST /v1/quotes", { edition, proxy, users: users ? Number(users) : null, terms, currency: currency.toUpperCase() });
    location.hash = `#/quotes/${quote.id}`;
  };
  return [head("Buy a new licence", "For one more machine. For a machine that has a licence, open its installation instead.", ["#/", "Home"]),
    h("section", { class: "card medium" }, form({ fields, button: "Get the price", send }))];
}
