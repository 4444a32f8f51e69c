import { createHash } from "node:crypto";
import { cloudNames, type ServiceName } from "../provider/clouds";
import { configuredServices, servicesOf } from "../provider/lifecycle/doctor";
import { listAccount, type Part } from "../provider/lifecycle/inventory";
import { type Clouds, connect } from "../provider/transport/connect";
import { ConfigError } from "../provider/transport/errors";
import { parseSettings, resolve, type Settings } from "../provider/transport/settings";
import { importFileOf } from "./import-file";
import { noNotes, openNotes } from "./import-notes";
import { jsonText, lineText } from "./print";
import { parseServices } from "./services";
import { findSettings, type SettingsSource } from "./settings";

/** Options of `container-clouds import`. */
export interface ImportOptions extends SettingsSource {
  /** For example `tke,bci`. Default: the services of every configured cloud; with a profile, of every cloud that it configures. */
  service?: string;
  /** Named set of credentials and region whose account is listed. Default: the main one. */
  profile?: string;
  /** Notes file of an interrupted import. */
  resume?: string;
}

/** Where the command writes, and a signal that ends it. */
export interface ImportEnds {
  print(text: string): unknown;
  /** Reports progress to the user. */
  report(line: string): unknown;
  signal: AbortSignal;
}

/** Number of parents between two progress lines. */
const EVERY = 20;

/** The command on a terminal: the file goes to standard output, progress to standard error. Ctrl-C keeps the notes. */
export function main(options: ImportOptions): Promise<number> {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(new Error("stopped; a later run with --resume FILE continues from here")));
  return importAccount(options, {
    print: (text) => process.stdout.write(text),
    report: (line) => process.stderr.write(`${lineText(line)}\n`),
    signal: stop.signal,
  });
}

/** Lists accounts, and prints Pulumi's bulk-import file. @returns exit status */
async function importAccount(options: ImportOptions, { print, report, signal }: ImportEnds): Promise<number> {
  const { settings, from } = findSettings(options);
  const { profile } = options;
  const clouds = connect(settings);
  try {
    const own = profile === undefined ? configuredServices(clouds) : servicesOfProfile(settings, profile);
    const services = options.service === undefined ? own : parseServices(options.service);
    if (services.length === 0)
      throw new Error(
        `no cloud is configured in ${from}${profile ? `, profile ${profile}` : ""}; run "npx pulumi-container-clouds doctor" for details`,
      );
    const notes =
      options.resume === undefined ? noNotes : openNotes(options.resume, accountOf(clouds, settings, profile));
    const count = new Map<string, { parts: number; rows: number }>();
    const counted = ({ type, scope }: Part, rows: number, isKnown: boolean) => {
      const sum = count.get(type) ?? { parts: 0, rows: 0 };
      count.set(type, { parts: sum.parts + 1, rows: sum.rows + rows });
      const now = count.get(type) ?? sum;
      const known = isKnown ? ", from the --resume file" : "";
      if (scope === "") report(`${type}: ${rows} found${known}`);
      else if (now.parts === 1 || now.parts % EVERY === 0)
        report(`${type}: ${now.rows} found in ${now.parts === 1 ? "1 listing" : `${now.parts} listings`}${known}`);
    };
    const { found, leftOut } = await listAccount(services, {
      clouds,
      profile,
      signal,
      known(part) {
        const rows = notes.known(part);
        if (rows) counted(part, rows.length, true);
        return rows;
      },
      page: ({ type, scope }, page, rows) => {
        if (page > 1) report(`${type}${scope && ` of ${scope}`}: ${rows} so far, page ${page}`);
      },
      listed(part, rows) {
        notes.add(part, rows);
        counted(part, rows.length, false);
      },
    });
    for (const [type, { parts, rows }] of count)
      if (parts > 1) report(`${type}: ${rows} found in ${parts} listings, complete`);
    for (const type of leftOut)
      report(`${type}: left out, because the cloud has no call that lists it, or none that creates it`);
    print(`${jsonText(importFileOf(found, profile))}\n`);
    report(`${found.length} resources; next: pulumi import --file FILE`);
    return 0;
  } finally {
    await clouds.close();
  }
}

/** The services of the clouds that a profile configures; for the other clouds it would list the main account. */
function servicesOfProfile(settings: Settings, profile: string): ServiceName[] {
  const parsed = parseSettings(settings);
  return servicesOf(
    cloudNames.filter((cloud) => resolve(parsed, cloud, profile) && parsed.profiles?.[profile]?.[cloud]),
  );
}

/** Identifies accounts and regions without containing a key. */
function accountOf(clouds: Clouds, settings: Settings, profile: string | undefined): object {
  const of = (cloud: (typeof cloudNames)[number]) => {
    try {
      const parts = [clouds.keyId(cloud, { profile }), clouds.region(cloud, { profile }), settings.endpoint];
      return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
    } catch (error) {
      if (error instanceof ConfigError) return "none";
      throw error;
    }
  };
  return Object.fromEntries(cloudNames.map((cloud) => [cloud, of(cloud)]));
}
