// What customers see of their installations: Home, and a page for each with everything it can become (UPS-08, UPS-10 to UPS-14).
import { all, call, get, query } from "./api.js";
import { ask, card, choice, day, facts, form, h, head, keep, link, moment, money, note, say, told, unique } from "./dom.js";
import * as words from "./words.js";

const isOpen = (invoice) => invoice.state === "open" || invoice.state === "overdue";

/** Home: the box Installations, what waits to be activated, what is to be paid. */
export async function home({ may }) {
  const [licenses, activations, invoices] = await Promise.all([
    all("/v1/licenses"), all("/v1/activations"), may("invoices:read") ? all("/v1/invoices") : [],
  ]);
  const held = activations.filter((one) => one.state !== "released");
  const unused = licenses.filter((license) => !held.some((one) => one.license === license.id) && license.state !== "revoked");
  const due = invoices.filter(isOpen);
  const item = (license, name, about) => h("li", {},
    h("div", { class: "grow" }, link(`#/licenses/${license.id}`, name, "name"), h("span", { class: "about" }, about)), words.licenseBadge(license));
  const installation = (one) => {
    const license = licenses.find((license) => license.id === one.license);
    return license && item(license, words.name(one), [words.level(license), one.cloned && " · two copies of it ask"]);
  };
  const buys = may("orders:write") && may("account:read");
  return [
    head("Home", "Your installations and invoices."),
    h("div", { class: "columns" },
      h("div", {},
        card("Installations",
          held.length > 0
            ? h("ul", { class: "list", id: "installations" }, held.map(installation))
            : h("p", { class: "soft" }, "None yet. A licence appears here when its key was activated on a server."),
          unused.length > 0 && [h("h3", {}, "Not activated yet"),
            h("ul", { class: "list", id: "unused" }, unused.map((license) => item(license, `Licence ${license.key_prefix}…`, words.level(license))))],
          buys && h("div", { class: "actions" }, link("#/buy", "Buy a new licence", "button plain")))),
      card("To be paid", due.length > 0
        ? [words.invoiceList(due, money), h("div", { class: "actions" }, link(`#/invoices/${due[0].id}/pay`, "Make Payment", "button"))]
        : h("p", { class: "soft" }, "Nothing is to be paid. "), due.length === 0 && h("p", {}, link("#/invoices", "All invoices")))),
  ];
}

/** The page of an installation, or of a licence that has none yet. */
export async function license({ may, again }, id) {
  const [license, activations] = await Promise.all([get(`/v1/licenses/${id}`), all("/v1/activations", { license: id })]);
  const held = activations.filter((one) => one.state !== "released");
  const sold = may("orders:write") && !["issued", "revoked", "suspended"].includes(license.state);
  const options = sold ? await get(`/v1/licenses/${id}/options?all=true`).catch((problem) => problem) : null;
  const first = held[0];
  return [
    head(first ? words.name(first) : `Licence ${license.key_prefix}…`, [words.level(license), " ", words.licenseBadge(license)], ["#/", "Home"]),
    await dues(license, may),
    held.some((one) => one.cloned) && note("bad", h("p", {}, "Two copies of this installation ask for its licence. Activate the key on the server that is to stay.")),
    h("div", { class: "columns" },
      h("div", {}, card("Licence", about(license)), moving(license, held, { may, again })),
      h("div", {}, held.length === 0
        ? card("Installation", h("p", {}, "This licence is not in use. On your server, open Licensing and choose Activate, or run:"), h("code", { class: "terminal" }, "mailserver license activate --email you@example.org"))
        : held.map((one) => installation(one, { may, again })))),
    options && (options.levels ? offers(license, options) : card("Upgrade options", told(options))),
  ];
}

/** Only what a licence can become: for staff, who see the rest elsewhere. */
export async function options(_, id) {
  const [license, options] = await Promise.all([get(`/v1/licenses/${id}`), get(`/v1/licenses/${id}/options?all=true`)]);
  return [head("Options and prices", words.level(license), [`#/licenses/${id}`, "The licence"]), offers(license, options)];
}

/** What a licence is. */
export function about(license) {
  return facts([
    ["Edition", words.edition(license.edition)],
    ["Proxy", license.proxy ? "Included" : "Not included"],
    ["Users", license.users === null ? "Any number" : license.users],
    ["Add-ons", words.addons(license)],
    ["Upgrade protection", words.protection(license)],
    ["Key", `${license.key_prefix}…`],
    ["Kind", words.kind(license)],
    ["Ends", license.term && day(license.term)],
    ["Open invoice", license.invoice],
    ["Since", day(license.created_at)],
  ]);
}

