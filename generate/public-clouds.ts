import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import ts from "typescript";
import { privateTypes, publicDialect, unsupportedInputs } from "../provider/tencent/edition";
import { baiduSections } from "./baidu-sdk";
import { type Contract, type Field, fieldsOf, readContract, type Structure } from "./contract";
import { coverage } from "./coverage";

/** Path of the page. */
export const publicCloudsPath = "docs/public-clouds.md";

/** Folder of the vendor's SDK for the public cloud. */
export const SDK = dirname(createRequire(__filename).resolve("tencentcloud-sdk-nodejs/package.json"));

const SERVICES = [
  { service: "tke", title: "Tencent TKE", models: "tke/v20180525/tke" },
  { service: "tcr", title: "Tencent TCR", models: "tcr/v20190924/tcr" },
] as const;

/** A field in the public cloud's SDK. */
export interface PublicField {
  /** `string`, `number`, `boolean`, a structure's name, or a list of one: `Label[]`. */
  type: string;
  required: boolean;
  /** Whether a response may contain null instead. */
  nullable: boolean;
}

/** A documented call in the public cloud. */
export interface PublicCall {
  service: string;
  action: string;
  exists: boolean;
  /** Differences in the request. */
  differences: string[];
  /** Differences in the response. */
  answers: string[];
  usedBy: string[];
}

/** Every call of TKE and TCR, compared with the models of the vendor's SDK for the public cloud. */
export function publicCalls(): PublicCall[] {
  const users = new Map(coverage().map(({ service, action, usedBy }) => [`${service}.${action}`, usedBy]));
  return SERVICES.flatMap(({ service, models }) => {
    const contract = readContract(service);
    const structures = readModels(`${models}_models.d.ts`);
    const client = readFileSync(resolve(SDK, "tencentcloud/services", `${models}_client.d.ts`), "utf8");
    return Object.entries(contract.actions).map(([action, { input, output }]) => {
      const exists = client.includes(`\n    ${action}(`);
      const compare = (fields: readonly Field[], name: string) => {
        const comparison = new Comparison(contract, structures);
        if (exists) comparison.fields(fields, structures.get(name) ?? new Map(), "");
        return comparison.found;
      };
      return {
        service,
        action,
        exists,
        usedBy: users.get(`${service}.${action}`) ?? [],
        differences: compare(input, `${action}Request`),
        // A requirement concerns only requests.
        answers: compare(output, `${action}Response`).filter((text) => !/^requires |is required$/.test(text)),
      };
    });
  });
}

/** The models' comment on a nullable field: "this field may be null: there is no valid value". */
const NULL_NOTE = /可能返回 ?null/;

/** Reads the interfaces of a models file: fields with their types. */
export function readModels(file: string): Map<string, Map<string, PublicField>> {
  const path = resolve(SDK, "tencentcloud/services", file);
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, false);
  const found = new Map<string, Map<string, PublicField>>();
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement)) continue;
    const fields = statement.members.filter(ts.isPropertySignature).map((member): [string, PublicField] => {
      const text = member.type === undefined ? "" : source.text.slice(member.type.pos, member.type.end).trim();
      const type = text.replace(/^Array<(.+)>$/, "$1[]").replace("number | bigint", "number");
      const required = member.questionToken === undefined;
      const nullable = NULL_NOTE.test(source.text.slice(member.pos, member.end));
      return [(member.name as ts.Identifier).text, { type, required, nullable }];
    });
    found.set(statement.name.text, new Map(fields));
  }
  return found;
}

/** The contract's types, as the models name them. */
export const PRIMITIVES: Record<string, string> = {
  String: "string",
  Datetime: "string",
  Datetime_iso: "string",
  Bool: "boolean",
  Int64: "number",
  Uint64: "number",
  Float: "number",
};

class Comparison {
  readonly found: string[] = [];
  private readonly seen = new Set<string>();

  constructor(
    private readonly contract: Contract,
    private readonly structures: ReadonlyMap<string, ReadonlyMap<string, PublicField>>,
  ) {}

  /** Compares the contract's fields of a request or structure with the public cloud's. */
  fields(ours: readonly Field[], theirs: ReadonlyMap<string, PublicField>, path: string): void {
    for (const field of ours) {
      const at = `${path}${field.name}`;
      const other = theirs.get(field.name);
      if (other === undefined) {
        this.found.push(`no \`${at}\``);
        continue;
      }
      this.type(field, other, at);
    }
    const known = new Set(ours.map(({ name }) => name));
    for (const [name, { required }] of theirs)
      if (required && !known.has(name)) this.found.push(`requires \`${path}${name}\``);
  }

  private type(field: Field, other: PublicField, at: string): void {
    const written = field.inferredType ?? field.type;
    const item = written.replace("Array of ", "");
    const list = written === item ? "" : "[]";
    const ours = `${PRIMITIVES[item] ?? item}${list}`;
    const structure: Structure | undefined = this.contract.types[item];
    const [theirs, theirList] = [other.type.replace("[]", ""), other.type.endsWith("[]") ? "[]" : ""];
    const fields = this.structures.get(theirs);
    if (structure !== undefined && fields !== undefined && list === theirList) {
      if (this.seen.has(item)) return;
      this.seen.add(item);
      this.fields(fieldsOf(structure), fields, `${at}.`);
    } else if (ours !== other.type) this.found.push(`\`${at}\` is \`${other.type}\`, not \`${ours}\``);
    if (other.required && field.required !== true) this.found.push(`\`${at}\` is required`);
  }
}

