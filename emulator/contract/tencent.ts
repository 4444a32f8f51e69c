import { z } from "zod";
import { readContractFile } from "./files";
import { limitFields, readLimits } from "./limits";
import type { Action, Field, Shape } from "./shape";

const field = z.object({
  name: z.string(),
  type: z.string(),
  inferredType: z.string().optional(),
  required: z.boolean().optional(),
  nullable: z.boolean().optional(),
  publicOnly: z.boolean().optional(),
  mayBeEmpty: z.boolean().optional(),
  ...limitFields,
});
const file = z.object({
  service: z.string(),
  version: z.string(),
  actions: z.record(
    z.string(),
    z.object({
      rateLimitPerSecond: z.number().optional(),
      input: z.array(field),
      output: z.array(field),
      errorCodes: z.array(z.string()).default([]),
    }),
  ),
  types: z.record(z.string(), z.array(field)),
});

export interface TencentContract {
  readonly service: string;
  readonly version: string;
  readonly actions: ReadonlyMap<string, Action>;
  /** Fields of a structure, by its name in the manual. */
  structure(name: string): readonly Field[];
}

/** Parameters that the table requires although the text asks for one of the two (CreateClusterVirtualNode). */
const NOT_REALLY_REQUIRED = new Set(["CreateClusterVirtualNode.SubnetIds", "CreateClusterVirtualNode.SubnetId"]);

/** Whether a parameter, as `action.name`, may be left out although its table requires it. */
export const isNotReallyRequired = (parameter: string): boolean => NOT_REALLY_REQUIRED.has(parameter);

/** The table types it as a number and describes it as true or false, so both are accepted. */
const OF_ANY_TYPE = new Set(["DescribeClusterServices.AllNamespace"]);

const publicFields = z.array(
  z.object({
    name: z.string(),
    type: z.string(),
    required: z.boolean().optional(),
    nullable: z.boolean().optional(),
  }),
);

/** The public cloud's API, as differences from the manual's; see generate/public-contract.ts. */
const overlay = z.object({
  absent: z.array(z.string()).default([]),
  added: publicFields.default([]),
  optional: z.array(z.string()).default([]),
  nullable: z.array(z.string()).default([]),
});
const missing = z.array(z.string());
const publicFile = z.object({
  missing,
  tcr: z.object({ missing }),
  renamed: z.record(z.string(), z.string()),
  actions: z.record(z.string(), overlay),
  answers: z.record(z.string(), overlay),
  types: z.record(z.string(), overlay),
  /** Parameters of calls that only the public cloud has. */
  own: z.record(z.string(), publicFields),
});

const contracts = new Map<string, TencentContract>();

/** The contract of `tke`, `tcr` or `sts`, cached. */
export const readTencentContract = (service: string): TencentContract =>
  contractOf(service, () => file.parse(readContractFile(service)));

/** The contract of the public cloud's TKE, and the private cloud's name of each of its calls. */
export const readPublicContract = (): TencentContract =>
  contractOf("tke-public", () => {
    const contract = file.parse(readContractFile("tke"));
    const { missing, renamed, actions, answers, types, own } = publicFile.parse(readContractFile("tke-public"));
    const requestId = { name: "RequestId", type: "String" };
    const there = Object.entries(contract.actions)
      .filter(([name]) => !missing.includes(name))
      .map(([name, action]) => [
        renamed[name] ?? name,
        {
          ...action,
          input: overlaid(action.input, actions[name]),
          output: overlaid(action.output, answers[name]),
        },
      ]);
    const others = Object.entries(own).map(([name, input]) => [name, { input, output: [requestId], errorCodes: [] }]);
    return {
      ...contract,
      actions: Object.fromEntries([...there, ...others]),
      types: {
        // The file contains whole structures if only the public cloud has them.
        ...Object.fromEntries(Object.entries(types).map(([name, { added }]) => [name, added])),
        ...Object.fromEntries(
          Object.entries(contract.types).map(([name, fields]) => [name, overlaid(fields, types[name])]),
        ),
      },
    };
  });

