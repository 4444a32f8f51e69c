import { z } from "zod";
import { secretPaths, traits, without } from "../schema";
import type { CheckFailure, Want } from "../spec";

/** What a function's call gets besides its arguments. */
export interface FunctionContext<Clients> {
  clients: Clients;
  /** Region of the connection, where its cloud has regions and one is set. */
  region: string | undefined;
}

/** Something that is read and not managed, declared once; calls, types and docs are derived from it. */
export interface FunctionSpec<Clients, I extends z.ZodObject, O extends z.ZodObject> {
  /** `module:name`, such as `tke:getClusters`. */
  token: `${string}:${string}`;
  /** One sentence or more, Markdown; the first is the summary. */
  description: string;
  /** A program that compiles, for the docs. */
  example: string;
  inputs: I;
  outputs: O;
  /** Rules between arguments; asked only when every one is well-formed. */
  rules?(want: Want<I>): CheckFailure[];
  /** What to do about a refusal, by the vendor's code, where the cloud's own table of codes says nothing. */
  remedies?: Readonly<Record<string, string>>;
  /** Reads only: it runs in previews too. */
  call(context: FunctionContext<Clients>, want: Want<I>): Promise<z.input<O>> | z.input<O>;
}

/** A function as the rest of the provider sees it, whatever its own types. */
export interface ProviderFunction extends FunctionSpec<object, z.ZodObject, z.ZodObject> {
  /** Paths of the results that are secret; with any, the whole answer is one. */
  secrets: readonly string[];
}

/** Arguments that every function has besides its own. */
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

/** Makes the function that declares functions of a cloud: it adds the arguments that all have, and forgets their own types. */
export const functionsOf =
  <Clients>() =>
  <I extends z.ZodObject, O extends z.ZodObject>(spec: FunctionSpec<Clients, I, O>): ProviderFunction => {
    const { absent = {} } = traits.get(spec.inputs) ?? {};
    const inputs = without(z.strictObject({ ...spec.inputs.shape, ...place }), absent);
    return { ...spec, inputs, secrets: secretPaths(spec.outputs) } as unknown as ProviderFunction;
  };
