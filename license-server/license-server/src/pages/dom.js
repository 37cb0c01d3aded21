// Elements, words and numbers: what every page here is made of. It knows nothing of licences.

/** An element. Functions among its properties listen to events, null and false are left out; children are nodes and texts. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

let numbered = 0;
/** An id that no other element of the page has. */
export const unique = (stem) => `${stem}-${(numbered += 1)}`;

const WHOLE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ");
const THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND".split(" ");

/** How many places a currency has: as the server prints them, not as browsers like to round them. */
export const places = (currency) => (WHOLE.includes(currency) ? 0 : THOUSANDTHS.includes(currency) ? 3 : 2);

/** Minor units as people here write the amount. */
export function money(minor, currency) {
  const digits = places(currency);
  const options = { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(undefined, options).format(minor / 10 ** digits);
}

/** Minor units as a plain number that can be typed. */
export const decimal = (minor, currency) => (minor / 10 ** places(currency)).toFixed(places(currency));

/** The minor units of a typed number; not a number when it is none, or has too many places. */
export function minorOf(text, currency) {
  const digits = places(currency);
  const match = /^(\d{1,13})(?:[.,](\d+))?$/.exec(text.trim());
  if (!match || (match[2] ?? "").length > digits) return NaN;
  return Number(match[1]) * 10 ** digits + Number((match[2] ?? "").padEnd(digits, "0") || 0);
}

/** A day, as people here write it; the exact time is in the element. */
export function day(time) {
  if (!time) return "–";
  const shown = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" }).format(new Date(time));
  return h("time", { datetime: time, title: time }, shown);
}

/** A day and a time of day. */
export function moment(time) {
  if (!time) return "–";
  const shown = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(time));
  return h("time", { datetime: time, title: time }, shown);
}

/** Today, as inputs of dates have it. */
export const today = () => new Date().toISOString().slice(0, 10);

/** What readers of the screen are told without being moved. */
export function say(text) {
  document.getElementById("status").textContent = text;
}

/** A box with a heading. */
export function card(heading, ...children) {
  const id = unique("heading");
  return h("section", { class: "card", "aria-labelledby": id }, h("h2", { id }, heading), children);
}

/** The head of a page. The router moves the focus to its heading. */
export function head(title, about, back) {
  return h("div", { class: "head" },
    back && h("a", { class: "back", href: back[0] }, `← ${back[1]}`),
    h("h1", { tabindex: "-1" }, title),
    about && h("p", {}, about));
}

