import { ConfigError, type SettingProblem } from "./errors";

/** Where one part of a key pair may come from. */
export interface Source {
  /** Its name in the cloud's settings. */
  setting: string;
  /** Environment variables, the first that is set counts. */
  environment: readonly string[];
}

/** The parts of a cloud's credentials. */
export interface CredentialSources {
  id: Source;
  secret: Source;
  /** Only with temporary credentials. */
  token?: Source;
}

/** A key pair, perhaps temporary. */
export interface Credentials {
  id: string;
  secret: string;
  token?: string;
}

/**
 * Finds a cloud's key pair: in the settings, else in the environment. The parts come from one of the two, never mixed, so
 * that a token of the environment does not go with a configured key.
 * @param configured the cloud's settings by name
 * @param path full path of a setting
 * @throws ConfigError naming the settings and the variables that stand in for them
 */
export function findCredentials(
  sources: CredentialSources,
  configured: Readonly<Record<string, unknown>>,
  env: NodeJS.ProcessEnv,
  path: (setting: string) => string,
): Credentials {
  const fromSettings = (source: Source) => textOf(configured[source.setting]);
  const fromEnvironment = (source: Source) => source.environment.map((name) => textOf(env[name])).find(Boolean);
  const { id, secret, token } = sources;
  const isConfigured = [id, secret, token].some((source) => source && fromSettings(source));
  const from = isConfigured ? fromSettings : fromEnvironment;
  const [idText, secretText, tokenText] = [from(id), from(secret), token && from(token)];
  if (idText && secretText) return { id: idText, secret: secretText, ...(tokenText ? { token: tokenText } : {}) };
  const problems = [id, secret].filter((source) => !from(source)).map((source) => missing(source, path));
  throw new ConfigError(...(problems as [SettingProblem, ...SettingProblem[]]));
}

/**
 * Where the parts of a cloud's key pair come from: full paths of settings, or names of environment variables; never a mixture.
 * Empty when there is no part of it.
 */
export function whereFound(
  { id, secret, token }: CredentialSources,
  configured: Readonly<Record<string, unknown>>,
  env: NodeJS.ProcessEnv,
  path: (setting: string) => string,
): string[] {
  const parts = [id, secret, token].filter((source) => source !== undefined);
  const settings = parts.filter(({ setting }) => textOf(configured[setting]));
  if (settings.length > 0) return settings.map(({ setting }) => path(setting));
  return parts.flatMap(({ environment }) => environment.find((name) => textOf(env[name])) ?? []);
}

function missing(source: Source, path: (setting: string) => string): SettingProblem {
  const setting = path(source.setting);
  const variables = source.environment.join(" or ");
  return {
    setting,
    reason: `is not set; run "pulumi config set --secret --path ${setting} VALUE", or set ${variables} in the environment`,
  };
}

/** Keys are pasted: blanks and line ends around them are never meant. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
