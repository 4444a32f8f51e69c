import { readStream } from "../files/read-file";
import { callAction } from "../provider/lifecycle/functions/action";
import { connect } from "../provider/transport/connect";
import { jsonProblem, NestedTooDeep, parseJson } from "../words/json";
import { printer } from "./print";
import { findSettings, type SettingsSource } from "./settings";

/** Options of `container-clouds call`. */
export interface CallOptions extends SettingsSource {
  profile?: string;
  region?: string;
}

/**
 * Sends one documented call with the settings of a stack or the environment, and prints its response as JSON.
 * @param request JSON, or `-` for standard input
 * @returns exit status
 */
export async function call(
  service: string,
  action: string,
  request: string,
  options: CallOptions,
  print: (line: string) => void = console.log,
): Promise<number> {
  const fields = fieldsOf(request === "-" ? await readStream(process.stdin) : request);
  const { profile, region } = options;
  const clouds = connect(findSettings(options).settings);
  try {
    const answer = await callAction(clouds, { service, action, request: fields, connection: { profile, region } });
    printer(print).json(answer ?? {});
    return 0;
  } finally {
    await clouds.close();
  }
}

function fieldsOf(json: string): Record<string, unknown> {
  const wrong = (reason: string) => new Error(`the request ${reason}, such as '{"containerGroupId": "eci-1"}'`);
  let parsed: unknown;
  try {
    parsed = parseJson(json);
  } catch (error) {
    throw error instanceof NestedTooDeep ? new Error(`the request ${jsonProblem(error)}`) : wrong("must be JSON");
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw wrong("must be a JSON object");
  return parsed as Record<string, unknown>;
}
