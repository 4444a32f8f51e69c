import type { Deployment } from "./deployment";
import { NO_CHANGES } from "./plan/diff";
import type { CheckResult, Provider } from "./provider";
import type { PropertyMap } from "./values";

/** Package of the resources that the engine provides. */
export const BUILTIN_PACKAGE = "pulumi";

/** The engine's own provider, which looks up resources of the run for references to them. Throws for anything else. */
export function createBuiltinProvider(deployment: Deployment): Provider {
  const refuse = (request: { urn: string }): never => {
    throw new Error(
      `${request.urn}: resources of the package "pulumi" are not implemented by this engine; use the Pulumi CLI`,
    );
  };
  return {
    checkConfig: async (_urn, _olds, news) => ({ inputs: news, failures: [] }),
    diffConfig: async () => NO_CHANGES,
    configure: () => undefined,
    check: async (request) => refuse(request),
    diff: async (request) => refuse(request),
    create: async (request) => refuse(request),
    read: async (request) => refuse(request),
    update: async (request) => refuse(request),
    delete: async (request) => refuse(request),
    invoke: async (token, args) => getResource(deployment, token, args),
    cancel: async () => undefined,
    close: () => undefined,
  };
}

function getResource(deployment: Deployment, token: string, { urn }: PropertyMap): CheckResult {
  if (token !== "pulumi:pulumi:getResource") {
    throw new Error(`the function ${token} is not implemented by this engine; use the Pulumi CLI`);
  }
  const name = String(urn);
  const state = deployment.news.get(name) ?? deployment.reads.get(name);
  if (!state) throw new Error(`unknown resource ${name}`);
  return { inputs: { urn: name, id: state.id ?? "", state: state.outputs }, failures: [] };
}
