import { type ConfiguredCredentials, clouds } from "./clouds";
import type { Edition } from "./edition";

/** An emulator's address and keys. */
export interface Access {
  readonly url: string;
  readonly credentials: ConfiguredCredentials | Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The edition of Tencent's cloud that it plays. Always set in a stack, so that a stack pointed at another emulator later gets its edition. */
  readonly edition?: Edition;
}

/** One setting of a stack. */
export interface Setting {
  /** Path under `container-clouds:`, such as `tencent.secretKey`. */
  readonly path: string;
  readonly value: string;
  readonly isSecret: boolean;
}

/** A stack's settings under each cloud's name: its key pair, and a region. */
export function cloudSettings(credentials: Access["credentials"]): Record<string, Record<string, string>> {
  const pairs: Readonly<Record<string, Readonly<Record<string, string>>>> = credentials;
  const settings = clouds.map(({ name, region }) => [name, { [region.setting]: region.value, ...pairs[name] }]);
  return Object.fromEntries(settings);
}

/** The settings that point a stack at an emulator: its address, and a region and keys for each cloud. */
export function settingsOf({ url, credentials, edition }: Access): Setting[] {
  const settings = cloudSettings(credentials);
  const own = clouds.flatMap(({ name, region }) =>
    Object.entries(settings[name] ?? {}).map(([setting, value]) => ({
      path: `${name}.${setting}`,
      value,
      isSecret: setting !== region.setting,
    })),
  );
  const played = edition === undefined ? [] : [{ path: "tencent.edition", value: edition, isSecret: false }];
  return [{ path: "endpoint", value: url, isSecret: false }, ...own, ...played];
}

/** The environment variables that point a program at an emulator. */
export function environmentOf({ url, credentials }: Access): Record<string, string> {
  const settings = cloudSettings(credentials);
  const own = clouds.flatMap(({ name, variables }) =>
    Object.entries(variables).map(([setting, variable]) => [variable, settings[name]?.[setting] ?? ""]),
  );
  return Object.fromEntries([["CONTAINER_CLOUDS_ENDPOINT", url], ...own]);
}

/** The variables as commands for a shell. */
export function shellText(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`)
    .join("\n");
}
