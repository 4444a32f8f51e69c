// The emulator's console. It reads the admin API, and reads it again whenever the event stream reports a change.

import { fault, heading, hint, request, resource, rule } from "./entries.mjs";

const at = (id) => document.getElementById(id);
const SECTIONS = [...document.querySelectorAll("main > section")];
const CLOUDS = { tke: "Tencent", tcr: "Tencent", bci: "Baidu", bec: "Baidu", eci: "CTyun" };

/** Calls the admin API. @throws Error with its message */
async function ask(method, path, body) {
  const response = await fetch(`../${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `${method} ${path}: ${response.status}`);
  return answer;
}

function tell(problem) {
  at("problem").hidden = problem === "";
  at("problem").textContent = problem;
}

/** Performs an action of the user. An error stays on the page until the next action. */
async function act(method, path, body) {
  try {
    await ask(method, path, body);
    tell("");
  } catch (error) {
    tell(error.message);
  }
}

/** Replaces the shown entries. An unchanged entry keeps its element, and so its open, scrolled or focused state. */
function show(list, entries) {
  const before = new Map([...list.children].map((shown) => [shown.dataset.key, shown]));
  entries.forEach(({ key, value, make }, place) => {
    const version = JSON.stringify(value);
    let entry = before.get(key);
    if (entry?.dataset.version !== version) {
      const old = entry;
      entry = make();
      Object.assign(entry.dataset, { key, version });
      entry.open = old?.open;
      old?.replaceWith(entry);
      if (old?.contains(document.activeElement)) entry.querySelector("summary, button")?.focus();
    }
    if (list.children[place] !== entry) list.insertBefore(entry, list.children[place]);
  });
  while (list.children.length > entries.length) list.lastChild.remove();
}

const fits = (text, value) => JSON.stringify(value).toLowerCase().includes(text.toLowerCase());

const state = { resources: [], requests: [], faults: [], rules: [] };

/** The resources under the name of their cloud. */
const grouped = (resources) =>
  [...Map.groupBy(resources, ({ service }) => CLOUDS[service] ?? service)].flatMap(([cloud, items]) => [
    heading(`${cloud} (${items.length})`),
    ...items.map((item) => resource(item, act)),
  ]);

function draw() {
  const shown = state.resources.filter((item) => fits(at("inventory-filter").value, item));
  const isShown = (one) => !at("requests-failed").checked || one.code || one.status >= 400 || !one.status;
  const calls = state.requests.filter((one) => fits(at("requests-filter").value, one) && isShown(one));
  const lists = {
    inventory: [state.resources, grouped(shown)],
    requests: [state.requests, calls.toReversed().map(request)],
    faults: [state.faults, state.faults.map((one) => fault(one, act))],
    lifecycles: [state.rules, state.rules.map(rule)],
  };
  for (const [name, [all, entries]] of Object.entries(lists)) {
    at(`${name}-count`).textContent = all.length;
    show(
      at(`${name}-list`),
      entries.length > 0 ? entries : [hint(all.length > 0 ? "No entry matches the filter." : "None.")],
    );
  }
}

async function refresh() {
  const paths = ["resources", "requests?last=200", "faults", "lifecycle", "health"];
  const [resources, requests, faults, rules, health] = await Promise.all(paths.map((path) => ask("GET", path)));
  Object.assign(state, { resources, requests, faults, rules });
  at("now").textContent = health.now.replace("T", " ");
  draw();
}

/** The non-empty fields of a form. */
const given = (form) => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));

function onSubmit(id, send) {
  at(id).addEventListener("submit", (event) => {
    event.preventDefault();
    send(given(event.target));
  });
}

onSubmit("clock", ({ seconds }) => act("POST", "clock", { advanceSeconds: Number(seconds) }));
onSubmit("fault", ({ effect, count, ...rest }) =>
  act("POST", "faults", { ...rest, ...JSON.parse(effect), ...(count ? { count: Number(count) } : {}) }),
);
onSubmit("lifecycle", (given) => act("POST", "lifecycle", given));
onSubmit("requests-clear", () => act("DELETE", "requests"));
for (const clear of document.querySelectorAll("[data-delete]"))
  clear.addEventListener("click", () => act("DELETE", clear.dataset.delete));
for (const input of ["inventory-filter", "requests-filter", "requests-failed"])
  at(input).addEventListener("input", draw);
for (const select of document.querySelectorAll("[data-names=services]"))
  select.append(...["", ...Object.keys(CLOUDS)].map((name) => new Option(name || "any", name)));

at("copy").addEventListener("click", async () => {
  getSelection().selectAllChildren(at("environment"));
  // Browsers give no clipboard to a page that comes from another machine over plain HTTP.
  if (!navigator.clipboard) return tell("Press Ctrl+C: this browser cannot copy over plain HTTP.");
  await navigator.clipboard.writeText(at("environment").textContent);
  at("copy").textContent = "Copied";
});
ask("GET", "environment").then(({ shell }) => {
  at("environment").textContent = shell;
});

/** Shows the section that the address's hash names. */
function choose() {
  const wanted = SECTIONS.find(({ dataset }) => `#${dataset.section}` === location.hash) ?? SECTIONS[0];
  for (const section of SECTIONS) section.hidden = section !== wanted;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${wanted.dataset.section}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
addEventListener("hashchange", () => {
  // An error belongs to the section in which it happened.
  tell("");
  choose();
});
addEventListener("keydown", (event) => {
  if (event.target.matches("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const section = SECTIONS[Number(event.key) - 1];
  if (section) {
    location.hash = section.dataset.section;
    choose();
  }
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector("section:not([hidden]) input[type=search]")?.focus();
  }
});
choose();

function say(connection, className) {
  at("live").textContent = connection;
  at("live").className = className;
}
const events = new EventSource("../events");
events.addEventListener("open", () => say("live", "good"));
const lost = () => say("the emulator does not respond", "bad");
events.addEventListener("error", lost);
events.addEventListener("change", () => refresh().catch(lost));
