import type { Json } from "./object";
import { RESOURCES } from "./object";

/** Changes that only the cloud may make to its own resources. */
const CLOUDS = ["create", "delete", "deletecollection"];

/** Answers `kubectl auth`: everyone with the kubeconfig is the cluster's administrator. Undefined for any other path. */
export function reviewOf(path: string, method: string, body: unknown): Json | undefined {
  const status = method === "POST" ? statusOf(path, body) : undefined;
  return status && { ...(body as Json), status };
}

function statusOf(path: string, body: unknown): Json | undefined {
  switch (path) {
    case "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews": {
      const { spec } = (body ?? {}) as { spec?: { resourceAttributes?: { resource?: string; verb?: string } } };
      const { resource, verb = "" } = spec?.resourceAttributes ?? {};
      const ofCloud = RESOURCES.some((one) => one.ofCloud && one.name === resource) && CLOUDS.includes(verb);
      return ofCloud ? { allowed: false, reason: `${resource} come and go by the cloud's API` } : { allowed: true };
    }
    case "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews":
      return {
        resourceRules: [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }],
        nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
        incomplete: false,
      };
    case "/apis/authentication.k8s.io/v1/selfsubjectreviews":
      return { userInfo: { username: "admin", groups: ["system:masters", "system:authenticated"] } };
  }
  return undefined;
}