/** The contract of the public cloud's TCR, without the calls that are missing there. */
export const readPublicRegistryContract = (): TencentContract =>
  contractOf("tcr-public", () => {
    const contract = file.parse(readContractFile("tcr"));
    const { tcr } = publicFile.parse(readContractFile("tke-public"));
    const there = Object.entries(contract.actions).filter(([name]) => !tcr.missing.includes(name));
    return { ...contract, actions: Object.fromEntries(there) };
  });

/** Choices in the models' descriptions that the manual does not have, by field. */
const PUBLIC_CHOICES: Readonly<Record<string, readonly string[]>> = { NetworkType: ["CiliumOverlay"] };

function overlaid(fields: readonly z.infer<typeof field>[], differences: z.infer<typeof overlay> | undefined) {
  const { absent = [], added = [], optional = [], nullable = [] } = differences ?? {};
  const gone = new Set([...absent, ...added.map(({ name }) => name)]);
  const kept = fields
    .filter(({ name }) => !gone.has(name))
    .map((one) => ({
      ...one,
      ...(optional.includes(one.name) && { required: false }),
      ...(nullable.includes(one.name) && { nullable: true }),
      ...(one.enum && { enum: [...one.enum, ...(PUBLIC_CHOICES[one.name] ?? [])] }),
    }));
  // The models have one type for all numbers; none of these may be negative.
  const own = added.map((one) => ({ ...one, publicOnly: true, ...(/Float/.test(one.type) && { minimum: 0 }) }));
  return [...kept, ...own];
}

function contractOf(name: string, read: () => z.infer<typeof file>): TencentContract {
  const contract = contracts.get(name) ?? parseContract(read());
  contracts.set(name, contract);
  return contract;
}

function parseContract(parsed: z.infer<typeof file>): TencentContract {
  const { service } = parsed;

  const shapeOf = (type: string): Shape => {
    const list = /^Array of (.+)$/.exec(type);
    if (list?.[1] !== undefined) return { kind: "list", of: shapeOf(list[1]) };
    switch (type) {
      case "String":
      case "Datetime":
      case "Datetime_iso":
        return { kind: "string" };
      case "Int64":
        return { kind: "integer", unsigned: false };
      case "Uint64":
        return { kind: "integer", unsigned: true };
      case "Float":
        return { kind: "number" };
      case "Bool":
        return { kind: "boolean" };
    }
    const fields = parsed.types[type];
    // Only the public cloud has this structure.
    if (fields === undefined) return { kind: "anything" };
    return { kind: "object", name: type, fields: () => structure(type) };
  };
  const structures = new Map<string, Field[]>();
  const structure = (name: string): Field[] => {
    const known = structures.get(name);
    if (known !== undefined) return known;
    const fields = (parsed.types[name] ?? []).map((row) => toField(row));
    structures.set(name, fields);
    return fields;
  };
  const toField = (row: z.infer<typeof field>, action = ""): Field => ({
    name: row.name,
    aliases: [],
    shape: OF_ANY_TYPE.has(`${action}.${row.name}`) ? { kind: "anything" } : shapeOf(row.inferredType ?? row.type),
    required: row.required === true && !NOT_REALLY_REQUIRED.has(`${action}.${row.name}`),
    nullable: row.nullable === true,
    publicOnly: row.publicOnly === true,
    mayBeEmpty: row.mayBeEmpty,
    ...readLimits(row),
  });

  const actions = Object.entries(parsed.actions).map(([name, action]): [string, Action] => {
    const output = action.output.map((row) => toField(row));
    return [
      name,
      {
        service,
        name,
        codes: action.errorCodes,
        perSecond: action.rateLimitPerSecond,
        input: action.input.map((row) => toField(row, name)),
        output: { kind: "object", name: `${name} answer`, fields: () => output },
      },
    ];
  });
  return { service, version: parsed.version, actions: new Map(actions), structure };
}
