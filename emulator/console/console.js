// The emulator's console: asks the admin API, and again whenever the stream of events says that something changed.

const at = (id) => document.getElementById(id);
const SECTIONS = [...document.querySelectorAll("main > section")];
const CLOUDS = { tke: "Tencent", tcr: "Tencent", bci: "Baidu", bec: "Baidu", eci: "CTyun" };

/** Calls the admin API. Answers a failure on the page. */
async function ask(method, path, body) {
  const response = await fetch(`../${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  at("problem").hidden = response.ok;
  if (!response.ok) at("problem").textContent = answer.error ?? `${method} ${path}: ${response.status}`;
  return response.ok ? answer : undefined;
}

/** An element with a text or children: never HTML, since names come from programs. */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

const json = (value) => element("pre", "", JSON.stringify(value, null, 2));

/** Shows entries in place of those that are shown; those that were open stay open. */
function show(list, entries) {
  const open = new Set([...list.querySelectorAll("details[open]")].map(({ dataset }) => dataset.key));
  const focused = document.activeElement?.closest?.("details")?.dataset.key;
  list.replaceChildren(...entries);
  for (const details of list.querySelectorAll("details")) {
    details.open = open.has(details.dataset.key);
    if (details.dataset.key === focused) details.querySelector("summary").focus();
  }
}

/** A line that opens. What is within is made when it is opened, and again each time. */
function folding(key, line, inside) {
  const details = element("details", "", element("summary", "", ...line));
  details.dataset.key = key;
  details.addEventListener("toggle", () => {
    while (details.children.length > 1) details.lastChild.remove();
    if (details.open) details.append(element("div", "", ...inside()));
  });
  return details;
}

function conditionOf(status) {
  if (/fail|error|abnormal/i.test(status)) return "bad";
  return /ing$/i.test(status) && !/running$/i.test(status) ? "busy" : "good";
}

function resource(item) {
  const { service, kind, id, name, status, reason, account, region } = item;
  const line = [
    element("b", "", name),
    `${service} ${kind}`,
    id,
    element("span", conditionOf(status), reason ? `${status}: ${reason}` : status),
  ];
  return folding(`${service} ${kind} ${id}`, line, () => {
    const remove = element("button", "", "Remove outside the program");
    remove.addEventListener("click", () => ask("POST", "change", { service, kind, id, remove: true }));
    return [
      element("p", "hint", [account, region, item.createdAt].filter(Boolean).join(" · ")),
      remove,
      json(item.attributes),
    ];
  });
}

function request(record) {
  const { time, service, action, status, code, durationMs, requestId, effects = [] } = record;
  const line = [
    element("b", "", `${service} ${action}`),
    effects.length > 0
      ? element("span", "", effects.map(({ what, kind, id }) => `${what} ${kind} ${id}`).join(", "))
      : "",
    element("span", code || status === 0 || status >= 400 ? "bad" : "good", `${status || "no answer"} ${code}`),
    `${durationMs} ms`,
    time.slice(11, 19),
  ];
  return folding(requestId, line, () => [
    ...(effects.length > 0 ? [element("h2", "", "What it changed"), json(effects)] : []),
    element("h2", "", "Request"),
    json(record.request),
    ...(record.answer === undefined ? [] : [element("h2", "", "Answer"), json(record.answer)]),
  ]);
}

const fits = (text, value) => JSON.stringify(value).toLowerCase().includes(text.toLowerCase());

const state = { resources: [], requests: [], faults: [], rules: [] };

function draw() {
  const wanted = at("inventory-filter").value;
  const shown = state.resources.filter((item) => fits(wanted, item));
  const clouds = Map.groupBy(shown, ({ service }) => CLOUDS[service] ?? service);
  show(
    at("inventory-list"),
    shown.length === 0
      ? [element("p", "hint", "Nothing.")]
      : [...clouds].flatMap(([cloud, items]) => [
          element("h2", "", `${cloud} (${items.length})`),
          ...items.map(resource),
        ]),
  );
  const text = at("requests-filter").value;
  const failed = at("requests-failed").checked;
  const calls = state.requests.filter(
    (one) => fits(text, one) && (!failed || one.code || one.status >= 400 || !one.status),
  );
  show(at("requests-list"), calls.length === 0 ? [element("p", "hint", "None.")] : calls.toReversed().map(request));
  show(
    at("faults-list"),
    state.faults.map((fault) => {
      const clear = element("button", "", "Clear");
      clear.addEventListener("click", () => ask("DELETE", `faults/${fault.id}`));
      return element("li", "", `${JSON.stringify(fault)} `, clear);
    }),
  );
  show(
    at("lifecycles-list"),
    state.rules.map((rule) => element("li", "", JSON.stringify(rule))),
  );
  at("inventory-count").textContent = state.resources.length;
  at("requests-count").textContent = state.requests.length;
  at("faults-count").textContent = state.faults.length;
  at("lifecycles-count").textContent = state.rules.length;
}

async function refresh() {
  const paths = ["resources", "requests?last=200", "faults", "lifecycle", "health"];
  const [resources, requests, faults, rules, health] = await Promise.all(paths.map((path) => ask("GET", path)));
  Object.assign(state, { resources, requests, faults, rules });
  at("now").textContent = health.now;
  draw();
}

/** The fields of a form that are filled in. */
const given = (form) => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));

function onSubmit(id, send) {
  at(id).addEventListener("submit", (event) => {
    event.preventDefault();
    send(given(event.target));
  });
}

onSubmit("clock", ({ seconds }) => ask("POST", "clock", { advanceSeconds: Number(seconds) }));
onSubmit("fault", ({ effect, count, ...rest }) =>
  ask("POST", "faults", { ...rest, ...JSON.parse(effect), ...(count ? { count: Number(count) } : {}) }),
);
onSubmit("lifecycle", (rule) => ask("POST", "lifecycle", rule));
onSubmit("requests-clear", () => ask("DELETE", "requests"));
for (const button of document.querySelectorAll("[data-delete]"))
  button.addEventListener("click", () => ask("DELETE", button.dataset.delete));
for (const input of ["inventory-filter", "requests-filter", "requests-failed"])
  at(input).addEventListener("input", draw);
for (const select of document.querySelectorAll("[data-names=services]"))
  select.append(...["", ...Object.keys(CLOUDS)].map((name) => new Option(name || "any", name)));

at("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(at("environment").textContent);
  at("copy").textContent = "Copied";
});
ask("GET", "environment").then((environment) => {
  at("environment").textContent = environment?.shell ?? "";
});

/** One section at a time, by the address's hash. */
function choose() {
  const wanted = SECTIONS.find(({ id }) => `#${id}` === location.hash) ?? SECTIONS[0];
  for (const section of SECTIONS) section.hidden = section !== wanted;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${wanted.id}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
addEventListener("hashchange", choose);
addEventListener("keydown", (event) => {
  if (event.target.matches("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const section = SECTIONS[Number(event.key) - 1];
  if (section) location.hash = section.id;
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector("section:not([hidden]) input[type=search]")?.focus();
  }
});
choose();

const events = new EventSource("../events");
events.addEventListener("open", () => {
  at("live").textContent = "live";
});
events.addEventListener("error", () => {
  at("live").textContent = "the emulator does not answer";
});
events.addEventListener("change", refresh);
