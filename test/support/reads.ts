import { baiduCaller } from "./baidu-call";
import { ctyunCaller } from "./ctyun-call";
import { eciGroup } from "./eci-requests";
import { startEmulator } from "./emulator";
import { tencentCaller } from "./tencent-call";

/** One emulator in the default pace, the callers of its clouds, and things in them that are as new or settled. */
export async function startReads() {
  const emulator = await startEmulator({ lifecycle: "reads:2" });
  const tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
  const baidu = baiduCaller(emulator.url, emulator.credentials.baidu);
  const ctyun = ctyunCaller(emulator.url, emulator.credentials.ctyun);
  const eci = async (target: string, input?: object) => (await ctyun(target, input)).body.returnObj ?? {};
  const bce = async (target: string, input?: object) => (await baidu(target, input)).body;

  const VPC = { VpcId: "vpc-1" };
  async function newCluster(): Promise<string> {
    const range = { ClusterCIDRSettings: { ClusterCIDR: "10.1.0.0/16", IgnoreClusterCIDRConflict: true } };
    const made = await tke("CreateCluster", { ClusterType: "MANAGED_CLUSTER", ClusterBasicSettings: VPC, ...range });
    return made.ClusterId;
  }
  async function runningCluster(): Promise<string> {
    const id = await newCluster();
    for (let i = 0; i < 3; i++) await tke("DescribeClusters", { ClusterIds: [id] });
    return id;
  }
  async function clusterWithNode(): Promise<{ ClusterId: string; InstanceIds: string[] }> {
    const ClusterId = await runningCluster();
    const { InstanceIdSet } = await tke("CreateClusterInstances", { ClusterId, RunInstancePara: "{}" });
    return { ClusterId, InstanceIds: InstanceIdSet };
  }
  const running = async (ClusterId: string, InstanceIds: string[]) => {
    for (let i = 0; i < 3; i++) await tke("DescribeClusterInstances", { ClusterId, InstanceIds });
  };
  async function newGroup(more: object = {}): Promise<string> {
    const made = await eci("POST /containers/createContainerGroup", eciGroup(more));
    return made.containerGroupId;
  }
  async function newService(): Promise<string> {
    const { details } = await bce("POST /v2/service/create", {
      serviceName: "web",
      containerGroupName: "web",
      containers: [{ name: "web", imageAddress: "nginx" }],
      deployInstances: [{ regionId: "cn-beijing-cm", replicas: 2 }],
    });
    return details.serviceId;
  }
  const byName = async (serviceId: string) =>
    (await bce(`GET /v1/service?keyword=${serviceId}&keywordType=serviceId`)).result;
  const pods = async (serviceId: string) => (await bce(`GET /v1/pod?serviceId=${serviceId}`)).result;
  async function runningService(): Promise<string> {
    const id = await newService();
    for (let i = 0; i < 3; i++) await byName(id);
    return id;
  }

  return {
    emulator,
    tke,
    bce,
    eci,
    newCluster,
    runningCluster,
    clusterWithNode,
    running,
    newGroup,
    newService,
    runningService,
    pods,
  };
}
