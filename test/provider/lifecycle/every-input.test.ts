import { describe, expect, it } from "vitest";
import { z } from "zod";
import { resourceOf, resourceTypes } from "../../../provider/clouds";
import type { Properties } from "../../../provider/lifecycle/codec";
import type { AnyContext } from "../../../provider/lifecycle/context";
import { normalForm } from "../../../provider/lifecycle/normal-form";
import { commonInputs } from "../../../provider/lifecycle/schema";
import type { Resource } from "../../../provider/lifecycle/spec";
import { systemClock } from "../../../provider/transport/clock";
import { everyKind } from "../../support/every-kind";

/** Every place in a schema where a program writes a plain value, `*` for each item. */
function leaves(schema: z.ZodType, path: readonly string[] = []): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return leaves(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodPipe) return leaves(schema.in as z.ZodType, path);
  if (schema instanceof z.ZodArray) return leaves(schema.element as z.ZodType, [...path, "*"]);
  if (schema instanceof z.ZodRecord) return leaves(schema.valueType as z.ZodType, [...path, "*"]);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, field]) => leaves(field as z.ZodType, [...path, key]));
  return [path.join(".")];
}

const inner = (schema: z.ZodType): z.ZodType => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return inner(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodPipe ? inner(schema.in as z.ZodType) : schema;
};

/** Plain values that a schema may take: the words of an enum, else one of each form that a check asks for. */
function plainValues(schema: z.ZodType): unknown[] {
  const bare = inner(schema);
  if (bare instanceof z.ZodEnum) return bare.options;
  if (bare instanceof z.ZodLiteral) return [...bare.values];
  if (bare instanceof z.ZodBoolean) return [true, false];
  const tried = [
    7,
    80,
    16,
    "seven",
    "7",
    "10.0.0.0/16",
    "10.0.0.1",
    "1Gi",
    "7m",
    "/seven",
    "seven.tgz",
    "Sesame-0pen",
    600,
    "net.core.somaxconn",
    "CLOUD_SSD",
    "POSTPAID_BY_HOUR",
    "TRAFFIC_POSTPAID_BY_HOUR",
  ];
  return tried.filter((value) => schema.safeParse(value).success).slice(0, 2);
}

/** Values of a schema with nothing optional but what the path leads to; without the path, only what is required. */
function valuesWith(schema: z.ZodType, path: readonly string[] | undefined): unknown[] {
  const bare = inner(schema);
  const [key, ...rest] = path ?? [];
  if (bare instanceof z.ZodArray) return valuesWith(bare.element as z.ZodType, path && rest).map((item) => [item]);
  if (bare instanceof z.ZodRecord)
    return valuesWith(bare.valueType as z.ZodType, path && rest).map((item) => ({ key: item }));
  if (!(bare instanceof z.ZodObject)) return plainValues(schema);
  let made: Properties[] = [{}];
  for (const [name, field] of Object.entries(bare.shape) as [string, z.ZodType][]) {
    const led = name === key ? rest : undefined;
    if (led === undefined && field.safeParse(undefined).success) continue;
    const values = valuesWith(field, led);
    made = made.flatMap((object) => values.map((value) => ({ ...object, [name]: value }))).slice(0, 64);
  }
  return made;
}

/** The value without what the path leads to. */
function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (typeof value !== "object" || value === null || key === undefined) return undefined;
  const left = (item: unknown) => (rest.length === 0 ? undefined : without(item, rest));
  if (Array.isArray(value)) return value.map(left).filter((item) => item !== undefined);
  const keys = key === "*" ? Object.keys(value) : [key];
  return { ...value, ...Object.fromEntries(keys.map((name) => [name, left((value as Properties)[name])])) };
}

