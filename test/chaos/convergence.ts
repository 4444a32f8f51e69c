import { isDeepStrictEqual } from "node:util";
import type { InventoryItem } from "../../emulator/inventory";
import type { Properties } from "../../provider/lifecycle/codec";
import { type ChaosKind, chaosKinds, kindNames } from "./kinds";
import type { Program } from "./program";

/** A resource as the engine's state has it. */
export interface Known {
  readonly name: string;
  readonly id: string;
  readonly properties?: Properties;
}

/**
 * What is not as the program says: each line names a resource and what is wrong with it. Every resource of the program must
 * be in the state once, and in the cloud once, by the same id and as the program wants it; nothing else may be in either.
 */
export function divergence(program: Program, state: readonly Known[], inventory: readonly InventoryItem[]): string[] {
  const problems: string[] = [];
  const expected = new Set<InventoryItem>();
  for (const [name, planned] of program.resources) {
    const known = state.filter((entry) => entry.name === name);
    if (known.length !== 1) problems.push(`${name} is in the state ${known.length} times`);
    const { inventory: place, shown } = chaosKinds[planned.kind];
    if (place === undefined) continue;
    const rows = inventory.filter((item) => isOf(item, place) && known.some((one) => isOne(one, item)));
    const [row] = rows;
    if (row === undefined) {
      problems.push(`${name} (${known.map(({ id }) => id).join(", ")}) is not in the cloud`);
      continue;
    }
    for (const one of rows) expected.add(one);
    problems.push(...differences(name, shown(planned), row.attributes));
  }
  const extra = state.filter(({ name }) => !program.resources.has(name));
  problems.push(...extra.map(({ name, id }) => `${name} (${id}) is in the state, and in no program`));
  const isWatched = (item: InventoryItem, { inventory: place, remains }: ChaosKind) =>
    place !== undefined && !remains && isOf(item, place);
  const watched = inventory.filter((item) => kindNames.some((kind) => isWatched(item, chaosKinds[kind])));
  const left = watched.filter((item) => !expected.has(item));
  problems.push(...left.map((item) => `${item.kind} ${item.name} (${item.id}) is in the cloud, and nobody's`));
  return problems;
}

const isOf = (item: InventoryItem, place: { service: string; kind: string }) =>
  item.service === place.service && item.kind === place.kind;

/** Ids of what belongs to another begin with that one's; a set's names each of its members. */
/** A set that has grown keeps its ID. */
const isOne = ({ id, properties = {} }: Known, item: InventoryItem) =>
  isId(id, item) || (Array.isArray(properties.instanceIds) && properties.instanceIds.includes(item.id));

const isId = (id: string, item: InventoryItem) =>
  id === item.id ||
  // A chart, which its account and region have for themselves.
  id.replace("/", ":") === item.id.split("/").at(-1) ||
  (id === "global" && item.id === item.account) ||
  (id.split("/").at(-1) ?? "").split(",").includes(item.id);

function differences(name: string, wanted: unknown, is: unknown, path = ""): string[] {
  if (typeof wanted !== "object" || wanted === null) {
    return isDeepStrictEqual(wanted, is)
      ? []
      : [`${name}${path} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`];
  }
  return Object.entries(wanted).flatMap(([key, value]) =>
    differences(name, value, (is as Record<string, unknown> | undefined)?.[key], `${path}.${key}`),
  );
}