/** Names and values. Pairs without a value are left out. */
export function facts(pairs) {
  const rows = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return h("dl", { class: "facts" }, rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

export const badge = ([word, kind]) => h("span", { class: `badge ${kind}` }, word);

export const note = (kind, ...children) => h("div", { class: `note ${kind}` }, children);

export const link = (href, text, kind = "") => h("a", { href, class: kind }, text);

/** What a problem says: its sentence, and each field or rule with it. */
export function told(problem) {
  const errors = problem.errors ?? [];
  const box = note("bad", h("p", {}, problem.detail ?? String(problem)),
    errors.length > 0 && h("ul", {}, errors.map((error) => h("li", {}, sentence(error.detail)))));
  box.setAttribute("role", "alert");
  return box;
}

/** A fragment as a sentence. */
export function sentence(fragment) {
  const text = fragment.charAt(0).toUpperCase() + fragment.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/**
 * A form. Each field is `{name, label, hint, type, value, options, rows, pointer, ...attributes}`; `send` gets the values and its
 * failure is shown at the fields it names, by the pointer of the API.
 */
export function form({ fields, button, send, kind = "", before = [], after = [] }) {
  const made = fields.filter(Boolean).map(field);
  const answer = h("div", { "aria-live": "polite" });
  const submit = h("button", { type: "submit", class: kind }, button);
  const element = h("form", { novalidate: true, submit: onsubmit }, before, made.map((one) => one.element), after,
    h("div", { class: "actions" }, submit), answer);
  async function onsubmit(event) {
    event.preventDefault();
    answer.replaceChildren();
    made.forEach((one) => one.wrong(null));
    const empty = made.filter((one) => one.input?.required && !one.value());
    empty.forEach((one) => one.wrong("Please fill this in."));
    if (empty.length > 0) return empty[0].input.focus();
    submit.disabled = true;
    try {
      const shown = await send(Object.fromEntries(made.map((one) => [one.name, one.value()])), element);
      if (shown) answer.replaceChildren(shown);
    } catch (problem) {
      const named = made.filter((one) => problem.errors?.some((error) => error.pointer === one.pointer));
      for (const one of named) one.wrong(problem.errors.find((error) => error.pointer === one.pointer).detail);
      answer.replaceChildren(told(problem));
      named[0]?.input?.focus();
    } finally {
      submit.disabled = false;
    }
  }
  return element;
}

function field({ name, label, hint, type = "text", value = "", options, pointer = `/${name}`, ...attributes }) {
  if (type === "choice") return choice({ name, label, value, options, pointer });
  const id = unique(name);
  const [told, wrong] = [`${id}-hint`, `${id}-wrong`];
  const common = { id, name, "aria-describedby": hint ? told : null, ...attributes };
  const input =
    type === "select" ? h("select", common, options.map(([key, text]) => h("option", { value: key, selected: String(key) === String(value) }, text)))
    : type === "text-block" ? h("textarea", { spellcheck: "false", ...common })
    : h("input", { type, ...common });
  if (type === "checkbox") input.checked = Boolean(value);
  else if (type !== "select" && type !== "file") input.value = value;
  const fault = h("p", { class: "wrong", id: wrong, hidden: true });
  const text = h("label", { for: id }, label);
  const about = hint && h("p", { class: "hint", id: told }, hint);
  const element = type === "checkbox"
    ? h("div", { class: "field tick" }, input, h("div", {}, text, about, fault))
    : h("div", { class: "field" }, text, input, about, fault);
  return {
    name, pointer, element, input,
    value: () => (type === "checkbox" ? input.checked : type === "file" ? input.files[0] : input.value),
    wrong(detail) {
      fault.hidden = !detail;
      fault.textContent = detail ? sentence(detail) : "";
      if (detail) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      input.setAttribute("aria-describedby", [detail && wrong, hint && told].filter(Boolean).join(" "));
    },
  };
}

/** One of several, each with a word about it. */
export function choice({ name, label, value, options, pointer = `/${name}`, change }) {
  const inputs = options.map(([key]) => h("input", { type: "radio", name, value: key, checked: key === value, change: change ?? null }));
  const labels = options.map(([, text, about], at) => h("label", {}, inputs[at], h("span", {}, text, about && h("small", {}, about))));
  const element = h("fieldset", {}, h("legend", {}, label), h("div", { class: "choice" }, labels));
  return { name, pointer, element, input: inputs[0], value: () => inputs.find((input) => input.checked)?.value, wrong() {} };
}

/** A secret that is shown once, with a button that copies it. */
export function once(label, secret) {
  const id = unique("once");
  const input = h("input", { id, readonly: true, value: secret, spellcheck: "false", autocomplete: "off", focus: () => input.select() });
  const copied = h("span", { role: "status", class: "soft small" });
  const copy = async () => {
    input.select();
    try {
      await navigator.clipboard.writeText(secret);
      copied.textContent = "Copied.";
    } catch {
      copied.textContent = "Selected: copy it with your keyboard.";
    }
  };
  return h("div", { class: "field" }, h("label", { for: id }, label),
    h("div", { class: "once" }, input, h("button", { type: "button", class: "plain", click: copy }, "Copy")), copied);
}

/** Lets somebody keep a text as a file. */
export function keep(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const anchor = h("a", { href: url, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Asks before something is done. `fields` are asked for with it; `send` does it, and what fails is shown there. */
export function ask({ title, text, fields = [], button, kind = "", send }) {
  const id = unique("dialog");
  const dialog = h("dialog", { "aria-labelledby": id, close: () => dialog.remove() },
    h("h2", { id }, title), [text].flat().filter(Boolean).map((line) => h("p", {}, line)),
    form({
      fields, button, kind,
      send: async (values) => {
        await send(values);
        dialog.close();
      },
    }));
  const cancel = h("button", { type: "button", class: "plain", click: () => dialog.close() }, "Cancel");
  dialog.querySelector(".actions").append(cancel);
  document.body.append(dialog);
  dialog.showModal();
}
