// Which page is shown: by who is logged in, and by what stands behind # in the address.
import { Problem, call, ended, get } from "./api.js";
import { h, head, say, told } from "./dom.js";
import * as buy from "./buy.js";
import * as customer from "./customer.js";
import * as invoices from "./invoices.js";
import * as login from "./login.js";
import * as newcomers from "./newcomers.js";
import * as own from "./own.js";
import * as staff from "./staff.js";
import * as staffLicense from "./staff_license.js";

const main = document.getElementById("main");
const nav = document.getElementById("nav");
/** Says that there may be a session, so that whoever is not logged in is not asked about. The session itself is a cookie. */
const HINT = "pennypost-session";

/** Pages of those who have no account yet, or no way into it. */
const STRANGER = [
  [/^\/register$/, newcomers.register],
  [/^\/forgotten$/, newcomers.forgotten],
  [/^\/trial$/, newcomers.trial],
];
/** Pages by a mailed link, whose secret stands behind #. */
const LINKED = { "/welcome": login.welcome, "/trial": newcomers.confirm };
const CUSTOMER = [
  [/^\/$/, customer.home],
  [/^\/licenses\/([^/]+)$/, customer.license],
  [/^\/licenses\/([^/]+)\/offline$/, customer.offline],
  [/^\/buy$/, buy.purchase],
  [/^\/quotes\/([^/]+)$/, buy.quote],
  [/^\/orders\/([^/]+)$/, buy.order],
  [/^\/invoices$/, invoices.list],
  [/^\/invoices\/([^/]+)$/, invoices.one],
  [/^\/invoices\/([^/]+)\/pay$/, invoices.pay],
  [/^\/account$/, own.account],
];
const STAFF = [
  [/^\/$/, staff.home],
  [/^\/search\/(.+)$/, staff.search],
  [/^\/customers\/new$/, staff.newCustomer],
  [/^\/customers\/([^/]+)$/, staff.customer],
  [/^\/customers\/([^/]+)\/issue$/, staffLicense.issue],
  [/^\/licenses\/([^/]+)$/, staffLicense.one],
  [/^\/licenses\/([^/]+)\/offline$/, customer.offline],
  [/^\/licenses\/([^/]+)\/options$/, customer.options],
  [/^\/quotes\/([^/]+)$/, buy.quote],
  [/^\/orders\/([^/]+)$/, buy.order],
  [/^\/invoices$/, invoices.list],
  [/^\/invoices\/([^/]+)$/, invoices.staffOne],
  [/^\/happenings$/, staff.happenings],
  [/^\/account$/, own.account],
];

let me = null;
let shown = 0;

/** Whether whoever is logged in may do something: `may("orders:write")`. */
function may(scope) {
  const [area, right] = scope.split(":");
  return me.scopes.includes(`${area}:write`) || (right === "read" && me.scopes.includes(`${area}:read`));
}

function navigation(path) {
  if (!me) return nav.replaceChildren();
  const pages = me.kind === "staff"
    ? [["#/", "Search"], may("invoices:read") && ["#/invoices", "Invoices"], (may("audit:read") || may("events:read")) && ["#/happenings", "What happened"], ["#/account", "Account"]]
    : [["#/", "Home"], may("invoices:read") && ["#/invoices", "Invoices"], may("account:read") && ["#/account", "Account"]];
  const item = ([href, text]) => h("li", {}, h("a", { href, "aria-current": href === `#${path}` ? "page" : null }, text));
  nav.replaceChildren(h("ul", {}, pages.filter(Boolean).map(item), h("li", {}, h("button", { type: "button", click: logOut }, "Log out"))));
}

async function logOut() {
  await call("DELETE /v1/sessions/current", undefined, { quiet: true }).catch(() => {});
  forget();
  location.hash = "#/";
  await show();
}

function forget() {
  localStorage.removeItem(HINT);
  me = null;
}

/** Puts a page into its place and the focus on its heading. */
function place(nodes, title) {
  main.replaceChildren(...[nodes].flat(2).filter(Boolean));
  document.title = `${title ?? main.querySelector("h1")?.textContent ?? "Account"} · ${document.getElementById("vendor").textContent}`;
  const start = main.querySelector("[autofocus]") ?? main.querySelector("h1");
  start?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function readable(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function show() {
  const turn = (shown += 1);
  const path = readable(location.hash.slice(1)) || "/";
  const linked = LINKED[location.pathname];
  if (linked && location.hash.length > 2) return place(linked(location.hash.slice(1)));
  if (path.startsWith("/in/")) {
    history.replaceState(null, "", "/account#/");
    return login.byLink(path.slice(4), entered).catch((problem) => place([login.page(entered, problem.detail)]));
  }
  if (!me && localStorage.getItem(HINT)) {
    me = await call("GET /v1/whoami", undefined, { quiet: true }).catch(() => null);
    if (!me) forget();
  }
  navigation(path);
  if (!me) return place((STRANGER.find(([pattern]) => pattern.test(path))?.[1] ?? login.page)(entered));
  if (me.second_factor_required && path !== "/account") return place(own.mustEnrol());
  const pages = me.kind === "staff" ? STAFF : CUSTOMER;
  const found = pages.map(([pattern, page]) => [pattern.exec(path), page]).find(([match]) => match);
  if (!found) return place(missing());
  const waiting = setTimeout(() => turn === shown && main.replaceChildren(h("p", { class: "wait" }, "One moment …")), 300);
  try {
    const nodes = await found[1]({ me, may, again: show, go }, ...found[0].slice(1));
    if (turn === shown) place(nodes);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (turn === shown && me) place([head(problem.status === 404 ? "There is no such page" : "This did not work", null, ["#/", "Back to the start"]), told(problem)]);
  } finally {
    clearTimeout(waiting);
  }
}

const missing = () => [head("There is no such page", null, ["#/", "Back to the start"])];

function go(path) {
  if (location.hash === `#${path}`) return show();
  location.hash = `#${path}`;
  return null;
}

async function entered() {
  localStorage.setItem(HINT, "1");
  me = await get("/v1/whoami");
  say("You are logged in.");
  await show();
}

ended.tell = () => {
  if (!me) return;
  forget();
  navigation("/");
  place(login.page(entered, "Your session has ended. Please log in again."));
};

// What a button was refused and nobody showed is shown above the page.
window.addEventListener("unhandledrejection", (event) => {
  if (!(event.reason instanceof Problem)) return;
  event.preventDefault();
  main.prepend(told(event.reason));
  window.scrollTo(0, 0);
});
window.addEventListener("hashchange", show);
await show();