/** An installation as it was heard of. */
export function installation(held, { may, again }) {
  const release = () => ask({
    title: `Release ${words.name(held)}?`, kind: "danger", button: "Release",
    text: "Its licence is free for another machine at once. If this machine asks again, it is told so and falls to the Free edition. Do this only if it is gone.",
    fields: [{ name: "reason", label: "Why?", required: true, value: "the machine is gone" }],
    send: async ({ reason }) => {
      await call(`POST /v1/activations/${held.id}/release`, { reason });
      say("It is released.");
      await again();
    },
  });
  return card("Installation",
    facts([
      ["Host name", held.hostname], ["State", words.activationBadge(held)], ["Moves until", held.until && moment(held.until)], ["Installation Id", held.installation && h("code", {}, held.installation)],
      ["Gets its licence", words.channel[held.channel]], ["In use", words.usage(held)], ["Heard of", moment(held.seen_at)],
      ["Licence file good until", held.token_ends_at && day(held.token_ends_at)], ["Reason", held.reason], ["Activated", day(held.activated_at)],
    ]),
    may("activations:write") && held.state !== "released" && h("div", { class: "actions" }, h("button", { type: "button", class: "plain", click: release }, "Release")));
}

/** Moving to another machine, and machines without connection. */
export function moving(license, held, { may, again }) {
  if (!may("activations:write") || ["revoked", "suspended"].includes(license.state)) return null;
  const transfer = () => ask({
    title: "Move to another machine?", button: "Begin the move",
    text: ["The licence becomes free for another machine. Activate its key there; the machine that has it now goes on only as long as the vendor's policy gives it."],
    send: async () => {
      await call(`POST /v1/licenses/${license.id}/transfer`);
      say("The move has begun. Activate the key on the new machine.");
      await again();
    },
  });
  return card("Move, or no connection",
    h("p", { class: "soft" }, "To another machine; or to and from a machine that cannot reach the internet, by files."),
    h("div", { class: "actions" },
      held.some((one) => one.state !== "migrating") && h("button", { type: "button", class: "plain", click: transfer }, "Move to another machine"),
      link(`#/licenses/${license.id}/offline`, "Licence by file", "button plain")));
}

/** What is to be paid for this licence. */
async function dues(license, may) {
  if (!license.invoice || !may("invoices:read")) return null;
  const [invoice] = (await get(query("/v1/invoices", { number: license.invoice }))).data;
  if (!invoice || !isOpen(invoice)) return null;
  const stopped = license.state === "stopped_unpaid";
  return note(stopped ? "bad" : "warn",
    h("p", {}, stopped ? "This installation is stopped, because " : "Not paid yet: ", link(`#/invoices/${invoice.id}`, invoice.number), ` over ${money(invoice.open, invoice.currency)}`,
      stopped ? " was not paid. It runs again when the payment is booked." : [", due ", day(invoice.due_at), ". If it is not paid by then, the server stops working."]),
    h("div", { class: "actions" }, link(`#/invoices/${invoice.id}/pay`, "Make Payment", "button")));
}

