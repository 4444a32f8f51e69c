import { resourceOf, resourceTypes, type ServiceName } from "../clouds";
import { endingWith } from "../transport/cancellation";
import type { Clouds } from "../transport/connect";
import { ConfigError } from "../transport/errors";
import { errorText, foreignText } from "../transport/foreign-text";
import { unlessAbsent } from "./find";
import { contextFor } from "./host";
import { canBeListed, pagesOf } from "./list";
import type { Listed, Resource } from "./spec";

/** A resource of an account. */
export interface Found extends Listed {
  /** `module:Name`. */
  type: string;
  /** Its parent, if that was found too. */
  parent?: Found;
}

/** A type, or a type within one parent. */
export interface Part {
  type: string;
  /** The ID of the parent; empty if one listing has every resource of the type. */
  scope: string;
}

/** Options and callbacks of an inventory. */
export interface InventoryOptions {
  clouds: Clouds;
  /** Named set of credentials and region. Default: the main one. */
  profile?: string;
  signal: AbortSignal;
  /** What an earlier inventory found of a part; `undefined` if it did not get that far. */
  known(part: Part): readonly Listed[] | undefined;
  /** Called after each page, with its number and the number of resources found so far. */
  page(part: Part, page: number, count: number): void;
  /** Called when a part is completely listed. */
  listed(part: Part, rows: readonly Listed[]): void;
}

/**
 * Finds the resources in the accounts of some services: parents before children, within a type in the cloud's order.
 * @returns the resources, and the types that the cloud does not have or cannot list
 * @throws Error that names what was being listed
 */
export async function listAccount(
  services: readonly ServiceName[],
  options: InventoryOptions,
): Promise<{ found: Found[]; leftOut: string[] }> {
  const found = new Map<string, Found>();
  const leftOut: string[] = [];
  // `resourceTypes` has parents before their children.
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

/** Whether the cloud has the type with these settings. The first listing reports wrong settings. */
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
    // A parent may be deleted while its children are listed; an account without a registry has nothing in it.
    await unlessAbsent(endingWith(signal, read));
  } catch (error) {
    signal.throwIfAborted();
    const what = foreignText(`listing ${part.type}${part.scope && ` of ${part.scope}`}`);
    throw new Error(`${what}: ${errorText(error)}`, { cause: error });
  }
  options.listed(part, rows);
  return rows;
}

const SILENT = { report: () => undefined, note: () => undefined, warn: () => undefined };
