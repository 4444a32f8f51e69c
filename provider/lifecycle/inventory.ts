import { resourceOf, resourceTypes, type ServiceName } from "../clouds";
import type { Clouds } from "../transport/connect";
import { ConfigError } from "../transport/errors";
import { unlessAbsent } from "./find";
import { contextFor } from "./host";
import { canBeListed, pagesOf } from "./list";
import type { Listed, Resource } from "./spec";

/** One thing that an account holds. */
export interface Found extends Listed {
  /** `module:Name`. */
  type: string;
  /** What it belongs to, where that was found, too. */
  parent?: Found;
}

/** What exists of a type, or of a type within one of what it belongs to. */
export interface Part {
  type: string;
  /** ID of what it belongs to; empty if one listing has everything of the type. */
  scope: string;
}

/** Options and callbacks of an inventory. */
export interface InventoryOptions {
  clouds: Clouds;
  /** Named set of credentials and region to ask with. Default: the main one. */
  profile?: string;
  signal: AbortSignal;
  /** What an earlier survey found of a part; `undefined` where it did not come so far. */
  known(part: Part): readonly Listed[] | undefined;
  /** Called after each page: its number, and how many of the part were found so far. */
  page(part: Part, page: number, count: number): void;
  /** Called when a part is listed completely. */
  listed(part: Part, rows: readonly Listed[]): void;
}

/**
 * Finds what the accounts of some services hold: owners before what belongs to them, within a type in the cloud's order.
 * @returns what was found, and the types that the cloud does not have, or has no list of
 * @throws Error that names what was being listed
 */
export async function survey(
  services: readonly ServiceName[],
  options: InventoryOptions,
): Promise<{ found: Found[]; leftOut: string[] }> {
  const found = new Map<string, Found>();
  const leftOut: string[] = [];
  // The registry has owners before what belongs to them.
  for (const type of resourceTypes.filter((one) => services.some((service) => one.startsWith(`${service}:`)))) {
    const spec = await resourceOf(type);
    if (!canBeListed(spec) || !isThere(type, options)) {
      leftOut.push(type);
      continue;
    }
    const within = spec.list?.within;
    const owners = [...found.values()].filter((one) => one.type === within);
    const scopes = spec.list?.scope ? owners.map(({ id }) => id) : [""];
    for (const scope of scopes) {
      for (const row of await list(spec, { type, scope }, options)) {
        const parent = within && found.get(`${within} ${row.id.slice(0, row.id.lastIndexOf("/"))}`);
        found.set(`${type} ${row.id}`, { ...row, type, ...(parent ? { parent } : {}) });
      }
    }
  }
  return { found: [...found.values()], leftOut };
}

/** Whether the cloud has such a resource with these settings. Wrong settings are reported by the first listing. */
function isThere(type: string, { clouds, profile }: InventoryOptions): boolean {
  try {
    return clouds.typeProblems(type, { profile }).length === 0;
  } catch (error) {
    if (error instanceof ConfigError) return true;
    throw error;
  }
}

async function list(spec: Resource, part: Part, options: InventoryOptions): Promise<readonly Listed[]> {
  const known = options.known(part);
  if (known) return known;
  const { clouds, profile, signal } = options;
  const host = { clouds: () => clouds, reporter: () => SILENT, signal };
  const rows: Listed[] = [];
  const read = async () => {
    let pages = 0;
    for await (const page of pagesOf(spec, contextFor(spec, host, { profile }), part.scope)) {
      signal.throwIfAborted();
      rows.push(...page);
      pages += 1;
      options.page(part, pages, rows.length);
    }
  };
  try {
    // An owner may go while its own are listed; an account without a registry has nothing in it.
    await Promise.race([unlessAbsent(read()), whenAborted(signal)]);
  } catch (error) {
    signal.throwIfAborted();
    const text = error instanceof Error ? error.message : String(error);
    throw new Error(`listing ${part.type}${part.scope && ` of ${part.scope}`}: ${text}`, { cause: error });
  }
  options.listed(part, rows);
  return rows;
}

/** Rejects when the signal is aborted: a call that hangs holds nobody up. */
const whenAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

const SILENT = { report: () => undefined, note: () => undefined, warn: () => undefined };
