import { type Contract, type Field, fieldsOf, readContract } from "./contract";

/** Path of the page. */
export const limitsPath = "docs/limits.md";

const SERVICES = { tke: "Tencent TKE", tcr: "Tencent TCR", bci: "Baidu BCI", bec: "Baidu BEC", eci: "CTyun ECI" };

/** A documented limit of one field of a request. */
export interface FieldLimit {
  service: string;
  /** Call or structure. */
  owner: string;
  field: string;
  /** In words. */
  says: string;
  source: string;
}

/** A documented limit that several fields keep together. */
interface Condition {
  says: string;
  source: string;
  /** Words of the tests that hold it. */
  test: string;
}

type Limited = Field & {
  limitSource?: string;
  source?: string;
  enumSource?: string;
  minimum?: number;
  maximum?: number;
  min?: number;
  max?: number;
  maximumWithAllowList?: number;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  extraEnum?: (string | number)[] | Record<string, string>;
  sdkExtra?: string[];
  mayBeEmpty?: boolean;
};

/** Choices that the documents do not have, as a list or with their sources. */
const more = (extra: Limited["extraEnum"] = []) => (Array.isArray(extra) ? extra : Object.keys(extra));

/** Every limit of a field that a request can hold, in the order of the contracts. */
export function fieldLimits(): FieldLimit[] {
  return Object.keys(SERVICES).flatMap((service) => {
    const contract = readContract(service);
    const calls = Object.entries(contract.actions).map(([name, { query = [], input }]) => [name, [...query, ...input]]);
    const structures = sentTypes(contract).map((name) => [name, fieldsOf(contract.types[name] ?? [])]);
    return ([...calls, ...structures] as [string, Limited[]][]).flatMap(([owner, fields]) =>
      fields.flatMap((field) => {
        const says = inWords(field);
        return says === "" ? [] : [{ service, owner, field: field.name, says, source: sourceOf(field) }];
      }),
    );
  });
}

const sourceOf = ({ limitSource, enumSource, source }: Limited) => limitSource ?? enumSource ?? source ?? "manual";

/** Names of the structures that requests hold, at any depth. */
function sentTypes(contract: Contract): string[] {
  const found = new Set<string>();
  const visit = (fields: readonly Field[]) => {
    for (const { type, inferredType } of fields)
      for (const [name] of (inferredType ?? type).matchAll(/\w+/g))
        if (contract.types[name] && !found.has(name)) {
          found.add(name);
          visit(fieldsOf(contract.types[name]));
        }
  };
  for (const { input } of Object.values(contract.actions)) visit(input);
  return [...found];
}

const items = (count: number) => `${count} ${count === 1 ? "item" : "items"}`;

function inWords(field: Limited): string {
  const least = field.minimum ?? field.min;
  const most = field.maximumWithAllowList ?? field.maximum ?? field.max;
  const choices = [...(field.enum ?? []), ...more(field.extraEnum), ...(field.sdkExtra ?? [])];
  return [
    field.enum && `one of ${choices.map((choice) => `\`${choice}\``).join(", ")}`,
    least !== undefined && `at least ${least}`,
    most !== undefined && `at most ${most}`,
    field.minItems !== undefined && `at least ${items(field.minItems)}`,
    field.maxItems !== undefined && `at most ${items(field.maxItems)}`,
    field.minLength !== undefined && "not empty",
    field.maxLength !== undefined && `at most ${field.maxLength} characters`,
    field.pattern !== undefined && (field.constraints ?? `\`${field.pattern}\``),
    field.format?.replace("linux-password", "8 to 16 characters of two kinds").replace("-", " "),
  ]
    .filter(Boolean)
    .join("; ");
}

/** What several fields of a service's requests keep together. */
export function conditions(service: string): Condition[] {
  return (readContract(service) as Contract & { conditions?: Condition[] }).conditions ?? [];
}

/** The strings for which an empty one is a value. */
function mayBeEmpty(): string {
  const found = Object.keys(SERVICES).flatMap((service) => {
    const { actions, types } = readContract(service);
    const all = [...Object.entries(actions).map(([name, { input }]) => [name, input]), ...Object.entries(types)];
    return (all as [string, Field[]][]).flatMap(([owner, fields]) =>
      fieldsOf(fields).flatMap((field) => ((field as Limited).mayBeEmpty ? [`\`${owner}.${field.name}\``] : [])),
    );
  });
  return found.join(", ");
}

/** Writes the page. */
export function writeLimits(): string {
  const limits = fieldLimits();
  return [
    "# Limits",
    "",
    `The documents limit ${limits.length} fields of requests to choices, ranges, lengths or formats. The limits are data in \`contract/*.json\`, each with its source; line numbers refer to the manual's text. The source \`reading\` marks limits that the documents take for granted: no size, count or time is negative.`,
    `An empty string counts as no value: a required field is then missing, and an optional field of BCI, BEC and ECI is not set. It is a value only in ${mayBeEmpty()}.`,
    "The emulator checks every request against these limits (`emulator/contract/check.ts`; `test/emulator/limits.test.ts` breaks each one once).",
    "",
    ...Object.entries(SERVICES).flatMap(([service, title]) => section(service, title, limits)),
  ].join("\n");
}

function section(service: string, title: string, limits: readonly FieldLimit[]): string[] {
  const cell = (text: string) => text.replaceAll("|", "\\|");
  const rows = limits.filter((limit) => limit.service === service);
  const together = conditions(service);
  return [
    `## ${title}`,
    "",
    "| call or structure | field | limit | source |",
    "| --- | --- | --- | --- |",
    ...rows.map(
      ({ owner, field, says, source }) => `| \`${owner}\` | \`${field}\` | ${cell(says)} | ${cell(source)} |`,
    ),
    "",
    ...(together.length === 0
      ? []
      : [
          "Between fields, enforced by the emulator's handlers and by the resources' rules:",
          "",
          ...together.map(({ says, source }) => `- ${says} (${source})`),
          "",
        ]),
  ];
}
