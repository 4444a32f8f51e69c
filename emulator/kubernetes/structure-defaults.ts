import type { Json, KubernetesObject, Resource } from "./object";
import { changeEach, structureOf } from "./schemas";

type Fill = (value: Json) => Json;

/** A real server's defaults by structure, in pods and in pod templates. */
const FILLS: Readonly<Record<string, Fill>> = {
  PodSpec: (pod) => ({
    restartPolicy: "Always",
    terminationGracePeriodSeconds: 30,
    dnsPolicy: "ClusterFirst",
    securityContext: {},
    schedulerName: "default-scheduler",
    ...pod,
  }),
  Container: (container) => ({
    resources: {},
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
    imagePullPolicy: /(^|\/)[^/:]+(:latest)?$/.test(String(container.image)) ? "Always" : "IfNotPresent",
    ...container,
  }),
  ContainerPort: (port) => ({ protocol: "TCP", ...port }),
  ServicePort: (port) => ({ protocol: "TCP", targetPort: port.port, ...port }),
  Probe: (probe) => ({
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
    ...probe,
  }),
  HTTPGetAction: (action) => ({ path: "/", scheme: "HTTP", ...action }),
  ObjectFieldSelector: (selector) => ({ apiVersion: "v1", ...selector }),
  ConfigMapVolumeSource: (source) => ({ defaultMode: 420, ...source }),
  SecretVolumeSource: (source) => ({ defaultMode: 420, ...source }),
  DeploymentStrategy: ({ type = "RollingUpdate", rollingUpdate, ...rest }) => ({
    type,
    ...rest,
    ...(type === "RollingUpdate"
      ? { rollingUpdate: { maxUnavailable: "25%", maxSurge: "25%", ...(rollingUpdate as Json | undefined) } }
      : {}),
  }),
};

/** Fills in the structures of a decoded object. */
export const filled = (resource: Resource, object: KubernetesObject): KubernetesObject =>
  changeEach(structureOf(resource), object, "", ({ name }, value) => FILLS[name]?.(value) ?? value) as KubernetesObject;
