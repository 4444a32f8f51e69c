import { isDeepStrictEqual } from "node:util";
import { resourceOf } from "../clouds";
import { endingWith } from "../transport/cancellation";
import { defaultsOf, regionOf, settingFailures, unsupportedFailures } from "./account";
import { check } from "./check";
import { type Properties, withoutNulls } from "./codec";
import type { AnyContext, Made } from "./context";
import {
  additionText,
  clearLeftover,
  create,
  isMadeInPart,
  isSpared,
  leftoverText,
  noteEntry,
  noteInState,
  warnOfWithin,
  withAdditions,
} from "./create";
import { withDefaults } from "./default-tags";
import { remove } from "./delete";
import { type Difference, diff } from "./diff";
import { isGone } from "./find";
import { adoptFailures, type Before, problemsAhead, refuseLoss } from "./forewarn";
import { contextFor, type Host } from "./host";
import { DEAD, MADE, UNREADY, UNRETURNED, URN } from "./internal-properties";
import { listPage, type Page, type Paging } from "./list";
import { isShort } from "./members";
import { migrated } from "./migrate";
import { foreseeCreate, foreseeUpdate } from "./preview";
import { read } from "./read";
import { reportDifference } from "./report-difference";
import { duringOperation } from "./run-operation";
import type { CheckFailure, Resource } from "./spec";
import { hasUnknown } from "./unknown";
import { update } from "./update";
import { isNews } from "./warn-once";

/** The operations on one resource. A failure names the operation and the resource, and keeps its cause. */
export interface Operations {
  /** @param olds the inputs in the state; empty if there are none, or if a replacement is checked */
  check(inputs: Properties, olds?: Properties): Promise<CheckFailure[]>;
  /** The inputs with the settings' tags and labels; unchanged if the settings cannot be read, which {@link check} reports. */
  withDefaults(inputs: Properties): Promise<Properties>;
  diff(id: string, state: Properties, inputs: Properties): Promise<Difference>;
  /** @param timeoutMs the engine's timeout; takes precedence over the resource's own */
  create(inputs: Properties, timeoutMs?: number): Promise<Made>;
  /** @returns `undefined` if the resource is gone; `inputs` only if they differ from the state */
  read(id: string, state: Properties): Promise<(Made & { inputs?: Properties }) | undefined>;
  /** Like `read`, for a resource that the program does not manage: one that does not exist is an error. @param place its profile and region */
  get(id: string, place: Properties): Promise<Made & { inputs?: Properties }>;
  update(id: string, state: Properties, inputs: Properties, timeoutMs?: number): Promise<Made>;
  delete(id: string, state: Properties, timeoutMs?: number): Promise<void>;
  /** The result of a create, or of an update of `state`, as far as it is known in advance. Calls no cloud. */
  foresee(inputs: Properties, state?: Properties): Promise<Properties>;
  /** Warns of what a create would fail on, as far as a few reads of the cloud show. Never fails. */
  forewarn(inputs: Properties): Promise<void>;
  /** One page of resources. @param query `profile`, `region` and the leading parts of the type's IDs */
  list(query: Properties, paging: Paging): Promise<Page>;
}

/**
 * The operations of one type, the same for both deliveries. A null in inputs or state, at any depth, means "not set".
 * @param load returns the resource of the type
 */
export function operationsOf(type: string, host: Host, load = resourceOf): Operations {
  const operations = operationsWithoutNulls(type, host, load);
  const set = (properties: Properties) => withoutNulls(properties) as Properties;
  // Any release may have written the state.
  const held = async (state: Properties) => migrated(await load(type), set(state));
  // The check needs `UNRETURNED` of imported inputs. All other operations take it from the state.
  const wanted = (inputs: Properties) => {
    const { [UNRETURNED]: _, ...own } = set(inputs);
    return own;
  };
  return {
    check: async (inputs, olds) => operations.check(set(inputs), olds && (await held(olds))),
    withDefaults: (inputs) => operations.withDefaults(inputs),
    diff: async (id, state, inputs) => operations.diff(id, await held(state), wanted(inputs)),
    create: (inputs, timeoutMs) => operations.create(wanted(inputs), timeoutMs),
    read: async (id, state) => operations.read(id, await held(state)),
    get: (id, place) => operations.get(id, set(place)),
    update: async (id, state, inputs, timeoutMs) => operations.update(id, await held(state), wanted(inputs), timeoutMs),
    delete: async (id, state, timeoutMs) => operations.delete(id, await held(state), timeoutMs),
    foresee: async (inputs, state) => operations.foresee(wanted(inputs), state && (await held(state))),
    forewarn: (inputs) => operations.forewarn(wanted(inputs)),
    list: (query, paging) => operations.list(set(query), paging),
  };
}

