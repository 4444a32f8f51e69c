import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Contract, type Field, fieldsOf, parentOf, readContract, repository } from "./contract";

/** JSON fields by name, with their types as in the contract. */
type Model = Readonly<Record<string, string>>;

/** Data of the vendor's Go SDK about a service: `contract/baidu-go-sdk.json`. */
interface Sdk {
  calls: Readonly<Record<string, { request?: string; answer?: string }>>;
  types: Readonly<Record<string, Model>>;
}

const TITLES = { bci: "Baidu BCI", bec: "Baidu BEC" } as const;

/** The sections about Baidu's services, which compare contract and models field by field. */
export function baiduSections(): string[] {
  const file = JSON.parse(readFileSync(resolve(repository, "contract/baidu-go-sdk.json"), "utf8"));
  return Object.entries(TITLES).flatMap(([service, title]) => {
    const contract = readContract(service);
    const sdk = file[service] as Sdk;
    const rows = Object.entries(contract.actions).map(([action, { input, output, path = "" }]) => {
      const call = sdk.calls[action];
      const body = input.filter(({ name }) => !path.includes(`{${name}}`));
      const sent = differences(contract, sdk, body, call?.request);
      return `| \`${action}\` | ${call ? "yes" : "**no**"} | ${sent} | ${differences(contract, sdk, output, call?.answer)} |`;
    });
    const known = Object.keys(contract.actions).filter((action) => sdk.calls[action]).length;
    return [
      `## ${title}`,
      "",
      `The contract has ${rows.length} calls; the vendor's Go SDK has ${known} of them. Fields that only one side has are marked with that side.`,
      "",
      "| call | Go SDK | request | answer |",
      "| --- | --- | --- | --- |",
      ...rows,
      "",
    ];
  });
}

function differences(contract: Contract, sdk: Sdk, fields: readonly Field[], model: string | undefined): string {
  if (model === undefined) return "";
  const found: string[] = [];
  const [whole] = fields.filter(({ name }) => name.startsWith("("));
  const ours = whole ? allFields(contract, whole.type) : fields;
  compare({ contract, sdk, found, seen: new Set() }, ours, sdk.types[model] ?? {}, "");
  return found.join("; ");
}

interface Comparison {
  contract: Contract;
  sdk: Sdk;
  found: string[];
  seen: Set<string>;
}

function compare(all: Comparison, ours: readonly Field[], theirs: Model, path: string): void {
  const paths = new Set(ours.map(({ name }) => name));
  for (const { name, type } of ours) {
    const other = theirs[name];
    if (other === undefined) all.found.push(`\`${path}${name}\`: contract only`);
    else compareTypes(all, type, other, `${path}${name}`);
  }
  for (const name of Object.keys(theirs)) if (!paths.has(name)) all.found.push(`\`${path}${name}\`: SDK only`);
}

function compareTypes(all: Comparison, type: string, other: string, path: string): void {
  const [ours, theirs] = [itemOf(type), itemOf(other)];
  const [structure, model] = [all.contract.types[ours], all.sdk.types[theirs]];
  const isList = (text: string) => text.startsWith("array<");
  if (structure !== undefined && model !== undefined && isList(type) === isList(other)) {
    // A structure that occurs several times is compared once.
    if (all.seen.has(`${ours} ${theirs}`)) return;
    all.seen.add(`${ours} ${theirs}`);
    compare(all, allFields(all.contract, ours), model, `${path}.`);
  } else if (type.includes("{") && model !== undefined) {
    // An inline structure, without types.
    const names = type.slice(type.indexOf("{") + 1, type.lastIndexOf("}")).split(",");
    const missing = Object.keys(model).filter((name) => !names.includes(name));
    all.found.push(...missing.map((name) => `\`${path}.${name}\`: SDK only`));
  } else if (plain(type) !== plain(other)) all.found.push(`\`${path}\` is \`${other}\` in the SDK, \`${type}\` here`);
}

const itemOf = (type: string) => type.replace("|null", "").replace(/^array<(.+)>$/, "$1");

/** Go has a number type per width, JSON has one. */
const plain = (type: string) => type.replace("|null", "").replace(/integer(\(int64\))?/g, "number");

function allFields(contract: Contract, name: string): Field[] {
  const structure = contract.types[name.replace("|null", "")];
  if (structure === undefined) return [];
  const parent = parentOf(structure) ?? (structure as { extendsLike?: string }).extendsLike;
  return [...(parent === undefined ? [] : allFields(contract, parent)), ...fieldsOf(structure)];
}
