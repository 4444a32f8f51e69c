import { createRequire } from "node:module";
import { failure, objectOf } from "./failure";
import { isMocked } from "./function";
import type { ServiceName } from "./generated/service-name";
import * as pulumi from "./pulumi";

/** Chooses the account and region of a call. */
export interface ActionOptions {
  /** Named set of credentials and region from `profiles` in the configuration. */
  profile?: string;
  /** Default: the configured region. */
  region?: string;
}

/**
 * Sends one documented call of a service, for operations that no resource manages: restarts, commands in containers, tasks, batch
 * deletes. Names are those of the API. In a preview a call that changes something is not sent, and the response is `undefined`.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * export const restarted = clouds.call("eci", "restartContainerGroup", { containerGroupId: "eci-abcd1234" });
 * ```
 * @param action name of the call, as in the API and in docs/coverage.md
 * @param fields the request's fields, with the API's names
 * @throws RunError with a message for the user
 */
export async function call<Response extends object = Record<string, unknown>>(
  service: ServiceName,
  action: string,
  fields?: Record<string, unknown>,
  options?: ActionOptions,
): Promise<Response | undefined> {
  const token = `${service}:${action}`;
  const request = objectOf(`${token}: the request`, fields);
  const connection = objectOf(`${token}: the options`, options);
  const output = Object.keys(request).find((field) => pulumi.Output.isInstance(request[field]));
  if (output) throw failure(`${token}: ${output}: is an output; send the call within its apply`);
  try {
    // In a program's unit test, the mocks answer for the provider (`pulumi.runtime.setMocks`).
    if (isMocked()) return await pulumi.invoke(`container-clouds:${token}`, { ...request });
    const { callAction } = createRequire(`${process.cwd()}/`)("pulumi-container-clouds/functions");
    return await callAction({ service, action, request, connection, preview: pulumi.isDryRun() }, pulumi.allConfig());
  } catch (error) {
    throw failure(error instanceof Error ? error.message : String(error));
  }
}
