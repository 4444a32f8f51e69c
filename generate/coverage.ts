import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { services as emulated } from "../emulator/clouds";
import { cloudNames, serviceNames, services } from "../provider/clouds";
import { apis } from "./api";
import { readContract, repository } from "./contract";

/** Path of the page. */
export const coveragePath = "docs/coverage.md";

/** A documented call, and where it is used. */
export interface Coverage {
  service: string;
  action: string;
  /** Whether the provider's client has it. */
  client: boolean;
  /** Whether the emulator supports it. */
  emulator: boolean;
  /** Resources and functions whose sources call it. */
  usedBy: string[];
  /** Tests that name it, call a function that uses it, or are the lifecycle test of a resource that uses it; without `test/` and `.test.ts`. */
  coveredBy: string[];
}

/** All documented calls. Uses and tests are found by the call's name in the sources. */
export function coverage(): Coverage[] {
  const users = findUsers();
  const tests = sources("test/!(generate)/**/*.test.ts").map(({ path, text }) => ({
    name: path.replace(/^test\/|\.test\.ts$/g, ""),
    words: new Set([...(text.match(/\w+/g) ?? []), ...subjects(text)]),
  }));
  return serviceNames.flatMap((service) => {
    const methods = methodsOf(service);
    const handlers = emulated.find(([name]) => name === service)?.[1].handlers ?? {};
    return Object.keys(readContract(service).actions).map((action) => {
      const usedBy = [...(users.get(`${service}.${action}`) ?? [])].sort();
      const coveredBy = tests.filter(({ words }) => [action, ...usedBy].some((name) => words.has(name)));
      return {
        service,
        action,
        client: methods.has(action),
        emulator: action in handlers,
        usedBy,
        coveredBy: coveredBy.map(({ name }) => name),
      };
    });
  });
}

/** The calls that the provider's client of a service has. */
function methodsOf(service: string): Set<string> {
  const { path = "" } = apis.find((api) => api.service === service) ?? {};
  const text = readFileSync(resolve(repository, path), "utf8");
  return new Set([...text.matchAll(/^ {2}(\w+)\(/gm)].map(([, name = ""]) => name));
}

/** The resources with a lifecycle test, and the functions that it calls. */
function subjects(text: string): string[] {
  return [...text.matchAll(/(?:lifecycle\(|TYPE =)\s*"(\w+:\w+)"|"(\w+:get\w+)"/g)].map(
    ([, type, token]) => type ?? token ?? "",
  );
}

/** The clouds' folders. With a single cloud, braces would be part of the name. */
const CLOUDS = `provider/@(${cloudNames.join("|")})`;

/** A call of a client, such as `tke.CreateCluster`. */
const CALL = /\b\w+\.\w+(?=\()/g;

/** Resources and functions that use a call, by `service.Action`. */
function findUsers(): Map<string, Set<string>> {
  const resourceFiles = sources(`${CLOUDS}/*/{*.ts,parts/*.ts}`).filter(({ path }) => !/functions|api\.gen/.test(path));
  // Calls in a file without a resource count for its direct and indirect importers.
  const typesOf = ({ path, text }: Source): string[] => {
    const own = typeOf(text);
    return own ? [own] : resourceFiles.filter((file) => imports(file, path)).flatMap(typesOf);
  };
  const shared = resourceFiles.map((file) => ({ text: file.text, names: typesOf(file) }));
  const functions = sources(`${CLOUDS}/*/{functions.ts,functions/*.ts}`).flatMap(({ text }) =>
    text.split(/(?=providerFunction\({\n)/).map((part) => ({ text: part, names: [tokenOf(part)] })),
  );
  const users = new Map<string, Set<string>>();
  for (const { text, names } of [...shared, ...functions]) {
    for (const [call] of text.matchAll(CALL)) {
      const known = users.get(call) ?? new Set();
      users.set(call, known);
      for (const name of names) if (name) known.add(name);
    }
  }
  return users;
}

interface Source {
  path: string;
  text: string;
}

const sources = (pattern: string): Source[] =>
  globSync(pattern, { cwd: repository })
    .sort()
    .map((path) => ({ path, text: readFileSync(resolve(repository, path), "utf8") }));

const typeOf = (text: string) => /^ {2}type: "(\w+:\w+)",$/m.exec(text)?.[1];
const tokenOf = (text: string) => /^ {2}token: "(\w+:\w+)",$/m.exec(text)?.[1];

function imports(from: Source, path: string): boolean {
  const folder = relative(dirname(from.path), dirname(path));
  const specifier = [folder.startsWith("..") ? folder : join(".", folder), basename(path, ".ts")].join("/");
  return from.text.includes(`from "${specifier.startsWith(".") ? specifier : `./${specifier}`}"`);
}

/** The page: a table for each API. */
export function coveragePage(): string {
  const all = coverage();
  const sections = serviceNames.map((service) => {
    const rows = all.filter((one) => one.service === service);
    return [`## ${services[service].title}: ${rows.length} calls`, table(rows)].join("\n\n");
  });
  const unused = all.filter(({ usedBy }) => usedBy.length === 0).length;
  return [
    '<!-- Generated by "npm run generate" from contract/ and the sources. Change those, not this file. -->',
    "# Coverage of the APIs",
    `${all.length} documented calls. \`client\`: the provider has a typed call; \`emulator\`: the emulator serves it; used by: resources and functions whose code sends it. \`test/generate/coverage.test.ts\` checks that a test covers each call that is used. No resource or function sends ${unused} of them, because they are batch forms of other calls, or do something once. \`clouds.call\` and \`container-clouds call\` send any call: [calls](guides/calls.md).`,
    ...sections,
  ]
    .join("\n\n")
    .concat("\n");
}

function table(rows: readonly Coverage[]): string {
  const mark = (has: boolean) => (has ? "yes" : "**no**");
  const lines = rows.map(({ action, client, emulator, usedBy }) => {
    const used = usedBy.map((name) => `\`${name}\``).join(", ");
    return `| \`${action}\` | ${mark(client)} | ${mark(emulator)} | ${used} |`;
  });
  return ["| call | client | emulator | used by |", "| --- | --- | --- | --- |", ...lines].join("\n");
}
