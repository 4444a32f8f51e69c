import { type RawRequest, Refusal } from "../cloud";
import { convertText } from "../contract/check";
import { parseJson } from "../contract/json";
import type { Field, Shape } from "../contract/shape";

/** Common parameters of v1, which are among those of the action. The vendor's SDKs send `Language` and `RequestClient`. */
const COMMON = new Set([
  "Action",
  "Version",
  "Region",
  "Timestamp",
  "Nonce",
  "SecretId",
  "Signature",
  "SignatureMethod",
  "Token",
  "Language",
  "RequestClient",
]);

/** The content type without its parameters. */
export function mediaType(headers: RawRequest["headers"]): string {
  return (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** Parameters of the query (GET) or of a form (POST), decoded once; none for a JSON body. */
export function parametersOf(request: RawRequest): URLSearchParams {
  if (request.method === "GET") return new URLSearchParams(request.query);
  return new URLSearchParams(
    mediaType(request.headers) === "application/x-www-form-urlencoded" ? request.body.toString("utf8") : "",
  );
}

/**
 * The action's own parameters as an object of the contract's shape.
 * Nests flat names (`ClusterIds.0`, `Filters.0.Values.1`), and converts strings to numbers and booleans by the contract.
 */
export function readInput(request: RawRequest, parameters: URLSearchParams, fields: readonly Field[]): object {
  const type = mediaType(request.headers);
  if (request.method === "POST" && type === "application/json") return parseBody(request.body);
  if (type === "multipart/form-data")
    throw new Refusal(
      "InvalidParameter",
      "The content type multipart/form-data is not accepted by this action; send application/json.",
    );
  if (request.method === "POST" && type !== "application/x-www-form-urlencoded")
    throw new Refusal("InvalidParameter", `The content type "${type}" is not accepted; send application/json.`);
  const nested = emptyTree();
  for (const [name, value] of parameters) if (!COMMON.has(name)) place(nested, partsOf(name), value);
  return convertFields(fields, nested);
}

function parseBody(body: Buffer): object {
  if (body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = parseJson(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new Refusal("InvalidParameter", "The request body is not JSON in UTF-8.");
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw new Refusal("InvalidParameter", "The request body must be a JSON object.");
  return parsed;
}

type Tree = { [name: string]: string | Tree };

/** Has no inherited properties, because names come from outside. */
const emptyTree = (): Tree => Object.create(null);

/** Deeper than any parameter of the contract. */
const DEEPEST = 16;

function partsOf(name: string): string[] {
  const parts = name.split(".");
  if (parts.length > DEEPEST || parts.includes("")) throw unknown(name.length > 64 ? `${name.slice(0, 64)}…` : name);
  return parts;
}

const unknown = (name: string) => new Refusal("UnknownParameter", `The parameter \`${name}\` is not recognized.`);

function place(tree: Tree, [head = "", ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    tree[head] = value;
    return;
  }
  const below = tree[head];
  const branch = typeof below === "object" ? below : emptyTree();
  tree[head] = branch;
  place(branch, rest, value);
}

function convertFields(fields: readonly Field[], tree: Tree, path = ""): object {
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => {
      const field = fields.find((candidate) => candidate.name === name);
      return [name, field === undefined ? value : convert(field.shape, value, `${path}${name}`)];
    }),
  );
}

function convert(shape: Shape, value: string | Tree, path: string): unknown {
  if (typeof value === "object") {
    if (shape.kind === "object") return convertFields(shape.fields(), value, `${path}.`);
    if (shape.kind !== "list") return value;
    const indices = Object.keys(value).sort((a, b) => Number(a) - Number(b));
    const other = indices.find((index) => !/^(0|[1-9]\d*)$/.test(index));
    if (other !== undefined) throw unknown(`${path}.${other}`);
    return indices.map((index) => convert(shape.of, value[index] ?? "", `${path}.${index}`));
  }
  return convertText(shape, value);
}
