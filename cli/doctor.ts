import { withOwnCommands } from "../engine/own-commands";
import { type Diagnosis, diagnose } from "../provider/lifecycle/doctor";
import { ConfigError, type SettingProblem } from "../provider/transport/errors";
import { printer } from "./print";
import { findPulumi } from "./pulumi";
import { parseServices } from "./services";
import { findSettings, type SettingsSource } from "./settings";

/** Options of `container-clouds doctor`. */
export interface DoctorOptions extends SettingsSource {
  /** For example `tke,bci`. Default: the services of every configured cloud. */
  service?: string;
  profile?: string;
  json?: boolean;
  /** Timeout for each service, in seconds. */
  timeout: string;
}

/**
 * Checks the settings of each service, and says what to do if they do not work.
 * @returns exit status: 0 if there is no problem
 */
export async function doctor(options: DoctorOptions, print: (line: string) => void = console.log): Promise<number> {
  const seconds = Number(options.timeout);
  if (!(seconds > 0 && seconds <= 3600))
    throw new Error(`--timeout must be seconds from 1 to 3600, not ${JSON.stringify(options.timeout)}`);
  const services = options.service === undefined ? undefined : parseServices(options.service);
  const { settings, from } = findSettings(options);
  const diagnoses = await diagnose(settings, { services, profile: options.profile, timeoutMs: seconds * 1000 }).catch(
    (error) => {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    },
  );
  const ok = diagnoses.length > 0 && diagnoses.every((one) => "ok" in one && one.ok);
  const { line: say, json } = printer(print);
  if (options.json) json(asJson(ok, from, diagnoses));
  else {
    const standIn = !ok && findPulumi().standIn;
    for (const line of linesOf(from, diagnoses)) say(standIn ? withOwnCommands(line) : line);
  }
  return ok ? 0 : 1;
}

function asJson(ok: boolean, settings: string, diagnoses: readonly (Diagnosis | SettingProblem)[]) {
  const services = diagnoses.filter((one) => "service" in one);
  const problems = diagnoses.filter((one) => "setting" in one);
  return { ok, settings, services, problems };
}

function linesOf(from: string, diagnoses: readonly (Diagnosis | SettingProblem)[]): string[] {
  if (diagnoses.length === 0)
    return [`error  no cloud is configured in ${from}: set keys as described in the README, "A real account"`];
  return diagnoses.map((one) => ("service" in one ? lineOf(one) : `error  ${one.setting}: ${one.reason}`));
}

/** Describes one service in a line. */
function lineOf(one: Diagnosis): string {
  const facts = [
    one.endpoint,
    one.region && `region ${one.region}`,
    one.edition && `${one.edition} edition`,
    one.credentials.length > 0 && `credentials from ${one.credentials.join(" and ")}`,
    one.account && `account ${one.account}`,
    one.credentialsEnd && `credentials expire ${one.credentialsEnd}`,
    one.rateLimitShare && `rate limits shared by ${one.rateLimitShare}`,
    one.clockAheadSeconds !== undefined && `clock ${Math.abs(one.clockAheadSeconds)} s off`,
  ].filter(Boolean);
  if (one.ok) return `ok     ${one.service}: ${[...facts, `${one.call} responded in ${one.ms} ms`].join(", ")}`;
  const findings = one.findings.map(({ aspect, reason, remedy }) => {
    return `${aspect}: ${reason}${remedy ? `: ${remedy}` : ""}`;
  });
  return `error  ${one.service}: ${findings.join("; ")}${facts.length > 0 ? ` (${facts.join(", ")})` : ""}`;
}
