import type { Path } from "../../words/redaction";
import { sharedClouds } from "../lifecycle/account";
import type { Properties } from "../lifecycle/codec";
import { type ActionCall, callAction as send } from "../lifecycle/functions/action";
import { callFunction } from "../lifecycle/functions/call";
import { connect } from "../transport/connect";
import { readSettings } from "../transport/settings";

/**
 * Calls a function for programs that use the dynamic provider. Pulumi's protocol for it has no functions, so they run in the program's
 * process.
 * @param token `module:getName`, such as `tke:getClusters`.
 * @param inputs its arguments.
 * @param config strings of the stack's configuration by full key, secrets decrypted.
 * @param secrets paths of secret arguments; no failure contains them
 * @throws Error with a message for the user.
 */
export function call(
  token: string,
  inputs: Properties,
  config: Readonly<Record<string, string>>,
  secrets?: readonly Path[],
): Promise<Properties> {
  return callFunction(token, inputs, { clouds: sharedClouds(readSettings(config), connect) }, secrets);
}

/**
 * Sends a documented call of a service in the program's own process.
 * @param config strings of the stack's configuration by full key, secrets decrypted.
 * @throws Error with a message for the user.
 */
export function callAction(called: ActionCall, config: Readonly<Record<string, string>>): Promise<unknown> {
  return send(sharedClouds(readSettings(config), connect)(), called);
}
