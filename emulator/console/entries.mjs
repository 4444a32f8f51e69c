// Entries of the console's lists. An entry has a key and a value, and makes a new element when its value changes.

/** An element with text or children. Never HTML, because programs choose the names in it. */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

const json = (value) => element("pre", "", JSON.stringify(value, null, 2));

/** A line that opens; its content is made when it opens. */
function folding(line, inside) {
  const details = element("details", "", element("summary", "", ...line));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(element("div", "", ...inside()));
  });
  return details;
}

const span = (className, text) => element("span", className, text);

function button(text, click) {
  const made = element("button", "", text);
  made.type = "button";
  made.addEventListener("click", click);
  return made;
}

export const heading = (text) => ({ key: `heading ${text}`, value: text, make: () => element("h2", "", text) });
export const hint = (text) => ({ key: "hint", value: text, make: () => element("p", "hint", text) });

function conditionOf(status) {
  if (/fail|error|abnormal/i.test(status)) return "bad";
  return /pending|ing$/i.test(status) && !/running$/i.test(status) ? "busy" : "good";
}

/** A resource of a cloud. @param act performs what its button says */
export function resource(item, act) {
  const { service, kind, id, name, status, reason, account, region } = item;
  const line = [
    element("b", "", name),
    span("", `${service} ${kind}`),
    span("", id),
    span(conditionOf(status), reason ? `${status}: ${reason}` : status),
  ];
  const make = () =>
    folding(line, () => [
      element("p", "hint", [account, region, item.createdAt].filter(Boolean).join(" · ")),
      button("Remove outside the program", () => act("POST", "change", { service, kind, id, remove: true })),
      json(item.attributes),
    ]);
  return { key: [service, kind, id].join(" "), value: item, make };
}

/** The changes of a call to a resource, as a diff. */
function difference({ what, kind, id, fields = [] }) {
  const lines = fields.flatMap(({ name, before, after }) => [
    before === undefined ? "" : span("before", `- ${name}: ${JSON.stringify(before)}\n`),
    after === undefined ? "" : span("after", `+ ${name}: ${JSON.stringify(after)}\n`),
  ]);
  return element("pre", "", span("", `${what} ${kind} ${id}\n`), ...lines);
}

/** A call with its request, response and changes. */
export function request(record) {
  const { time, service, action, status, code, durationMs, effects = [] } = record;
  const line = [
    span("", time.slice(11, 19)),
    element("b", "", `${service} ${action}`),
    span("", effects.map(({ what, kind, id }) => `${what} ${kind} ${id}`).join(", ")),
    span(code || status === 0 || status >= 400 ? "bad" : "good", `${status || "no response"} ${code}`),
    span("", `${durationMs} ms`),
  ];
  const make = () =>
    folding(line, () => [
      ...(effects.length > 0 ? [element("h2", "", "Changes"), ...effects.map(difference)] : []),
      element("h2", "", "Request"),
      json(record.request),
      ...(record.answer === undefined ? [] : [element("h2", "", "Response"), json(record.answer)]),
    ]);
  return { key: record.requestId, value: record.requestId, make };
}

/** Names and values in one line, without unset ones. */
const words = (object) =>
  Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${value === true ? "" : JSON.stringify(value).replaceAll('"', "")}`.trim())
    .join(", ");

/** An active fault. @param act performs what its button says */
export function fault(one, act) {
  const { id, service = "every service", action = "", hits, seen, count, after, probability, ...effect } = one;
  const which = { after: after || undefined, probability: probability === 1 ? undefined : probability };
  const make = () =>
    element(
      "div",
      "row",
      element("b", "", `${service} ${action}`),
      span("", [words(effect), words(which)].filter(Boolean).join("; ")),
      span(hits === count ? "good" : "busy", `${hits} of ${count ?? "all"} calls`),
      button("Clear", () => act("DELETE", `faults/${id}`)),
    );
  return { key: id, value: one, make };
}

/** A life-cycle rule. */
export function rule({ pace, fail, times, ...which }, place) {
  const line = [
    element("b", "", words(which) || "every change"),
    span("", words(pace)),
    span(fail ? "bad" : "", fail ? `fails: ${fail}` : ""),
    span("", times === undefined ? "" : `${times} more times`),
  ];
  return { key: String(place), value: line.map((one) => one.textContent), make: () => element("div", "row", ...line) };
}
