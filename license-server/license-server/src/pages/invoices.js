// Invoices: read, paid, and for staff booked, extended and voided (UPS-18 to UPS-20).
import { all, call, get } from "./api.js";
import { ask, badge, card, day, decimal, facts, form, h, head, link, minorOf, money, note, say, today } from "./dom.js";
import { sums } from "./buy.js";
import * as words from "./words.js";

const isOpen = (invoice) => invoice.state === "open" || invoice.state === "overdue";

/** All invoices, the newest first. */
export async function list({ me }) {
  const invoices = (await all("/v1/invoices")).reverse();
  const due = invoices.filter(isOpen);
  const rest = invoices.filter((invoice) => !isOpen(invoice));
  return [head("Invoices", me.kind === "staff" ? "Of all customers." : null),
    card("To be paid", due.length ? words.invoiceList(due, money) : h("p", { class: "soft" }, "Nothing is to be paid.")),
    rest.length > 0 && card("Settled", words.invoiceList(rest, money))];
}

const papers = (invoice) => [
  link(`/v1/invoices/${invoice.id}/invoice.html`, "Page to print", "button plain"),
  h("a", { class: "button plain", href: `/v1/invoices/${invoice.id}/invoice.pdf`, download: `${invoice.number}.pdf` }, "Download as PDF"),
];

function paper(invoice) {
  const { address } = invoice;
  const to = [invoice.company, invoice.name, address.street, `${address.postal_code} ${address.town}`.trim(), address.region, address.country].filter(Boolean).join("\n");
  return h("div", { class: "columns" },
    card("What for", sums(invoice)),
    card("Details", facts([["State", words.invoiceBadge(invoice)], ["To", to], ["Tax number", invoice.tax_number], ["Date", day(invoice.issued_at)],
      ["Due", [day(invoice.due_at), invoice.extended ? " (extended)" : ""]],
      ["Licence", invoice.license && link(`#/licenses/${invoice.license}`, "Show it")]]), h("div", { class: "actions" }, papers(invoice))));
}

/** An invoice, for who pays it. */
export async function one(_, id) {
  const invoice = await get(`/v1/invoices/${id}`);
  return [head(`Invoice ${invoice.number}`, null, ["#/invoices", "Invoices"]),
    isOpen(invoice) && note(invoice.state === "overdue" ? "bad" : "warn", h("p", {}, `${money(invoice.open, invoice.currency)} `, invoice.state === "overdue" ? "was due " : "is to be paid until ", day(invoice.due_at), "."),
      h("div", { class: "actions" }, link(`#/invoices/${id}/pay`, "Make Payment", "button"))),
    paper(invoice)];
}

/** Make Payment: everything that is needed to pay, by each way there is. */
export async function pay(_, id) {
  const invoice = await get(`/v1/invoices/${id}`);
  const open = money(invoice.open, invoice.currency);
  if (!isOpen(invoice)) return [head("Make Payment", null, [`#/invoices/${id}`, invoice.number]), note("good", h("p", {}, "Nothing is to be paid of this invoice.")), h("div", { class: "actions" }, papers(invoice))];
  // Whether the vendor takes cards is known by whether there is a page to pay on.
  const checkout = await call(`POST /v1/invoices/${id}/checkout`).catch(() => null);
  const ways = [
    checkout?.url?.startsWith("https://") && card("By card", h("p", {}, `You pay ${open} on a page of the payment provider, and your licence is told at once.`),
      h("div", { class: "actions" }, h("a", { class: "button", href: checkout.url, rel: "noreferrer" }, `Pay ${open} by card`))),
    invoice.cheque && card("By cheque", facts([["Amount", open], ["Instructions", invoice.cheque], ["Write on it", invoice.number], ["To be there by", day(invoice.due_at)]])),
    invoice.transfer && card("By bank transfer", facts([["Amount", open], ["Account", invoice.transfer], ["Reference", invoice.number], ["To be there by", day(invoice.due_at)]])),
  ];
  return [
    head("Make Payment", [`Invoice ${invoice.number} · `, h("strong", {}, open), " · due ", day(invoice.due_at)], [`#/invoices/${id}`, `Invoice ${invoice.number}`]),
    ways,
    note("", h("p", {}, "A server without connection needs a new licence file once this is paid",
      invoice.license ? [": ", link(`#/licenses/${invoice.license}/offline`, "get it here"), "."] : ".", " All others go on by themselves.")),
    h("div", { class: "actions" }, papers(invoice)),
  ];
}

