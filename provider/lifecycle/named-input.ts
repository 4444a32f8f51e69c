import type { z } from "zod";
import type { Clock } from "../transport/clock";
import type { CloudError } from "../transport/errors";
import { changedAt, type Properties, pathText } from "./codec";
import type { AnyContext } from "./context";
import { normalForm } from "./normal-form";
import { isSet, schemaAt } from "./schema";
import type { Resource } from "./spec";

/** The path of a value in a request or in inputs. */
type Path = readonly (string | number)[];

/** Largest number of inputs that are tried; larger resources are not searched further. */
const MOST = 500;

/**
 * The input whose request field a vendor's message names: `os` for "`ClusterBasicSettings.ClusterOs` is not valid". To learn which input
 * becomes which field, this runs the resource's own functions without a cloud, and changes one input at a time.
 * @returns `undefined` if the message names no field that was sent, or several inputs affect it
 */
export async function inputNamedIn(spec: Resource, properties: Properties, error: CloudError) {
  try {
    const want = normalForm(spec, properties);
    const sent = await requestFor(spec, want, error.action);
    const field = fieldNamedIn(error.reason, sent);
    return field && (await inputOf(spec, want, error.action, field));
  } catch {
    return undefined;
  }
}

async function inputOf(spec: Resource, want: Properties, action: string, field: Path): Promise<string | undefined> {
  const value = JSON.stringify(valueAt(await requestFor(spec, want, action), field));
  const makersAmong = async (paths: readonly Path[], changed: (at: unknown) => unknown) => {
    const makers: Path[] = [];
    for (const path of paths.slice(0, MOST)) {
      const request = await requestFor(spec, changedAt(want, path, changed) as Properties, action);
      if (request !== undefined && JSON.stringify(valueAt(request, field)) !== value) makers.push(path);
    }
    return makers;
  };
  const nodes = nodesOf(want).filter((path) => path.length > 0);
  const leaves = nodes.filter((path) => isPlain(valueAt(want, path)));
  const byValue = await makersAmong(leaves, otherThan);
  const same = byValue.find((path) => JSON.stringify(valueAt(want, path)) === value);
  // The field may be a key of a map, or be sent only because an input is set: leave one input out at a time.
  const makers = byValue.length > 0 ? byValue : await makersAmong(nodes, () => undefined);
  const path = untilSet(spec.inputs, same ?? sharedStart(makers));
  return path.length > 0 ? pathText(path) : undefined;
}

/** The request that the resource's functions send in a call. All responses are empty; a function that fails on one sends no more. */
async function requestFor(spec: Resource, want: Properties, action: string): Promise<unknown> {
  let sent: unknown;
  const call = (name: string) => async (request: unknown) => {
    if (name === action) sent ??= request;
    return {};
  };
  const service = new Proxy({}, { get: (_, name) => call(String(name)) });
  const nothing = () => undefined;
  const context = {
    clients: new Proxy({}, { get: () => service }),
    clock: STOPPED,
    signal: AbortSignal.abort(),
    region: "",
    clientToken: "",
    report: nothing,
    note: nothing,
    warn: nothing,
  } as unknown as AnyContext;
  const id = spec.idFormat
    .split("/")
    .map((part) => String(want[part] ?? part))
    .join("/");
  const change = { want, was: {}, row: {}, changed: new Set(Object.keys(spec.inputs.shape)), learn: nothing };
  const steps: (() => unknown)[] = [() => spec.create(context, want), () => spec.update?.(context, id, change)];
  for (const step of steps)
    if (sent === undefined)
      await Promise.resolve()
        .then(step)
        .catch(() => undefined);
  return parsed(sent);
}

/** A clock that ends every wait. */
const STOPPED: Clock = { now: () => 0, sleep: () => Promise.reject(new Error("nothing is waited for")) };

/** A request with its JSON strings parsed, because a cloud names fields within them too. */
function parsed(value: unknown): unknown {
  if (typeof value === "string" && /^[{[]/.test(value)) {
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(parsed);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, parsed(item)]));
}

/** The field of a request whose path a message names most completely. */
function fieldNamedIn(text: string, request: unknown): Path | undefined {
  const plain = text.replace(/\[(\d+)\]/g, ".$1");
  const named = nodesOf(request).map((path) => ({ path, length: namedLength(plain, path) }));
  const most = Math.max(0, ...named.map(({ length }) => length));
  return most === 0 ? undefined : named.find(({ length }) => length === most)?.path;
}

/** How many characters of a path a message names: the whole path, or its end. */
function namedLength(text: string, path: Path): number {
  for (let from = 0; from < path.length; from += 1) {
    const name = path.slice(from).join(".");
    if (isFieldName(name) && isIn(text, name)) return name.length;
  }
  return 0;
}

/** Names that are not words of a sentence: `SubnetId`, `ports.0.port`. */
const isFieldName = (name: string) => /[a-z][A-Z]|[A-Z]{2}|[A-Za-z]\.\w/.test(name);

/** Whether a message contains a name, and not only within another name. */
function isIn(text: string, name: string): boolean {
  const isPart = (around: string | undefined) => around !== undefined && /\w/.test(around);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after, next] = [text[at - 1], text[at + name.length], text[at + name.length + 1]];
    if (!isPart(before) && before !== "." && !isPart(after) && !(after === "." && isPart(next))) return true;
  }
  return false;
}

/** Every path in a value, outer paths first. */
function nodesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).filter(([, item]) => item !== undefined);
  return [path, ...inner.flatMap(([key, item]) => nodesOf(item, [...path, Array.isArray(value) ? Number(key) : key]))];
}

const isPlain = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], value);

/** Another value of the same type. A string changes at both ends, because the request may contain only a part of it. */
const otherThan = (value: unknown) =>
  typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : `x${value}x`;

function sharedStart([first = [], ...others]: readonly Path[]): Path {
  const end = first.findIndex((key, index) => others.some((path) => path[index] !== key));
  return end < 0 ? first : first.slice(0, end);
}

/** The part of a path before an item of a set, because the normal form does not keep the program's order of sets. */
function untilSet(schema: z.ZodType, path: Path): Path {
  const isAtSet = (_: unknown, index: number) => {
    const at = schemaAt(schema, path.slice(0, index));
    return at !== undefined && isSet(at);
  };
  const end = path.findIndex(isAtSet);
  return end < 0 ? path : path.slice(0, end);
}
