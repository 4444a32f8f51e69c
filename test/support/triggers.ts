/** What a trigger updates, as a program writes it. */
export const workload = {
  clusterId: "cls-12345678",
  clusterRegion: 1,
  namespace: "default",
  workloadType: "Deployment",
  workloadName: "api",
  containerName: "api",
};

/** A request of CreateApplicationTriggerPersonal. */
export const triggerRequest = (RepoName: string, TriggerName: string) => ({
  RepoName,
  TriggerName,
  InvokeMethod: "all",
  ClusterId: workload.clusterId,
  Namespace: workload.namespace,
  WorkloadType: workload.workloadType,
  WorkloadName: workload.workloadName,
  ContainerName: workload.containerName,
  ClusterRegion: workload.clusterRegion,
});
