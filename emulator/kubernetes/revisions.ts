import { born, type Cluster, find, put, remove } from "./cluster";
import { CONTROLLER_REVISIONS, type Json, type KubernetesObject } from "./object";
import { hashOf, owned, ownedBy, type Template, workload } from "./workloads";

/** The label with the revision of a pod. */
export const REVISION_HASH = "controller-revision-hash";

const numberOf = ({ revision }: KubernetesObject) => Number(revision ?? 0);

/** The template in a revision. */
export const templateOf = ({ data }: KubernetesObject): Template =>
  ((data as Json | undefined)?.spec as { template?: Template } | undefined)?.template ?? {};

/** The newest revision of a stateful or daemon set, made from its template; `kubectl rollout history` and `undo` use them. */
export function revisionOf(cluster: Cluster, owner: KubernetesObject): KubernetesObject {
  const { template = {}, selector } = workload(owner);
  const { namespace, name } = owner.metadata;
  const known = owned(cluster, CONTROLLER_REVISIONS, owner).sort((a, b) => numberOf(a) - numberOf(b));
  const last = known.at(-1);
  const found = known.find((one) => hashOf({ ...templateOf(one), $patch: undefined }) === hashOf(template));
  if (found !== undefined && found === last) return found;
  const revision = (last === undefined ? 0 : numberOf(last)) + 1;
  if (found !== undefined) return put(cluster, CONTROLLER_REVISIONS, { ...found, revision });
  const { revisionHistoryLimit = 10 } = (owner.spec ?? {}) as { revisionHistoryLimit?: number };
  for (const old of known.slice(0, Math.max(0, known.length - revisionHistoryLimit)))
    remove(cluster, CONTROLLER_REVISIONS, old);
  const hash = freeHash(cluster, owner, template);
  const labels = { ...selector?.matchLabels, [REVISION_HASH]: hash };
  return put(
    cluster,
    CONTROLLER_REVISIONS,
    born(cluster, CONTROLLER_REVISIONS, {
      apiVersion: "",
      kind: "",
      revision,
      metadata: { name: `${name}-${hash}`, namespace, labels, ownerReferences: ownedBy(owner) },
      data: { spec: { template: { ...template, $patch: "replace" } } },
    }),
  );
}

/** The hash of a template that names no revision yet: a stateful and a daemon set may have the same name and template. */
function freeHash(cluster: Cluster, { metadata: { namespace, name } }: KubernetesObject, template: Template): string {
  for (let collisions = 0; ; collisions++) {
    const hash = hashOf(collisions === 0 ? template : { ...template, collisions });
    if (find(cluster, CONTROLLER_REVISIONS, namespace, `${name}-${hash}`) === undefined) return hash;
  }
}

/** Whether a pod has a revision. */
export const isOf = (revision: KubernetesObject, { metadata }: KubernetesObject) =>
  metadata.labels?.[REVISION_HASH] === revision.metadata.labels?.[REVISION_HASH];
