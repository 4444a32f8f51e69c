import { Refusal } from "./cloud";
import { clouds } from "./clouds";
import type { Field } from "./contract/shape";
import type { VerifiedCall } from "./declaration";
import { item } from "./inventory";
import { clusterOf } from "./kubernetes/cluster";
import { NODES, PODS } from "./kubernetes/object";
import { answer } from "./kubernetes/requests";
import { StatusError } from "./kubernetes/status";
import type { Row } from "./row";
import { rowsOf, type State, table } from "./state";
import { clusters } from "./tencent/tke/parts/cluster-row";
import { settle } from "./transitions";
import type { Kind, World } from "./world";

/** Rows of a kind in a trial: few enough for the first page of every list. */
const FEW = 2;

/**
 * Tries every read call that may show a row on a copy of the state in which it is another: as it is, and after its change in progress.
 * Nothing counts as a read.
 * @returns what cannot be answered because of that, such as `DescribeClusters`; undefined for nothing
 */
export function failingRead(world: World, kind: Kind, row: Row, other: Row): string | undefined {
  const { stackTraceLimit } = Error;
  // Most attempts are refused, and the stacks of the refusals would take most of the time.
  Error.stackTraceLimit = 0;
  try {
    const failing = failures(world, kind, row, other);
    if (failing.size === 0) return undefined;
    const before = failures(world, kind, row, row);
    return [...failing].find((name) => !before.has(name));
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function failures(world: World, kind: Kind, row: Row, other: Row): Set<string> {
  const found = new Set<string>();
  /** @returns whether it succeeded */
  const attempt = (name: string, run: () => unknown): boolean => {
    try {
      run();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof StatusError)) found.add(name);
      return false;
    }
  };
  attempt("GET /_emulator/resources", () => item(kind, other));
  const asItIs = around(world, kind, row, other);
  const isPassing = asItIs.rows.some(({ transition }) => transition !== undefined);
  for (const isOver of isPassing ? [false, true] : [false]) {
    const { state, rows } = isOver ? around(world, kind, row, other) : asItIs;
    const trial: World = {
      ...world,
      state,
      checkAnswers: true,
      lifecycle: { ...world.lifecycle, take: AT_ONCE },
      failed: (what) => void found.add(what),
    };
    if (isOver) {
      for (const one of rows) if (one.transition) one.transition = { ...one.transition, at: 0 };
      attempt("the end of its change", () => settle(trial));
    }
    const { account, region } = row;
    for (const { action, perform } of readCalls(kind.service, trial)) {
      const answered = (input: object) => attempt(action.name, () => perform({ world: trial, account, region }, input));
      const { required, optional } = fieldsOf(action);
      for (const input of inputsOf(required, rows))
        if (answered(input))
          for (const field of optional)
            for (const value of valuesOf(field, rows).slice(0, 1)) answered({ ...input, [field.name]: value });
    }
    for (const cluster of clusters.rows(state).values())
      for (const resource of [NODES, PODS])
        attempt(KUBERNETES, () => answer(clusterOf(trial, cluster), { resource }, LISTED));
  }
  return found;
}

const AT_ONCE = () => ({ pace: { reads: 0 } });

/** A copy of the state with a row as another, and a few rows of its service: first those that it belongs to and that belong to it. */
function around(world: World, kind: Kind, row: Row, other: Row): { state: State; rows: Row[] } {
  const own = world.kinds.filter(({ service }) => service === kind.service);
  const all = own.flatMap((one) => [...one.rows(world.state).values()].map((each) => ({ kind: one, row: each })));
  const byId = new Map(all.map((one) => [one.row.id, one.row]));
  const top = (one: Row): string => (one.owner === undefined || one.owner === one.id ? one.id : topOf(one.owner));
  const topOf = (id: string): string => {
    const owner = byId.get(id);
    return owner === undefined ? id : top(owner);
  };
  const { rows: _, ...rest } = world.state;
  const state: State = { ...structuredClone(rest), rows: table() };
  const nearest = (one: Row) => (one === row ? 0 : top(one) === top(row) ? 1 : 2);
  for (const one of own) {
    const near = all.filter((each) => each.kind === one).map((each) => each.row);
    const few = near.sort((a, b) => nearest(a) - nearest(b)).slice(0, FEW);
    for (const each of few) rowsOf(state, one).set(each.id, structuredClone(each === row ? other : each));
  }
  return { state, rows: own.flatMap((one) => [...one.rows(state).values()]) };
}

function readCalls(service: string, world: World): VerifiedCall[] {
  const calls = clouds.flatMap(({ routes }) => routes.flatMap((one) => one.calls?.(world) ?? []));
  return calls.filter(({ action }) => action.service === service && isRead(action));
}

const isRead = ({ name, method }: { name: string; method?: string }) =>
  method === "GET" || /^(describe|get|list|query|check)/i.test(name);

function fieldsOf(action: VerifiedCall["action"]): { required: Field[]; optional: Field[] } {
  const fields = "path" in action ? [...action.path, ...action.query, ...action.input] : action.input;
  return { required: fields.filter((one) => one.required), optional: fields.filter((one) => !one.required) };
}

/** Inputs with what a call requires: everything that the rows may be called. */
const inputsOf = (required: readonly Field[], rows: readonly Row[]): object[] =>
  required.reduce<object[]>(
    (inputs, field) =>
      inputs.flatMap((input) => valuesOf(field, rows).map((value) => ({ ...input, [field.name]: value }))),
    [{}],
  );

function valuesOf({ name, shape, allowed, minimum }: Field, rows: readonly Row[]): unknown[] {
  // Calls handle their choices alike.
  if (allowed !== undefined) return allowed.slice(0, FEW);
  if (shape.kind === "integer") return [minimum ?? 1];
  const named = rows.flatMap(({ id, attributes }) => [id, (attributes as Record<string, unknown>)[name]]);
  const texts = [...new Set(named.filter((value) => typeof value === "string"))];
  if (shape.kind === "list") return shape.of.kind === "string" ? [texts] : [];
  return shape.kind === "string" ? texts : [];
}

const KUBERNETES = "the Kubernetes API";
const LISTED = { method: "GET", query: new URLSearchParams(), accept: "", contentType: "", body: undefined };