function operationsWithoutNulls(type: string, host: Host, load: typeof resourceOf): Operations {
  const during = async <T>(verb: string, properties: Properties, run: (spec: Resource) => Promise<T> | T) => {
    const spec = await load(type);
    return duringOperation(spec, host, verb, properties, () => run(spec));
  };
  const context = (spec: Resource, properties: Properties, timeoutMs?: number): AnyContext =>
    withAdditions(spec, host, contextFor(spec, host, properties, timeoutMs), properties[URN]);
  const isInState = (spec: Resource, id: string, state: Properties, urn: unknown) => {
    unshown.delete(String(urn));
    noteInState(spec, host, id, state, urn);
  };
  return {
    check: async (inputs, olds = {}) => {
      const spec = await load(type);
      const urn = inputs[URN];
      if (typeof urn === "string") checked.add(urn);
      // The engine checks a replacement as if it were new, so remember that the state has the resource.
      if (typeof urn === "string" && Object.keys(olds).length > 0) unshown.add(urn);
      const found = isFound(spec, inputs, olds);
      const unsupported = found ? [] : unsupportedFailures(type, host, inputs);
      const adopted = Object.keys(olds).length === 0 ? adoptFailures(spec, inputs) : [];
      return [...settingFailures(spec, host, inputs), ...unsupported, ...check(spec, inputs, found), ...adopted];
    },
    withDefaults: async (inputs) => withDefaults(await load(type), inputs, defaultsOf(type, host, inputs)),
    diff: (id, state, inputs) =>
      during("comparing", inputs, async (spec) => {
        isInState(spec, id, state, inputs[URN]);
        noteEntry(spec, host, id, state);
        const reporter = host.reporter(inputs[URN]);
        const gone = state[UNREADY] === true && (await isGone(spec, context(spec, state), id, state));
        if (gone) reporter.note(`${id} was removed before it was ready; creating a new one`);
        else if (state[UNREADY] === true)
          reporter.note(`${id} was not ready when an earlier run ended; waiting for it again`);
        // A resource that is gone needs no protection.
        const known = gone ? { ...state, [DEAD]: true, deletionProtection: undefined } : state;
        const difference = diff(spec, known, inputs);
        if (difference.changes.length > 0 && difference.replaces.length === 0)
          refuseUnsupported(type, host, inputs, difference);
        // The engine's check of the replacement does not say what it replaces, so remember it here.
        const before = { id, leaving: difference.deleteBeforeReplace ? state : undefined };
        if (difference.replaces.length > 0 && typeof inputs[URN] === "string") replacing.set(inputs[URN], before);
        if (!gone && difference.deleteBeforeReplace && !isMadeInPart(host, inputs))
          await refuseLoss(spec, context(spec, inputs), inputs, { id, leaving: state, replaces: difference.replaces });
        // A replacement resumes with the leftover resource or deletes it, so no warning is needed.
        const text = difference.replaces.length === 0 ? leftoverText(host, inputs[URN], id) : undefined;
        if (text !== undefined && isNews(`${inputs[URN]} ${text}`)) reporter.warn(text);
        const isAsked = difference.changes.length > 0 || state[UNREADY] === true || isShort(spec, id, state);
        const added = isAsked ? undefined : additionText(spec, host, id, inputs[URN]);
        if (added !== undefined) reporter.warn(added);
        // A destroy calls diff for dependents of a deleted resource, and then there is no program to warn about.
        const isAskedOf = typeof inputs[URN] !== "string" || checked.has(inputs[URN]);
        // A change of a resource that is gone interrupts nothing.
        if (isAskedOf)
          reportDifference(spec, reporter, gone ? { ...difference, changes: [], replaces: [] } : difference, inputs);
        return difference;
      }),
    create: (inputs, timeoutMs) =>
      during(inputs.adopt ? "adopting" : "creating", inputs, (spec) => {
        const at = { ...context(spec, inputs, timeoutMs), replacesUnshown: unshown.has(String(inputs[URN])) };
        return create(spec, host, at, inputs);
      }),
    read: (id, state) =>
      during("reading", state, (spec) => {
        isInState(spec, id, state, state[URN]);
        return read(spec, context(spec, state), id, state);
      }),
    get: (id, place) =>
      during("reading", place, async (spec) => {
        const found = await read(spec, context(spec, place), id, place);
        if (found === undefined)
          throw new Error(`there is no resource with the ID ${JSON.stringify(id)} in this account and region`);
        return found;
      }),
    update: (id, state, inputs, timeoutMs) =>
      during("updating", inputs, async (spec) => {
        isInState(spec, id, state, inputs[URN]);
        noteEntry(spec, host, id, state);
        // The resource stays in its region when the configuration's region changes.
        const at = context(spec, { ...inputs, region: inputs.region ?? state.region }, timeoutMs);
        await clearLeftover(spec, host, at, id, inputs);
        return update(spec, at, id, state, { ...inputs, [MADE]: state[MADE] });
      }),
    delete: (id, state, timeoutMs) =>
      during("deleting", state, async (spec) => {
        const at = context(spec, state, timeoutMs);
        if (await isSpared(spec, host, at, id, state)) return;
        isInState(spec, id, state, state[URN]);
        await clearLeftover(spec, host, at, id, state);
        return remove(spec, at, id, state).catch(async (error: unknown) => {
          await warnOfWithin(spec, host, at, id, load);
          throw error;
        });
      }),
    foresee: (inputs, state) =>
      during("previewing", inputs, async (spec) =>
        state ? foreseeUpdate(spec, state, inputs) : foreseeCreate(spec, inputs, regionOf(spec, host, inputs)),
      ),
    forewarn: async (inputs) => {
      const urn = inputs[URN];
      const before = replacing.get(String(urn));
      try {
        const isUncertain = isMadeInPart(host, inputs) || (before === undefined && unshown.has(String(urn)));
        if (isUncertain || hasUnknown([inputs.adopt, inputs.profile, inputs.region])) return;
        const spec = await load(type);
        const ahead = () => problemsAhead(spec, context(spec, inputs), inputs, before);
        for (const { property, reason } of await endingWith(host.signal, ahead))
          host.reporter(urn).warn(property ? `${property}: ${reason}` : reason);
      } catch {
        // The check reports wrong settings and inputs; the create reports records that cannot be read.
      }
    },
    list: (query, paging) => during("listing", query, (spec) => listPage(spec, context(spec, query), query, paging)),
  };
}

/** Whether the inputs are those that an import found, perhaps in part. */
const isFound = (spec: Resource, inputs: Properties, olds: Properties): boolean =>
  olds[UNRETURNED] !== undefined &&
  Object.keys(spec.inputs.shape).every((field) => isDeepStrictEqual(inputs[field], olds[field]));

/** @throws Error if the cloud has no call for a change in place */
function refuseUnsupported(type: string, host: Host, inputs: Properties, { changes }: Difference): void {
  const changed = changes.map(({ path }) => path);
  const [first] = unsupportedFailures(type, host, inputs, changed);
  if (first) throw new Error(`${first.property}: ${first.reason}`);
}

/** Resources whose diff in this process led to a replacement, by URN. */
const replacing = new Map<string, Before>();

/** URNs that the program has registered so far. A destroy without the program checks none. */
const checked = new Set<string>();

/** URNs of resources that are in the state and that no diff has shown: a `replacementTrigger` replaces them without one. */
const unshown = new Set<string>();
