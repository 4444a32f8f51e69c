import { z } from "zod";
import { readContractFile } from "./files";
import { limitFields, readLimits } from "./limits";
import type { Field, RestAction, Shape } from "./shape";

const field = z.object({
  name: z.string(),
  type: z.string(),
  required: z.boolean().nullish(),
  aliases: z.array(z.string()).optional(),
  /** Whether a single object may stand for a list. */
  single: z.boolean().optional(),
  mayBeEmpty: z.boolean().optional(),
  /** Whether a boolean may be sent as a string. */
  orText: z.boolean().optional(),
  ...limitFields,
});
const fields = z.array(field).default([]);
const file = z.object({
  service: z.string(),
  actions: z.record(
    z.string(),
    z.object({
      method: z.string(),
      path: z.string(),
      altPaths: z.array(z.string()).default([]),
      headers: fields,
      pathParams: fields,
      query: fields,
      input: fields,
      output: fields,
    }),
  ),
  types: z.record(
    z.string(),
    z.object({ extends: z.string().optional(), extendsLike: z.string().optional(), fields: fields }),
  ),
});

export interface RestContract {
  readonly service: string;
  readonly actions: ReadonlyMap<string, RestAction>;
}

/** Names that stand for the whole response. */
const WHOLE_ANSWER = new Set(["(body)", "(returnObj)"]);

/** Reads the contract of `bci`, `bec` or `eci`: calls with a method and a path each. */
export function readRestContract(service: string): RestContract {
  const parsed = file.parse(readContractFile(service));

  const shapeOf = (type: string): Shape => {
    const list = /^array<(.+)>$/.exec(type);
    if (list?.[1] !== undefined && !type.includes("|")) return { kind: "list", of: shapeOf(list[1]) };
    const map = /^map<string,(.+)>$/.exec(type);
    if (map?.[1] !== undefined) return { kind: "map", of: shapeOf(map[1]) };
    switch (type) {
      case "string":
      case "number":
      case "boolean":
        return { kind: type };
      case "object":
        return { kind: "map", of: { kind: "anything" } };
      case "integer":
      case "integer(int64)":
        return { kind: "integer", unsigned: false };
    }
    if (parsed.types[type] === undefined) return { kind: "anything" };
    return { kind: "object", name: type, fields: () => structure(type) };
  };
  const structures = new Map<string, Field[]>();
  const structure = (name: string): Field[] => {
    const known = structures.get(name);
    if (known !== undefined) return known;
    const type = parsed.types[name];
    const parent = type?.extends ?? type?.extendsLike;
    const inherited = parent === undefined ? [] : structure(parent);
    const found = [...inherited, ...(type?.fields ?? []).map(toField)];
    structures.set(name, found);
    return found;
  };
  const toField = (row: z.infer<typeof field>): Field => ({
    name: row.name,
    aliases: row.aliases ?? [],
    shape: row.orText ? { kind: "boolean", orText: true } : shapeOf(row.type.replace(/\|null$/, "")),
    required: row.required === true,
    nullable: row.type.endsWith("|null"),
    single: row.single,
    mayBeEmpty: row.mayBeEmpty,
    ...readLimits(row),
  });

  const actions = Object.entries(parsed.actions).map(([name, action]): [string, RestAction] => {
    const inPath = (row: { name: string }) => action.path.includes(`{${row.name}}`);
    const output = action.output.map(toField);
    const whole = output.find((row) => WHOLE_ANSWER.has(row.name));
    return [
      name,
      {
        service,
        name,
        codes: [],
        method: action.method,
        paths: [action.path, ...action.altPaths],
        headers: action.headers.map(toField),
        path: [...action.pathParams, ...action.input.filter(inPath)].map(toField),
        query: action.query.map(toField),
        // Some tables list the path's parameters among the body's.
        input: action.input.filter((row) => !inPath(row)).map(toField),
        output: whole?.shape ?? { kind: "object", name: `${name} answer`, fields: () => output },
      },
    ];
  });
  return { service, actions: new Map(actions) };
}
