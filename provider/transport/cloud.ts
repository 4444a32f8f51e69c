import type { z } from "zod";
import type { Account } from "./account";
import type { CommonSettings } from "./config";
import type { CredentialSources } from "./credentials";
import type { SettingProblem } from "./errors";
import type { FindRole } from "./identity";

export type { Account } from "./account";

/** Members of modules that are loaded when the first of them is asked for, by name. */
export type Loaders<Member> = Readonly<Record<string, () => Promise<Member>>>;

/** One API of a cloud, declared in `provider/<cloud>/<service>/index.ts`. */
export interface Service<Resource = unknown, Function = unknown> {
  /** For people: name and version of the API. */
  title: string;
  /** Whether its calls name a region. */
  needsRegion: boolean;
  /** A harmless call that reads one row at most: `doctor` tries it. */
  probe: { call: string; request: Readonly<Record<string, unknown>> };
  /** By name within the service, such as `Cluster`; owners before what belongs to them. */
  resources: Loaders<Resource>;
  /** By name within the service, such as `getClusters`. */
  functions: Loaders<Function>;
}

/** Where a cloud's region comes from. */
export interface RegionSource {
  /** Its name in the cloud's settings. */
  setting: string;
  /** Environment variables; the first that is set counts. */
  environment: readonly string[];
  default?: string;
}

/** An input that asks for what an account's cloud does not have. */
export interface UnsupportedInput {
  input: string;
  /** Which values ask for it: any that is set, `true`, all but `false` (not set is one of them), or a change in place. */
  when: "set" | "true" | "not false" | "changed";
  /** Why it is refused and what to do, without the input's name. */
  reason: string;
}

/** A policy in the vendor's language, and what to know about it. */
export interface Permissions {
  says: string;
  policy?: object;
}

/**
 * A cloud, declared once in `provider/<cloud>/index.ts`: everything that differs between clouds. Types, connections, checks of
 * settings, `doctor`, registries and generated files are derived from it.
 */
export interface Cloud<Settings extends z.ZodType, Services extends Readonly<Record<string, Service>>, Clients> {
  /** For people: the vendor. */
  vendor: string;
  /** What stands under the cloud's name in the configuration. */
  settings: Settings;
  credentials: CredentialSources;
  /** The role that the calls take on, where one is named. */
  role?: FindRole;
  /** Asks whose credentials these are. */
  accountId?(account: Account, options?: { signal: AbortSignal }): Promise<string>;
  region: RegionSource;
  /** Environment variables that stand in for the setting `endpoint`. */
  endpointEnvironment?: readonly string[];
  /** Seconds that the cloud allows between a signature and its own clock. */
  clockToleranceSeconds: number;
  services: Services;
  /** Settings that make no address for a service, besides credentials and a missing region. */
  addressProblems?(account: Pick<Account<z.output<Settings>>, "settings" | "path">, service: string): SettingProblem[];
  /** Settings with which the cloud has no such resource or function, such as `tke:AsGroup`. */
  typeProblems?(account: Pick<Account<z.output<Settings>>, "settings" | "path">, type: string): SettingProblem[];
  /** Inputs of a resource or function that ask for what the cloud does not have with these settings. */
  unsupported?(
    account: Pick<Account<z.output<Settings>>, "settings" | "path">,
    type: string,
  ): readonly UnsupportedInput[];
  /** Which of its APIs a service speaks, where the cloud has several. */
  edition?(account: Pick<Account<z.output<Settings>>, "settings" | "path">, service: string): string;
  /**
   * What the user or role behind the credentials must be allowed, for docs/permissions.md.
   * @param actions calls of the service's resources, such as `tke:CreateCluster`
   */
  permissions(service: string, actions: readonly string[]): Permissions;
  /** A client for each service, by its name. */
  clients(account: Account<z.output<Settings>>): Clients;
}

/** A cloud whatever its own types. */
export type AnyCloud = Cloud<z.ZodType<CommonSettings>, Readonly<Record<string, Service>>, object>;

/** Declares a cloud, keeping the types of its settings, services and clients. */
export const cloud = <
  Settings extends z.ZodType,
  Services extends Readonly<Record<string, Service>>,
  Clients extends { [Name in keyof Services]: object },
>(
  description: Cloud<Settings, Services, Clients>,
) => description;
