import { similar } from "../../words/nearest";
import type { SettingProblem } from "./errors";

const PREFIX = "CONTAINER_CLOUDS_";

/** The environment variables of this package that users set. */
export const variables = {
  /** Base URL of every service; points programs of a shell at the emulator. */
  endpoint: `${PREFIX}ENDPOINT`,
  log: `${PREFIX}LOG`,
  record: `${PREFIX}RECORD`,
  summary: `${PREFIX}SUMMARY`,
} as const;

const endings = Object.values(variables).map((name) => name.slice(PREFIX.length));

/** Variables that look like misspelt ones of this package. Others with its prefix may be the user's own. */
export function misspeltVariables(env: NodeJS.ProcessEnv): SettingProblem[] {
  const set = Object.keys(env).filter((name) => name.startsWith(PREFIX) && env[name]);
  return set.flatMap((setting) => {
    const ending = setting.slice(PREFIX.length);
    const meant = similar(ending, endings, (candidate) => Math.floor(candidate.length / 3));
    if (meant === undefined || meant === ending) return [];
    return [{ setting, reason: `there is no such variable; did you mean "${PREFIX}${meant}"?` }];
  });
}