/** Everything a licence can become, each with what it costs and a button. */
function offers(license, options) {
  const currency = options.currency;
  const terms = options.terms.map((one) => one === "on_invoice"
    ? [one, "On invoice", "Takes effect at once; pay by card, transfer or cheque until it is due."]
    : [one, "In advance", "Takes effect when the payment is there."]);
  const pay = choice({ name: "terms", label: "How do you want to pay?", value: options.terms[0], options: terms });
  const answer = h("div", { "aria-live": "assertive" });
  const buy = (button, line, question) => async () => {
    button().disabled = true;
    answer.replaceChildren();
    try {
      const quote = await call(`POST /v1/licenses/${license.id}/${line}`, question());
      location.hash = `#/quotes/${quote.id}`;
    } catch (problem) {
      answer.replaceChildren(told(problem));
      answer.scrollIntoView({ block: "center" });
    } finally {
      button().disabled = false;
    }
  };
  const held = (addons = license.addons) => addons.filter((one) => one.state !== "trial" && one.state !== "ended").map(({ code, quantity }) => ({ code, quantity }));
  const owned = options.current.addons ?? held();
  const buyLevel = (level, addons = owned) => {
    let button;
    const words_ = words.level(level);
    const price = money(level.net, currency);
    const question = () => ({ edition: level.edition, proxy: level.proxy, users: level.users, addons, currency, terms: pay.value() });
    button = h("button", { type: "button", "aria-label": `Buy ${words_} for ${price}`, click: buy(() => button, "quotes", question) }, h("span", {}, price), h("span", {}, "Buy"));
    return button;
  };
  const isCurrent = (option) => option.edition === options.current.edition && option.proxy === options.current.proxy && option.users === options.current.users;
  const cell = (option) => {
    if (!option) return h("td", { class: "none" }, "not sold");
    if (isCurrent(option)) return h("td", { class: "here" }, "What you have");
    return option.net === null ? h("td", { class: "none" }, h("span", { "aria-hidden": "true" }, "–"), h("span", { class: "unseen" }, "not possible")) : h("td", {}, buyLevel(option));
  };
  const matrix = (code) => {
    const of = options.levels.filter((option) => option.edition === code);
    if (!of.some((option) => option.net !== null || isCurrent(option))) return null;
    const tiers = [...new Set(of.map((option) => option.users))].filter((users) => of.some((option) => option.users === users && (option.net !== null || isCurrent(option))));
    const find = (users, proxy) => of.find((option) => option.users === users && option.proxy === proxy);
    return h("table", { class: "prices" }, h("caption", {}, words.edition(code)),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Users"), h("th", { scope: "col" }, "Without Proxy"), h("th", { scope: "col" }, "With Proxy"))),
      h("tbody", {}, tiers.map((users) => h("tr", {}, h("th", { scope: "row" }, users ?? "Any number"), cell(find(users, false)), cell(find(users, true))))));
  };
  const possible = options.levels.some((option) => option.net !== null);
  const protection = options.maintenance.map((term) => {
    let button;
    const question = () => ({ term: term.term, currency });
    if (term.net === null) return h("li", {}, h("div", { class: "grow" }, h("span", { class: "name" }, term.name), h("span", { class: "about" }, term.refusals.map((one) => words.rule(one)).join(" "))));
    button = h("button", { type: "button", "aria-label": `Buy ${term.name} for ${money(term.net, currency)}`, click: buy(() => button, "maintenance-quotes", question) }, "Buy");
    return h("li", {}, h("div", { class: "grow" }, h("span", { class: "name" }, term.name), h("span", { class: "about" }, "New end: ", day(term.until))),
      h("span", { class: "amount" }, money(term.net, currency)), button);
  });
  const more = options.addons.map((one) => {
    if (one.net === null) return h("li", {}, h("div", { class: "grow" }, h("span", { class: "name" }, words.addon(one.code)), h("span", { class: "about" }, one.refusals.map((refusal) => words.rule(refusal)).join(" "))));
    const id = unique("quantity");
    const input = h("input", { id, type: "number", min: one.held + 1, max: 1000000, value: one.held + 1, inputmode: "numeric" });
    const question = () => ({
      edition: options.current.edition, proxy: options.current.proxy, users: options.current.users, currency, terms: pay.value(),
      addons: [...owned.filter((other) => other.code !== one.code), { code: one.code, quantity: Number(input.value) }],
    });
    let button;
    button = h("button", { type: "button", "aria-label": `Buy ${words.addon(one.code)}`, click: buy(() => button, "quotes", question) }, "Buy");
    return h("li", {}, h("div", { class: "grow" }, h("span", { class: "name" }, words.addon(one.code)),
      h("span", { class: "about" }, `You have ${one.held}. ${money(one.net, currency)} for one more.`)),
    h("div", {}, h("label", { for: id, class: "small" }, "How many in all"), input), button);
  });
  const reasons = [...new Map(options.levels.flatMap((option) => option.refusals).map((one) => [one.detail, one])).values()];
  const common = reasons.filter((reason) => options.levels.every((option) => option.refusals.some((one) => one.detail === reason.detail)));
  return h("div", {},
    answer,
    card("Upgrade options",
      common.length > 0 && note("warn", h("p", {}, "Nothing can be bought for this licence now:"), h("ul", {}, common.map((one) => h("li", {}, words.rule(one))))),
      possible && [h("p", {}, "What each step costs from where you are, without tax: the difference of the list prices, nothing else. What you buy on invoice works at once."),
        pay.element, words.EDITIONS.map(([code]) => matrix(code))],
      possible && h("details", {}, h("summary", {}, "Choose everything together"), chooser(license, options, owned, pay)),
      reasons.length > 0 && h("details", {}, h("summary", {}, "What is not possible, and why"),
        h("ul", {}, reasons.map((one) => h("li", {}, words.rule(one))), h("li", {}, "Licences are for one machine each and are never joined.")))),
    card("Upgrade protection",
      h("p", {}, words.protection(license)),
      h("p", { class: "soft" }, "It is needed to buy more for this licence, and it entitles the server to every build that appears while it lives. It takes effect when it is paid."),
      h("ul", { class: "list" }, protection)),
    more.length > 0 && card("Add-ons", h("ul", { class: "list" }, more)));
}

