import type { z } from "zod";
import type { Account } from "./account";
import type { CommonSettings } from "./config";
import type { CredentialSources } from "./credentials";
import type { SettingProblem } from "./errors";
import type { FindRole } from "./identity";

export type { Account } from "./account";

/** Loaders of a module's members, by name; each runs on first use. */
export type Loaders<Member> = Readonly<Record<string, () => Promise<Member>>>;

/** One API of a cloud, declared in `provider/<cloud>/<service>/index.ts`. */
export interface Service<Resource = unknown, Function = unknown> {
  /** Name and version of the API, for users. */
  title: string;
  /** Whether its calls need a region. */
  needsRegion: boolean;
  /** A harmless call that reads at most one row, for `doctor`. */
  probe: { call: string; request: Readonly<Record<string, unknown>> };
  /** By name within the service, such as `Cluster`; parents come before their children. */
  resources: Loaders<Resource>;
  /** By name within the service, such as `getClusters`. */
  functions: Loaders<Function>;
}

/** Where a cloud's region comes from. */
export interface RegionSource {
  /** Its name in the cloud's settings. */
  setting: string;
  /** Environment variables; the first that is set wins. */
  environment: readonly string[];
  default?: string;
}

/** An input that asks for something that an account's cloud does not support. */
export interface UnsupportedInput {
  input: string;
  /** Which values ask for it: any that is set, `true`, all except `false` (also unset), or a change in place. */
  when: "set" | "true" | "not false" | "changed";
  /** Why it is refused and what to do, without the input's name. */
  reason: string;
}

/** A policy in the vendor's policy language, with notes about it. */
export interface Permissions {
  says: string;
  policy?: object;
}

/**
 * A cloud, declared once in `provider/<cloud>/index.ts`: everything that differs between clouds. Types, connections, setting checks,
 * `doctor`, lists of resources and generated files are derived from it.
 */
export interface Cloud<Settings extends z.ZodType, Services extends Readonly<Record<string, Service>>, Clients> {
  /** The vendor's name, for users. */
  vendor: string;
  /** The schema of the settings under the cloud's name. */
  settings: Settings;
  credentials: CredentialSources;
  /** The role that calls assume, if the settings name one. */
  role?: FindRole;
  /** Asks the cloud for the account of the credentials. */
  accountId?(account: Account, options?: { signal: AbortSignal }): Promise<string>;
  region: RegionSource;
  /** Environment variables that replace the setting `endpoint`. */
  endpointEnvironment?: readonly string[];
  /** Largest difference in seconds between a signature's time and the cloud's clock. */
  clockToleranceSeconds: number;
  services: Services;
  /** Base URL of a service; `undefined` if the settings name none. */
  address(account: Pick<Account<z.output<Settings>>, "settings" | "path">, service: string): string | undefined;
  /** Settings from which no address of a service can be formed; missing credentials and region are reported elsewhere. */
  addressProblems?(account: Pick<Account<z.output<Settings>>, "settings" | "path">, service: string): SettingProblem[];
  /** Settings with which the cloud does not have a resource or function, such as `tke:AsGroup`. */
  typeProblems?(account: Pick<Account<z.output<Settings>>, "settings" | "path">, type: string): SettingProblem[];
  /** Inputs of a resource or function that the cloud does not support with these settings. */
  unsupported?(
    account: Pick<Account<z.output<Settings>>, "settings" | "path">,
    type: string,
  ): readonly UnsupportedInput[];
  /** The API that a service uses, if the cloud has several. */
  edition?(account: Pick<Account<z.output<Settings>>, "settings" | "path">, service: string): string;
  /**
   * The permissions that the user or role of the credentials needs, for docs/permissions.md.
   * @param actions calls of the service's resources, such as `tke:CreateCluster`
   */
  permissions(service: string, actions: readonly string[]): Permissions;
  /** A client for each service, by its name. */
  clients(account: Account<z.output<Settings>>): Clients;
}

/** A cloud without its own types. */
export type AnyCloud = Cloud<z.ZodType<CommonSettings>, Readonly<Record<string, Service>>, object>;

/** Declares a cloud, keeping the types of its settings, services and clients. */
export const cloud = <
  Settings extends z.ZodType,
  Services extends Readonly<Record<string, Service>>,
  Clients extends { [Name in keyof Services]: object },
>(
  description: Cloud<Settings, Services, Clients>,
) => description;
