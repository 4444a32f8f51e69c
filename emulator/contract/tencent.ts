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
  ...limitFields,
});
const file = z.object({
  service: z.string(),
  version: z.string(),
  actions: z.record(
    z.string(),
    z.object({
      rateLimitPerSecond: z.number(),
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

/** Required by the table where the text wants one of the two (CreateClusterVirtualNode). */
const NOT_REALLY_REQUIRED = new Set(["CreateClusterVirtualNode.SubnetIds", "CreateClusterVirtualNode.SubnetId"]);

/** Typed as a number and described as true or false, so both are taken. */
const OF_ANY_TYPE = new Set(["DescribeClusterServices.AllNamespace"]);

const contracts = new Map<string, TencentContract>();

/** The contract of `tke` or `tcr`, read once. */
export function readTencentContract(service: string): TencentContract {
  const contract = contracts.get(service) ?? parseContract(service);
  contracts.set(service, contract);
  return contract;
}

function parseContract(service: string): TencentContract {
  const parsed = file.parse(readContractFile(service));

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
    if (fields === undefined) throw new Error(`contract ${service}: no type "${type}"`);
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