/** Edition, proxy, users and add-ons in one order; what is refused is told with every rule. */
function chooser(license, options, owned, pay) {
  const now = options.current;
  const start = now.edition === "free" ? "essential" : now.edition;
  const tiers = [...new Set(options.levels.map((option) => option.users))];
  const find = ({ edition, proxy, users }) => options.levels.find((one) => one.edition === edition && one.proxy === proxy && String(one.users ?? "") === users);
  const told_ = h("div", { "aria-live": "polite" });
  const fields = [
    { name: "edition", label: "Edition", type: "select", value: start, options: words.EDITIONS },
    { name: "users", label: "Users", type: "select", value: now.users ?? "", options: tiers.map((users) => [users ?? "", users ?? "Any number"]) },
    { name: "proxy", label: "With Proxy", type: "checkbox", value: now.proxy, hint: "Once bought, it stays part of the licence." },
    ...options.addons.map((one) => ({ name: `addon-${one.code}`, label: words.addon(one.code), type: "number", min: one.held, max: 1000000, value: one.held, pointer: "/addons" })),
  ];
  const element = form({
    fields, button: "Get the price", after: [told_],
    send: async (values) => {
      const addons = options.addons.map((one) => ({ code: one.code, quantity: Number(values[`addon-${one.code}`]) })).filter((one) => one.quantity > 0);
      const kept = owned.filter((one) => !options.addons.some((other) => other.code === one.code));
      const question = { edition: values.edition, proxy: values.proxy, users: values.users ? Number(values.users) : null, addons: [...kept, ...addons], currency: options.currency, terms: pay.value() };
      const quote = await call(`POST /v1/licenses/${license.id}/quotes`, question);
      location.hash = `#/quotes/${quote.id}`;
    },
  });
  element.addEventListener("change", () => {
    const option = find({ edition: element.edition.value, proxy: element.proxy.checked, users: element.users.value });
    if (!option) told_.replaceChildren(note("warn", h("p", {}, "This is not sold for so many users.")));
    else if (option.net === null) told_.replaceChildren(note("warn", h("ul", {}, option.refusals.map((one) => h("li", {}, words.rule(one))))));
    else told_.replaceChildren(note("good", h("p", {}, `${words.level(option)}: ${money(option.net, options.currency)} without tax, and add-ons.`)));
  });
  return element;
}

/** A licence for a machine without connection: its request in, the answer out (UPS-16, LIC-16). */
export async function offline({ me }, id) {
  const license = await get(`/v1/licenses/${id}`);
  const box = h("section", { class: "card medium", "aria-live": "polite" });
  const fields = [
    { name: "file", label: "Request file", type: "file", accept: ".txt,.req,text/plain" },
    { name: "request", label: "or its text", type: "text-block", placeholder: "-----BEGIN ACTIVATION REQUEST-----" },
  ];
  const send = async ({ file, request }) => {
    const text = file ? await file.text() : request;
    if (!text.trim()) throw { detail: "Choose the file, or paste its text.", errors: [{ pointer: "/request", detail: "is needed" }] };
    const { response } = await call(`POST /v1/licenses/${id}/offline-exchanges`, { request: text });
    const name = `license-${license.key_prefix}.txt`;
    box.replaceChildren(h("h2", { tabindex: "-1" }, "The answer"),
      h("p", {}, "Carry this file to the server and import it there, once: ", h("code", {}, `mailserver license import ${name}`)),
      h("textarea", { readonly: true, "aria-label": "The answer", id: "answer" }), h("div", { class: "actions" },
        h("button", { type: "button", click: () => keep(name, response) }, "Download the answer")));
    box.querySelector("textarea").value = response;
    box.querySelector("h2").focus();
  };
  const step = (strong, ...rest) => h("li", {}, h("strong", {}, strong), ...rest);
  return [
    head("Licence by file", `For a machine without connection. Licence ${license.key_prefix}…, ${words.level(license)}.`, [`#/licenses/${id}`, me.kind === "staff" ? "The licence" : "The installation"]),
    card("How it goes", h("ol", { class: "steps" },
      step("Make a request on the server", h("code", { class: "terminal" }, "mailserver license request activate > request.txt"),
        h("span", { class: "soft small" }, "After buying more or paying: ", h("code", {}, "mailserver license request refresh"))),
      step("Bring it here and take the answer along"),
      step("Import the answer on the server", h("code", { class: "terminal" }, "mailserver license import answer.txt")))),
    (box.append(form({ fields, button: "Get the answer", send })), box),
  ];
}
