import { configuredServices } from "../provider/lifecycle/doctor";
import { listAccount } from "../provider/lifecycle/inventory";
import { connect } from "../provider/transport/connect";
import { printer } from "./print";
import { parseServices } from "./services";
import { findSettings } from "./settings";
import { exportStack, typeOf } from "./stack-state";

/** Options of `container-clouds orphans`. */
export interface OrphansOptions {
  /** Stacks whose resources are known; the first one's configuration is used. Default: the selected one. */
  stack?: string[];
  /** Folder of the project. Default: the current one. */
  cwd?: string;
  /** For example `tke,bci`. Default: the services of every configured cloud. */
  service?: string;
  /** Named set of credentials and region whose account is listed. Default: the main one. */
  profile?: string;
  json?: boolean;
}

/** Lists the account's resources that are in none of the stacks. @returns exit status */
export async function orphans(options: OrphansOptions, print: (line: string) => void = console.log): Promise<number> {
  const { cwd, profile, stack: stacks = [] } = options;
  const place = cwd === undefined ? {} : { cwd };
  const sources = stacks.length === 0 ? [place] : stacks.map((stack) => ({ ...place, stack }));
  const known = new Set<string>();
  for (const source of sources) {
    for (const resource of exportStack(source).deployment?.resources ?? []) {
      known.add(`${typeOf(resource)} ${resource.id}`);
    }
  }
  const { settings, from } = findSettings(sources[0] ?? {});
  const clouds = connect(settings);
  try {
    const services = options.service === undefined ? configuredServices(clouds) : parseServices(options.service);
    if (services.length === 0)
      throw new Error(`no cloud is configured in ${from}; run "npx pulumi-container-clouds doctor" for details`);
    const { found, leftOut } = await listAccount(services, {
      clouds,
      ...(profile !== undefined && { profile }),
      signal: new AbortController().signal,
      known: () => undefined,
      page: () => undefined,
      listed: () => undefined,
    });
    const left = found.filter(({ type, id }) => !known.has(`${type} ${id}`));
    const { line: say, json } = printer(print);
    if (options.json) {
      json({ orphans: left.map(({ type, id, name }) => ({ type, id, name })), notListed: leftOut });
      return 0;
    }
    for (const { type, id, name } of left) say(`${type} ${id}${name && name !== id ? ` ${JSON.stringify(name)}` : ""}`);
    if (left.length === 0) say("every resource of the account is in one of these stacks");
    else say(`${left.length} in none of these stacks: delete them, or set "adopt" to an ID to take one over`);
    if (leftOut.length > 0) say(`not listed, because the cloud has no call for it: ${leftOut.join(", ")}`);
    return 0;
  } finally {
    await clouds.close();
  }
}
