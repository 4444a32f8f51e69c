import { z } from "zod";
import { secretPaths, traits, without } from "../schema";
import type { CheckFailure, Want } from "../spec";

/** What a function's call gets besides its arguments. */
export interface FunctionContext<Clients> {
  clients: Clients;
  /** Region of the connection, if its cloud has regions and one is set. */
  region: string | undefined;
}

/** A function (data source), declared once. Calls, types and docs are derived from it. */
export interface FunctionSpec<Clients, I extends z.ZodObject, O extends z.ZodObject> {
  /** `module:name`, for example `tke:getClusters`. */
  token: `${string}:${string}`;
  /** One sentence or more, Markdown; the first is the summary. */
  description: string;
  /** A program that compiles, for the docs. */
  example: string;
  inputs: I;
  outputs: O;
  /** Rules between arguments; run only if every argument is valid. */
  rules?(want: Want<I>): CheckFailure[];
  /** What to do about a refusal, by the vendor's code, if the cloud's table of codes has no remedy. */
  remedies?: Readonly<Record<string, string>>;
  /** Only reads, because it also runs in previews. */
  call(context: FunctionContext<Clients>, want: Want<I>): Promise<z.input<O>> | z.input<O>;
}

/** A function without its own types, as the rest of the provider sees it. */
export interface ProviderFunction extends FunctionSpec<object, z.ZodObject, z.ZodObject> {
  /** Paths of secret results. If there is any, the whole result is secret. */
  secrets: readonly string[];
}

/** Arguments that every function has in addition to its own. */
const place = {
  region: z.string().min(1).optional().describe("Region to query. Defaults to the configured region."),
  profile: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Named set of credentials and region from `profiles` in the configuration. Defaults to the top-level settings.",
    ),
};

/** Makes the function with which a cloud declares its functions: it adds the arguments that all functions have. */
export const functionsOf =
  <Clients>() =>
  <I extends z.ZodObject, O extends z.ZodObject>(spec: FunctionSpec<Clients, I, O>): ProviderFunction => {
    const { absent = {} } = traits.get(spec.inputs) ?? {};
    const inputs = without(z.strictObject({ ...spec.inputs.shape, ...place }), absent);
    return { ...spec, inputs, secrets: secretPaths(spec.outputs) } as unknown as ProviderFunction;
  };