/** An invoice, for staff: money is booked and taken back, time given, orders undone. */
export async function staffOne({ may, again }, id) {
  const [invoice, payments] = await Promise.all([get(`/v1/invoices/${id}`), get(`/v1/invoices/${id}/payments`)]);
  const currency = invoice.currency;
  const books = may("invoices:write");
  const done = (text) => async () => {
    say(text);
    await again();
  };
  const book = form({
    button: "Book the payment",
    fields: [
      { name: "method", label: "It came", type: "choice", value: "cheque", options: [["cheque", "by cheque"], ["transfer", "by transfer"]] },
      { name: "reference", label: "Number of the cheque, or what the transfer said", required: true, maxlength: 200 },
      { name: "value_date", label: "Value date", type: "date", value: today(), required: true },
      { name: "amount", label: `Amount in ${currency}`, value: decimal(invoice.open, currency), inputmode: "decimal", required: true },
    ],
    send: async ({ method, reference, value_date, amount }) => {
      const minor = minorOf(amount, currency);
      if (!(minor > 0)) throw { detail: "The amount is not a number.", errors: [{ pointer: "/amount", detail: "must be an amount such as 12.50" }] };
      await call(`POST /v1/invoices/${id}/payments`, { method, reference, value_date, amount: minor });
      await done("The payment is booked.")();
    },
  });
  const reason = { name: "reason", label: "Why?", required: true };
  const extend = () => ask({
    title: "Give more time?", text: "It is done once for an invoice. The licence goes on until then.", button: "Give more time",
    fields: [{ name: "days", label: "Days", type: "number", min: 1, max: 14, value: 14, required: true }, { ...reason, value: "the cheque is in the post" }],
    send: async ({ days, reason }) => { await call(`POST /v1/invoices/${id}/extend`, { days: Number(days), reason }); await done("More time is given.")(); },
  });
  const cancel = () => ask({
    title: `Void ${invoice.number}?`, text: "Nobody has to pay it. Its order is undone: the licence goes back to what it was before.", button: "Void it", kind: "danger", fields: [reason],
    send: async ({ reason }) => { await call(`POST /v1/invoices/${id}/void`, { reason }); await done("The invoice is void.")(); },
  });
  const reverse = (payment) => () => ask({
    title: "Take this payment back?", text: "As when a cheque bounces: the invoice is open again and due in seven days.", button: "Take it back", kind: "danger",
    fields: [{ ...reason, value: "the cheque bounced" }, { name: "value_date", label: "Value date", type: "date", value: today(), required: true }],
    send: async (values) => { await call(`POST /v1/invoices/${id}/payments/${payment.id}/reverse`, values); await done("The payment is taken back.")(); },
  });
  const taken = new Set(payments.data.map((payment) => payment.reverses).filter(Boolean));
  const line = (payment) => h("li", {}, h("div", { class: "grow" }, h("span", { class: "name" }, `${payment.reverses ? "Taken back: " : ""}${money(payment.amount, currency)}`),
    h("span", { class: "about" }, `${payment.method} · ${payment.reference} · ${payment.value_date}`)), !payment.applied && !payment.reverses && badge(["To be returned", "warn"]),
  books && !payment.reverses && !taken.has(payment.id) && h("button", { type: "button", class: "plain", click: reverse(payment) }, "Take back"));
  return [head(`Invoice ${invoice.number}`, [link(`#/customers/${invoice.customer}`, invoice.company || invoice.name)], ["#/invoices", "Invoices"]), paper(invoice),
    h("div", { class: "columns" },
      books && isOpen(invoice) && card("Book a payment", book),
      h("div", {},
        card("Payments", payments.data.length ? h("ul", { class: "list" }, payments.data.map(line)) : h("p", { class: "soft" }, "None yet.")),
        books && isOpen(invoice) && card("Otherwise", h("div", { class: "actions" },
          !invoice.extended && h("button", { type: "button", class: "plain", click: extend }, "Give more time"), h("button", { type: "button", class: "danger", click: cancel }, "Void")))))];
}