/** Everything that a resource's own functions send for a normal form, as text; a call is answered with nothing. */
async function sentFor(spec: Resource, want: Properties): Promise<string> {
  const sent: unknown[] = [];
  const call = (action: string) => async (request: unknown) => {
    sent.push([action, request]);
    return {};
  };
  const service = new Proxy({}, { get: (_, action) => call(String(action)) });
  const clients = new Proxy({}, { get: () => service });
  const context = {
    clients,
    region: "r",
    clock: systemClock,
    signal: AbortSignal.timeout(50),
    clientToken: "token",
    report: () => undefined,
    note: () => undefined,
    warn: () => undefined,
  } as AnyContext;
  const id = spec.idFormat
    .split("/")
    .map((part, at) => String(want[part] ?? `id-${at}`))
    .join("/");
  const change = { want, was: {}, row: {}, changed: new Set(Object.keys(spec.inputs.shape)), learn: () => undefined };
  const steps: (() => unknown)[] = [
    () => spec.create(context, want),
    () => spec.update?.(context, id, change),
    () => spec.delete?.(context, id, want, {}),
  ];
  // A function that misses something in the empty answers has sent what it could.
  for (const step of steps)
    await Promise.resolve()
      .then(step)
      .catch(() => undefined);
  return JSON.stringify(sent);
}

const OURS = new Set(Object.keys(commonInputs));

/** Inputs that the rules of a kind refuse: a program that sets what the cloud does not take gets an error that names it. */
function refusedIn(spec: Resource, want: Properties): string[] {
  try {
    return (spec.rules?.(want) ?? []).map(({ property }) => property.replace(/\[\d+\]/g, ".*"));
  } catch {
    return [];
  }
}

/** Whether some program that sets the input sends something else, or is refused, unlike the same program without it. */
async function isSentOrRefused(spec: Resource, path: string): Promise<boolean> {
  const keys = path.split(".");
  const top = keys[0] as string;
  const rest = keys.slice(1);
  const field = spec.inputs.shape[top] as z.ZodType;
  for (const { inputs } of everyKind.filter(({ type }) => type === spec.type)) {
    const base = normalForm(spec, { clusterId: "cls-1", repositoryName: "a/b", namespace: "a", ...inputs });
    for (const value of valuesWith(field, rest).slice(0, 16)) {
      const parsed = field.safeParse(value);
      const want = { ...base, [top]: parsed.success ? parsed.data : value };
      const other = { ...base, [top]: without(want[top], rest) };
      if ((await sentFor(spec, want)) !== (await sentFor(spec, other))) return true;
      if (refusedIn(spec, want).some((refused) => `${path}.`.startsWith(`${refused}.`))) return true;
    }
  }
  return false;
}

describe.each(resourceTypes)("%s", (type) => {
  it("sends every input, or refuses it by name", async () => {
    const spec = await resourceOf(type);
    const paths = leaves(spec.inputs).filter((path) => !OURS.has(path.split(".")[0] ?? ""));
    expect(paths.length).toBeGreaterThan(0);
    const unsent: string[] = [];
    for (const path of paths) if (!(await isSentOrRefused(spec, path))) unsent.push(path);
    expect(unsent).toEqual(Object.keys(UNSENT[type] ?? {}));
  });
});

/** Inputs that these empty answers do not lead to a request with, each with the test that sees it sent. */
const UNSENT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "tke:Instances": {
    drainOnDelete: "sent for the nodes that the cloud lists: tencent/tke/instances",
    keepInstancesOnDelete: "sent for the nodes that the cloud lists: tencent/tke/instances",
  },
  "tke:ExistingInstances": {
    drainOnDelete: "sent for the nodes that the cloud lists: tencent/tke/existing-instances",
    keepInstancesOnDelete: "sent for the nodes that the cloud lists: tencent/tke/existing-instances",
  },
  "tke:VpcCniSubnets": { "subnetIds.*": "sent where the cluster lacks them: tencent/tke/vpc-cni-subnets" },
  "tcr:Image": { source: "sent once the source is found: tencent/tcr/image" },
  "bec:Service": { running: "sent where the service is in the other state: baidu/bec/service" },
};
