import type * as proto from "@pulumi/pulumi/proto/provider_pb";
import { RequestError } from "./failures";

/** Whether the engine made the provider from a stack's configuration: `default`, `default_0_1_0`. */
export const isDefaultProvider = (name: string): boolean => /^default(_|$)/.test(name);

/** Settings as messages name them. */
const SETTING = /container-clouds:[a-z]/;

/**
 * The name of a provider that the program made: its settings are the inputs of that resource, not the stack's configuration.
 * @returns undefined for the engine's own provider, and if an older engine does not pass the name
 */
export function explicitName(request: proto.ConfigureRequest): string | undefined {
  const name = request.getName();
  return name === undefined || name === "" || isDefaultProvider(name) ? undefined : name;
}

/** A message that names settings, with the provider that they belong to. */
export const withOwner = (message: string, provider: string | undefined): string =>
  provider === undefined || !SETTING.test(message)
    ? message
    : `${message}; the settings are inputs of the provider resource ${JSON.stringify(provider)}, not of the stack's configuration`;

/** The same for an error of a request. */
export const errorWithOwner = (error: RequestError, provider: string | undefined): RequestError =>
  new RequestError(error.code, withOwner(error.details, provider), error.metadata);