/** Writes the page. */
export function writePublicClouds(): string {
  const calls = publicCalls();
  return [
    '<!-- Generated by "npm run generate" from contract/, provider/tencent/edition.ts, the vendors\' SDKs and generate/public-clouds.ts. Change those, not this file. -->',
    "",
    "# Public clouds",
    "",
    "The manual of TKE and TCR describes a private cloud. This page compares each of its calls with the models of the vendor's SDK for the public cloud (`tencentcloud-sdk-nodejs`):",
    "whether the public cloud has it, and how request and response differ. BCI, BEC and ECI are public clouds, and their contracts come from their own documents and SDKs; those of Baidu are compared with its Go SDK (`bce-sdk-go`) below.",
    "",
    "`tencent.edition` selects one of the two APIs. By default it is `public` at addresses under tencentcloudapi.com and `private` elsewhere. The last column says what `public` changes;",
    "a parameter that the public cloud lacks is refused if an input sets it, in the preview if the table of resources names the input. `container-clouds emulator --edition public` emulates the public cloud.",
    "Fields that the models mark as required, but in structures that responses also use, are not sent unless set: the vendor's own tools leave them out too.",
    "",
    ...SERVICES.flatMap(({ service, title }) =>
      section(
        title,
        calls.filter((call) => call.service === service),
      ),
    ),
    "## Resources in the public cloud",
    "",
    "The preview refuses resources that are not usable with `edition: public`, and inputs that need what the public cloud lacks.",
    "Fields that are not returned keep the program's value: changes made elsewhere are not detected, and an import takes the value from the program.",
    "",
    "| resource | usable | inputs that are refused | calls that are refused | calls that differ | fields not returned |",
    "| --- | --- | --- | --- | --- | --- |",
    ...resources(calls),
    "",
    ...functions(),
    "",
    ...baiduSections(),
    ...eciSection(),
  ].join("\n");
}

/** CTyun publishes no SDK to compare with; the contract describes the public cloud itself. */
function eciSection(): string[] {
  const names = Object.keys(readContract("eci").actions);
  return [
    "## CTyun ECI",
    "",
    `The contract is made from the pages and the client of the public cloud, so it has all ${names.length} calls without a difference: ${names.map((name) => `\`${name}\``).join(", ")}.`,
    "",
  ];
}

function section(title: string, calls: readonly PublicCall[]): string[] {
  const there = calls.filter(({ exists }) => exists);
  const same = there.filter(({ differences }) => differences.length === 0);
  return [
    `## ${title}`,
    "",
    `Of ${calls.length} calls the public cloud has ${there.length}; ${same.length} accept what this provider sends without a difference.`,
    "",
    "| call | public cloud | request | response | with `edition: public` |",
    "| --- | --- | --- | --- | --- |",
    ...calls.map(
      ({ action, exists, differences, answers }) =>
        `| \`${action}\` | ${exists ? "yes" : "**no**"} | ${differences.join("; ")} | ${answers.join("; ")} | ${inEdition(action)} |`,
    ),
    "",
  ];
}

/** What the provider does for a call in the public cloud, as text. */
function inEdition(action: string): string {
  const dialect = publicDialect[action];
  if (dialect === undefined) return "";
  const {
    action: other,
    renamed = {},
    implied = [],
    refused = [],
    rewrite,
    answer,
    defaults,
    instead,
    missing,
  } = dialect;
  const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
  return [
    ...(missing === undefined ? [] : ["refused"]),
    ...(instead === undefined ? [] : ["left out"]),
    ...(other === undefined ? [] : [`calls \`${other}\``]),
    ...Object.entries(renamed).map(([from, to]) => `sends \`${from}\` as \`${to}\``),
    ...(implied.length === 0 ? [] : [`leaves out ${quoted(implied)}`]),
    ...(rewrite === undefined ? [] : ["sends the other form"]),
    ...(answer === undefined && defaults === undefined ? [] : ["reads the other response"]),
    ...(refused.length === 0 ? [] : [`refuses ${quoted(refused)}`]),
  ].join("; ");
}

/** Whether a call works with `edition: public`. */
const works = ({ action, exists }: PublicCall) => {
  const { action: other, instead } = publicDialect[action] ?? {};
  return exists || other !== undefined || instead !== undefined;
};

function resources(calls: readonly PublicCall[]): string[] {
  const types = [...new Set(calls.flatMap(({ usedBy }) => usedBy))].filter((type) => /:[A-Z]/.test(type)).sort();
  return types.map((type) => {
    const own = calls.filter(({ usedBy }) => usedBy.includes(type));
    const missing = own.filter((call) => !works(call)).map(({ action }) => action);
    const differing = own.filter(({ action, exists }) => exists && publicDialect[action]).map(({ action }) => action);
    const unread = own.flatMap(({ action }) => publicDialect[action]?.unreturned ?? []);
    const cells = [privateTypes[type] ? "**no**" : "yes", refusals(type), list(missing), list(differing), list(unread)];
    return `| \`${type}\` | ${cells.join(" | ")} |`;
  });
}

const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ") || "none";

const WHEN = { set: "set", true: "true", "not false": "not set to false", changed: "changed in place" };

/** The inputs of a resource or function that the preview refuses. */
const refusals = (type: string) =>
  (unsupportedInputs[type] ?? []).map(({ input, when }) => `\`${input}\`, when it is ${WHEN[when]}`).join("; ") ||
  "none";

/** The functions that are refused, and refused arguments of others. */
function functions(): string[] {
  const isFunction = (type: string) => /:get/.test(type);
  const [whole, parts] = [privateTypes, unsupportedInputs].map((table) => Object.keys(table).filter(isFunction).sort());
  return [
    `The public cloud has no calls for these functions, which are refused: ${list(whole ?? [])}.`,
    ...(parts ?? []).map((token) => `\`${token}\` is refused with ${refusals(token)}.`),
  ];
}
