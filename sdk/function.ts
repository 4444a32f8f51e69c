import { createRequire } from "node:module";
import type { Path } from "../words/redaction";
import { redactText, secretsToHide, textsAt } from "../words/redaction";
import { failure, objectOf } from "./failure";
import { refuseMisspeltNamespace } from "./misspelt-namespace";
import * as pulumi from "./pulumi";
import { secretsOf } from "./secrets-of";

/** Options of a function. */
export interface CallOptions {
  /** An explicit provider, whose account and region the plugin queries. Default: those of the configuration. */
  provider?: pulumi.ProviderResource;
  /** A component or resource whose provider is used if none is given. */
  parent?: pulumi.Resource;
}

/** Options of the `...Output` form of a function. */
export interface FunctionOptions extends CallOptions {
  /** Resources that must exist first: the function is called after them, in a preview only if they already exist. */
  dependsOn?: pulumi.CustomResource | pulumi.CustomResource[];
}

type Call = (token: string, args: object, config: Record<string, string>, secrets: Path[]) => Promise<unknown>;

/**
 * Loads the provider's functions from the program's folder, like the classes' providers. The dynamic protocol has no functions, so they run
 * in the program's process.
 */
function lookUp(): Call {
  return createRequire(`${process.cwd()}/`)("pulumi-container-clouds/functions").call;
}

/**
 * Calls a function at once; all arguments must be known.
 * @throws RunError with a message for the user
 */
export function callFunction<R>(token: string, given?: object, options?: CallOptions): Promise<R> {
  return callNow(token, given, options, []);
}

/** @param secrets paths of secret arguments, which no failure contains */
async function callNow<R>(
  token: string,
  given: object | undefined,
  options: CallOptions | undefined,
  secrets: Path[],
): Promise<R> {
  const args = objectOf(`${token}: the arguments`, given);
  const opts = objectOf(`${token}: the options`, options);
  const output = Object.entries(args).find(([, value]) => pulumi.Output.isInstance(value));
  if (output) throw failure(`${token}: ${output[0]}: is an output; use the function's Output form`);
  const provider = providerOf(token, opts);
  refuseMisspeltNamespace();
  try {
    if (provider || isMocked()) return await pulumi.invoke(`container-clouds:${token}`, { ...args }, { provider });
    return (await lookUp()(token, args, pulumi.allConfig(), secrets)) as R;
  } catch (error) {
    // The plugin does not know them: Pulumi's SDK sends the arguments of a function in plain.
    const hidden = secretsToHide(secrets.flatMap((path) => textsAt(args, path)));
    throw failure(redactText(error instanceof Error ? error.message : String(error), hidden));
  }
}

/**
 * Whether a program's unit test uses mocks (`pulumi.runtime.setMocks`). Does not compare classes, because the program's Pulumi SDK may be
 * another copy than this package's, for example after `npm install` in this package's folder.
 */
export function isMocked(): boolean {
  const monitor = pulumi.getMonitor();
  return monitor !== undefined && "mocks" in monitor;
}

const providerOf = (token: string, { provider, parent }: CallOptions) =>
  provider ?? parent?.getProvider(`container-clouds:${token}`);

/** Calls a function once its arguments are known. The result is secret if the function's result or an argument is. */
export function callFunctionOutput<R>(
  token: string,
  args: object | undefined,
  options: FunctionOptions | undefined,
  isSecret: boolean,
): pulumi.Output<R> {
  const opts = objectOf(`${token}: the options`, options);
  const { dependsOn = [] } = opts;
  const ids = pulumi.all([dependsOn].flat().map(({ id }) => id));
  const secrets = secretsOf(args ?? {});
  const answer = pulumi
    .all([pulumi.output(args as Record<string, unknown>), ids])
    .apply(async ([known]) => callNow<R>(token, known, opts, (await secrets) ?? []));
  return (isSecret ? pulumi.secret(answer) : answer) as unknown as pulumi.Output<R>;
}
