import type * as proto from "@pulumi/pulumi/proto/provider_pb";
import { RequestError } from "./failures";

/** How the engine names the providers that it makes from a stack's configuration: `default`, `default_0_1_0`. */
const DEFAULT = /^default(_|$)/;

/** Settings as messages name them. */
const SETTING = /container-clouds:[a-z]/;

/**
 * The name of a provider that the program made: its settings are the inputs of that resource, and not the stack's.
 * @returns undefined for the engine's own, and where an older engine does not give it
 */
export function explicitName(request: proto.ConfigureRequest): string | undefined {
  const name = request.getName();
  return name === undefined || name === "" || DEFAULT.test(name) ? undefined : name;
}

/** A message that names settings, with whose they are. */
export const withOwner = (message: string, provider: string | undefined): string =>
  provider === undefined || !SETTING.test(message)
    ? message
    : `${message}; the settings are inputs of the provider resource ${JSON.stringify(provider)}, not of the stack's configuration`;

/** The same for an error of a request. */
export const errorWithOwner = (error: RequestError, provider: string | undefined): RequestError =>
  new RequestError(error.code, withOwner(error.details, provider), error.metadata);
