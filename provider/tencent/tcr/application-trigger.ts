import { z } from "zod";
import { idPart, idParts } from "../../lifecycle/ids";
import { oneOf } from "../../lifecycle/schema";
import type { CheckFailure } from "../../lifecycle/spec";
import { resource } from "../resource";

const inputs = z.strictObject({
  repositoryName: z
    .string()
    .regex(/^[^/]+\/[^/]+$/, { error: 'must be a repository, "namespace/name"' })
    .describe("Repository whose images trigger the update, `namespace/name`."),
  name: idPart().describe("Name of the trigger, unique in its repository."),
  invokeMethod: oneOf("all", "taglist", "regex")
    .default("all")
    .describe("Tags that trigger: `all` (the default), those of a `taglist`, or those that match a `regex`."),
  invokeExpr: z
    .string()
    .min(1)
    .optional()
    .describe("The tags or the pattern; required unless `invokeMethod` is `all`."),
  clusterId: z.string().min(1).describe("Cluster of the application."),
  clusterRegion: z.int().min(0).describe("The cloud's number for the cluster's region, such as 1."),
  namespace: z.string().min(1).describe("Kubernetes namespace of the application."),
  workloadType: oneOf("Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job").describe("Kind of the workload."),
  workloadName: z.string().min(1).describe("Name of the workload."),
  containerName: z.string().min(1).describe("Container whose image is set."),
});

const ID = "namespace/repository/name";

export const applicationTrigger = resource({
  type: "tcr:ApplicationTrigger",
  description:
    "Updates a workload of a cluster when an image is pushed. The manual marks it as deprecated. Its API has one call, which creates it. A trigger cannot be read, so drift and removal elsewhere are not detected. It cannot be changed: use a new `name` for other settings. It cannot be deleted: a destroy leaves it until its repository is deleted. `adopt` takes over an existing one, as the program describes it.",
  examples: {
    "A deployment that follows every image": `new clouds.tcr.ApplicationTrigger("api", {
  repositoryName: "team/api",
  name: "api",
  clusterId: "cls-12345678",
  clusterRegion: 1,
  namespace: "default",
  workloadType: "Deployment",
  workloadName: "api",
  containerName: "api",
});`,
    "A deployment that follows only releases": `const trigger = new clouds.tcr.ApplicationTrigger("release", {
  repositoryName: "team/api",
  name: "release",
  invokeMethod: "regex",
  invokeExpr: "^v[0-9]+$",
  clusterId: "cls-12345678",
  clusterRegion: 1,
  namespace: "production",
  workloadType: "Deployment",
  workloadName: "api",
  containerName: "api",
});
export const name = trigger.name;`,
  },
  idFormat: ID,
  idOf: (want) => `${want.repositoryName}/${want.name}`,
  inputs,
  outputs: z.strictObject({}),
  interrupts: { replacement: "it continues to update its workload along with the new one" },
  onChange: {
    repositoryName: "replace",
    name: "replace",
    invokeMethod: "refuse",
    invokeExpr: "refuse",
    clusterId: "refuse",
    clusterRegion: "refuse",
    namespace: "refuse",
    workloadType: "refuse",
    workloadName: "refuse",
    containerName: "refuse",
  },
  unreadable: "the API has no call that reads a trigger",
  remains:
    "the API has no call that changes or deletes a trigger; it stays, under its name, until its repository is deleted",
  blame: {
    "InvalidParameter.ErrTriggerExist": "name",
    "ResourceNotFound.ErrNoRepo": "repositoryName",
  },
  rules,
  // Reads only the repository: no call returns triggers, and a trigger is deleted with its repository.
  async find({ clients }, id) {
    const { namespace, repository } = idParts(id, ID);
    return (await clients.tcr.DescribeRepositoryPersonal({ RepoName: `${namespace}/${repository}` })).Data;
  },
  async create({ clients }, want) {
    await clients.tcr.CreateApplicationTriggerPersonal({
      RepoName: want.repositoryName,
      TriggerName: want.name,
      InvokeMethod: want.invokeMethod,
      InvokeExpr: want.invokeExpr,
      ClusterId: want.clusterId,
      Namespace: want.namespace,
      WorkloadType: want.workloadType,
      WorkloadName: want.workloadName,
      ContainerName: want.containerName,
      ClusterRegion: want.clusterRegion,
    });
    return `${want.repositoryName}/${want.name}`;
  },
  status: () => "made",
  waits: {
    created: { target: ["made"], timeout: "1m" },
    deleted: { timeout: "1m" },
  },
  flatten: () => ({}),
});

function rules({ invokeMethod, invokeExpr }: z.output<typeof inputs>): CheckFailure[] {
  if (invokeMethod !== "all" && invokeExpr === undefined)
    return [{ property: "invokeExpr", reason: `is required with invokeMethod "${invokeMethod}"` }];
  if (invokeMethod === "all" && invokeExpr !== undefined)
    return [{ property: "invokeExpr", reason: 'only with invokeMethod "taglist" or "regex"' }];
  return [];
}
