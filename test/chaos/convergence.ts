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

/** A stack as it should be, and its resources as the engine's state has them. */
export interface StackState {
  readonly stack: string;
  readonly program: Program;
  readonly state: readonly Known[];
}

/**
 * What is not as the program says: each line names a resource and what is wrong with it. Every resource of each stack must
 * be in its state once, and in the cloud once, by the same id and as the program wants it; nothing else may be in either, and
 * nothing may be two stacks'.
 */
export function divergence(stacks: readonly StackState[], inventory: readonly InventoryItem[]): string[] {
  const found = stacks.map((one) => ({ ...one, ...divergenceOf(one, inventory) }));
  const isWatched = (item: InventoryItem, { inventory: place, remains }: ChaosKind) =>
    place !== undefined && !remains && isOf(item, place);
  const watched = inventory.filter((item) => kindNames.some((kind) => isWatched(item, chaosKinds[kind])));
  const ownersOf = (item: InventoryItem) => found.filter(({ expected }) => expected.has(item));
  return [
    ...found.flatMap(({ stack, problems }) => problems.map((line) => `${stack}: ${line}`)),
    ...watched
      .filter((item) => ownersOf(item).length === 0)
      .map((item) => `${called(item)} is in the cloud, and nobody's`),
    ...inventory.filter((item) => ownersOf(item).length > 1).map((item) => `${called(item)} is two stacks'`),
  ];
}

const called = ({ kind, name, id }: InventoryItem) => `${kind} ${name} (${id})`;

/** What is wrong in one stack, and which items of the inventory are its resources. */
function divergenceOf({ program, state }: StackState, inventory: readonly InventoryItem[]) {
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
  return { problems, expected };
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
