import { born, type Cluster, find, list, put } from "./cluster";
import { balancerAddress, nodePort, serviceAddress } from "./networks";
import { ENDPOINT_SLICES, ENDPOINTS, type Json, type KubernetesObject, PODS, type Resource, SERVICES } from "./object";
import { matches } from "./selectors";
import { isReady, ownedBy } from "./workloads";

interface ServiceSpec {
  readonly type?: string;
  readonly clusterIP?: string;
  readonly selector?: Record<string, string>;
  readonly ports?: readonly {
    readonly name?: string;
    readonly port: number;
    readonly targetPort?: number | string;
    readonly nodePort?: number;
  }[];
}

/** Gives a service its addresses, and maintains its endpoints. */
export function expose(cluster: Cluster, service: KubernetesObject): void {
  const { name, namespace, uid = "" } = service.metadata;
  const { type = "ClusterIP", clusterIP, selector, ports = [] } = (service.spec ?? {}) as ServiceSpec;
  if (type === "ExternalName") return;
  const address = clusterIP || serviceAddress(cluster, uid);
  const onNodes = type === "NodePort" || type === "LoadBalancer";
  const spec = {
    sessionAffinity: "None",
    internalTrafficPolicy: "Cluster",
    ...service.spec,
    type,
    clusterIP: address,
    clusterIPs: [address],
    ports: ports.map(({ nodePort: port, ...rest }, index) =>
      onNodes ? { ...rest, nodePort: port || nodePort(cluster, uid, index) } : rest,
    ),
  };
  const balanced = { loadBalancer: type === "LoadBalancer" ? { ingress: [{ ip: balancerAddress(uid) }] } : {} };
  put(cluster, SERVICES, { ...service, spec, status: balanced });
  if (selector === undefined || Object.keys(selector).length === 0) return;

  const pods = list(cluster, PODS, namespace).filter((pod) => matches(pod.metadata.labels, selector) && isReady(pod));
  const target = (port: ServiceSpec["ports"] extends readonly (infer P)[] | undefined ? P : never) => ({
    name: port.name,
    port: typeof port.targetPort === "number" ? port.targetPort : port.port,
    protocol: "TCP",
  });
  const reference = ({ metadata }: KubernetesObject) => ({
    kind: "Pod",
    name: metadata.name,
    namespace,
    uid: metadata.uid,
  });
  const addresses = pods.map((pod) => ({ ip: pod.status?.podIP, targetRef: reference(pod) }));
  const labels = { "kubernetes.io/service-name": name };
  const keep = (resource: Resource, objectName: string, rest: Json) => {
    const metadata = { name: objectName, namespace, labels, ownerReferences: ownedBy(service) };
    const found = find(cluster, resource, namespace, objectName);
    put(cluster, resource, { ...(found ?? born(cluster, resource, { apiVersion: "", kind: "", metadata })), ...rest });
  };
  keep(ENDPOINTS, name, {
    subsets: addresses.length === 0 ? [] : [{ addresses, ports: ports.map(target) }],
  });
  keep(ENDPOINT_SLICES, `${name}-slice`, {
    addressType: "IPv4",
    endpoints: pods.map((pod) => ({
      addresses: [pod.status?.podIP],
      conditions: { ready: true, serving: true, terminating: false },
      nodeName: pod.spec?.nodeName,
      targetRef: reference(pod),
    })),
    ports: ports.map(target),
  });
}
