import { nextRun } from "../../files/next-run";
import type { Properties } from "./codec";
import type { AnyContext } from "./context";
import { find } from "./find";
import { type IsTooLong, listForReads, rowIn } from "./listings";
import type { Listing, Resource } from "./spec";

/**
 * Reads in bulk: reads of one type that start within `GATHER_MS` are answered from one listing, if the resource file has one. A row missing
 * from a listing is read by ID before it counts as gone, because pages shift while other resources are deleted.
 */

/** How recent a listing must be to answer a read. */
export type Freshness =
  /** Made since the engine's operation began and since this process last changed a resource of the type. */
  | "operation"
  /** Made after the read was requested; for waits. */
  | "now";

type AnyListing = Listing<object, unknown>;
type Rows = ReadonlyMap<string, unknown>;

/** How long reads are gathered, in milliseconds. */
const GATHER_MS = 10;
/** Number of reads of one type in one operation from which everything is listed once, instead of some rows by ID. */
const MANY = 16;
/** Number of pages up to which a whole listing is made as soon as there are many reads. A larger one must save calls. */
const MOST_PAGES = 100;
/** Number of rows that take about as long to send and to parse as a read by ID. */
const ROWS_OF_A_READ = 100;
/** A large account is listed once a stack has read a tenth of its rows: reads by ID then cost as many calls. */
const WORTH_IT = 10;

/** The reads of one type in one account, region and scope. */
interface Reads {
  asked: Map<string, Asked>;
  /** Answers all that are asked, in a run after the one that is under way: reads of many resources then share few listings. */
  answer: () => Promise<void>;
  /** Reads so far; tells a refresh of many resources from a read of one. */
  seen: number;
  /** Number of reads from which a whole listing is worth its calls; set after a listing turned out to be large. */
  listFrom?: number;
  /** Up to so many resources, a wait reads them by ID and does not list all. Set by the last whole listing. */
  fewForWait: number;
}

interface Asked {
  context: AnyContext;
  known: Properties;
  fresh: boolean;
  answers: ((row: Promise<unknown>) => void)[];
}

const readsByContext = new WeakMap<object, Map<string, Reads>>();

function readsOf(spec: Resource, list: AnyListing, context: AnyContext, scope: string): Reads {
  const clients = context.clients as object;
  const all = readsByContext.get(clients) ?? new Map<string, Reads>();
  readsByContext.set(clients, all);
  const key = `${spec.type} ${scope}`;
  const known = all.get(key);
  if (known) return known;
  const answer = nextRun(async () => {
    await context.clock.sleep(GATHER_MS);
    await answerAll(spec, list, scope, reads);
  });
  const reads: Reads = { asked: new Map(), answer, seen: 0, fewForWait: 0 };
  all.set(key, reads);
  return reads;
}

/** Finds a resource, in one listing with others that are looked for at the same time. */
export function findTogether(
  spec: Resource,
  context: AnyContext,
  id: string,
  known: Properties,
  since: Freshness,
): Promise<unknown> {
  const { list } = spec;
  if (list === undefined) return find(spec, context, id, known);
  const scope = list.scope?.(id) ?? "";
  const listed = since === "operation" ? rowIn(spec, context, scope, id) : undefined;
  if (listed !== undefined) return Promise.resolve(listed);
  const reads = readsOf(spec, list, context, scope);
  return new Promise((resolve) => {
    if (reads.asked.size === 0) void reads.answer();
    const asked = reads.asked.get(id) ?? { context, known, fresh: false, answers: [] };
    asked.fresh ||= since === "now";
    asked.answers.push(resolve);
    reads.asked.set(id, asked);
  });
}

async function answerAll(spec: Resource, list: AnyListing, scope: string, reads: Reads): Promise<void> {
  const asked = [...reads.asked];
  reads.asked = new Map();
  reads.seen += asked.length;
  // The run before may have listed some of them.
  const listed = ([id, { context, fresh }]: [string, Asked]) => (fresh ? undefined : rowIn(spec, context, scope, id));
  const left = asked.filter((one) => listed(one) === undefined);
  // If the listing fails, each resource is read by itself and reports its own failure.
  const rows = await rowsFor(spec, list, scope, reads, left).catch(() => new Map<string, unknown>());
  for (const one of asked) {
    const [id, { context, known, answers }] = one;
    const row = rows.get(id) ?? listed(one);
    const answer = row === undefined ? find(spec, context, id, known) : Promise.resolve(row);
    for (const resolve of answers) resolve(answer);
  }
}

async function rowsFor(
  spec: Resource,
  list: AnyListing,
  scope: string,
  reads: Reads,
  asked: [string, Asked][],
): Promise<Rows> {
  const [first] = asked;
  if (first === undefined || asked.length === 1) return new Map();
  const { context } = first[1];
  const ids = asked.map(([id]) => id);
  const waits = asked.some(([, { fresh }]) => fresh);
  const tooLarge = reads.seen < (reads.listFrom ?? 0);
  if (list.some && (waits || reads.seen <= MANY || tooLarge)) return someRows(list.some, context, ids);
  if (tooLarge || (waits && asked.length <= reads.fewForWait)) return new Map();
  return allRows(spec, context, scope, reads, ids);
}

async function someRows(some: NonNullable<AnyListing["some"]>, context: AnyContext, ids: string[]): Promise<Rows> {
  const chunks = Array.from({ length: Math.ceil(ids.length / some.most) }, (_, i) =>
    ids.slice(i * some.most, (i + 1) * some.most),
  );
  const found = await Promise.all(chunks.map((chunk) => some.rows(context, chunk)));
  return new Map(found.flat());
}

/** @returns the rows with these IDs, from a listing of all */
async function allRows(
  spec: Resource,
  context: AnyContext,
  scope: string,
  reads: Reads,
  ids: readonly string[],
): Promise<Rows> {
  let listed = 0;
  const isTooLong: IsTooLong = ({ pages, pageSize, total }) => {
    listed = pages;
    const isLong = total === undefined ? pages > MOST_PAGES : total > MOST_PAGES * pageSize;
    return isLong && (total ?? Infinity) > reads.seen * WORTH_IT;
  };
  const { entries, total } = await listForReads(spec, context, scope, isTooLong);
  if (total !== undefined) reads.listFrom = total / WORTH_IT;
  // A wait needs a new listing for each poll, so that must take fewer calls, and not far more to send and to parse, than reads by ID.
  reads.fewForWait = Math.max(listed, Math.floor(entries.size / ROWS_OF_A_READ));
  return new Map(ids.map((id) => [id, entries.get(id)?.row]));
}
