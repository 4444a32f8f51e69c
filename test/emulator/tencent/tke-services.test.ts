import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readTencentContract } from "../../../emulator/contract/tencent";
import { startEmulator, type TestEmulator } from "../../support/emulator";
import { tencentCaller } from "../../support/tencent-call";

let emulator: TestEmulator;
let tke: ReturnType<typeof tencentCaller>;
let ClusterId: string;
beforeAll(async () => {
  emulator = await startEmulator();
  tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
});
afterAll(() => emulator.close());
beforeEach(async () => {
  ({ ClusterId } = await tke("CreateCluster", {
    ClusterType: "MANAGED_CLUSTER",
    ClusterCIDRSettings: { EniSubnetIds: ["subnet-1"] },
    ClusterBasicSettings: { VpcId: "vpc-1", ClusterName: "web" },
    ClusterAdvancedSettings: { NetworkType: "VPC-CNI" },
  }));
});
afterEach(() => emulator.reset());
const codeOf = async (answer: ReturnType<typeof tke>) => (await answer).Error?.Code ?? "";

describe.each(["tke", "tcr"])("every documented call of %s", (service) => {
  const { actions } = readTencentContract(service);
  it.each([...actions.keys()])("%s is served", async (action) => {
    const call = tencentCaller(emulator.url, emulator.credentials.tencent, service);
    // One page has a code of its own for what is missing.
    const missing = action === "CreateUserPersonal" ? "MissingParameter.MissingParameter" : "MissingParameter";
    expect(["", missing]).toContain(await codeOf(call(action)));
  });
});

describe("log collection", () => {
  const rule = (more: object = {}) => ({
    ClusterId,
    Name: "r",
    InputType: "host-log",
    OutputType: "cls",
    InputOption: { Path: "/var/log" },
    ...more,
  });

  it("is switched on slowly, and stays", async () => {
    await emulator.lifecycle({ kind: "log-agent", pace: "reads:1" });
    const status = () => tke("GetLogCollectorStatus", { ClusterId });
    expect(await status()).toMatchObject({ Enabled: false, CurrentNumberScheduled: 0, DesiredNumberScheduled: 0 });
    await tke("EnableLogCollector", { ClusterId });
    await tke("EnableLogCollector", { ClusterId });
    expect(await status()).toMatchObject({ Enabled: true, CurrentNumberScheduled: 0, DesiredNumberScheduled: 1 });
    expect(await status()).toMatchObject({ Enabled: true, CurrentNumberScheduled: 1, DesiredNumberScheduled: 1 });
    expect(await codeOf(tke("EnableLogCollector"))).toBe("MissingParameter");
  });

  it("keeps rules by name: made once, read, changed, searched, deleted", async () => {
    const exists = async () => (await tke("CheckIfLogCollectorExists", { ClusterId, Name: "r" })).CheckResult;
    expect(await exists()).toBe(false);
    expect(await codeOf(tke("CreateLogCollector", rule()))).toBe("");
    expect([await exists(), await codeOf(tke("CreateLogCollector", rule()))]).toEqual([true, "InvalidParameter"]);
    await tke("UpdateLogCollector", { ClusterId, Name: "r", Description: "d", OutputOption: { TopicId: "t" } });
    expect((await tke("GetLogCollector", { ClusterId, Name: "r" })).LogCollector).toEqual({
      ...rule(),
      Description: "d",
      ClusterName: "web",
      CreatedAt: expect.any(String),
      OutputOption: { TopicId: "t" },
    });
    expect((await tke("ListLogCollector", { ClusterId, Search: "x" })).TotalCount).toBe(0);
    expect((await tke("ListLogCollector", { ClusterId, Search: "r" })).LogCollectorList).toHaveLength(1);
    const remove = () => codeOf(tke("DeleteLogCollector", { ClusterId, Name: "r" }));
    expect([await remove(), await remove()]).toEqual(["", "ResourceNotFound"]);
    expect(await codeOf(tke("CreateLogCollector", rule({ OutputType: "tape" })))).toBe("InvalidParameterValue");
  });
});

it("audit is on, has dashboards, and is off again", async () => {
  const dashboard = async (DashboardType: string) => tke("GetDashboardID", { ClusterId, DashboardType });
  expect((await dashboard("event-search")).DashboardID).toMatch(/^dashboard-/);
  expect(await codeOf(dashboard("audit-overview"))).toBe("InvalidParameter");
  await tke("EnableClusterAudit", { ClusterId, RegionId: "1", TopicId: "t" });
  expect((await emulator.resources({ kind: "audit" }))[0]?.attributes).toMatchObject({ TopicId: "t", RegionId: "1" });
  expect((await dashboard("audit-overview")).DashboardID).not.toBe((await dashboard("audit-search")).DashboardID);
  await tke("DisableClusterAudit", { ClusterId });
  expect(await emulator.resources({ kind: "audit" })).toEqual([]);
});

it("charts of two regions are two", async () => {
  const chart = { CosPath: "web-1.2.1.tgz", NamespaceName: "100000000001", RegistryId: "1250000000" };
  const regions = ["ap-guangzhou", "ap-shanghai"];
  for (const region of regions) await tke("UploadHelmChart", chart, { region });
  const versions = async (region: string) =>
    (await tke("DescribeHelmChartVersion", { ChartName: "web" }, { region })).Results.length;
  expect(await Promise.all(regions.map(versions))).toEqual([1, 1]);
});

it("charts are registered from a path, described, and deleted by version or whole", async () => {
  const upload = (CosPath: string) => codeOf(tke("UploadHelmChart", { CosPath, NamespaceName: "1", RegistryId: "1" }));
  expect([await upload("charts/my-web-1.2.3.tgz"), await upload("my-web-2.0.0-rc.1.tgz"), await upload("web")]).toEqual(
    ["", "", "InvalidParameter"],
  );
  const versions = async () =>
    (await tke("DescribeHelmChartVersion", { ChartName: "my-web" })).Results.map(
      ({ Chart }: { Chart: string }) => Chart,
    );
  expect(await versions()).toEqual(["1.2.3", "2.0.0-rc.1"]);
  const one = { ChartName: "my-web", ChartVersion: "1.2.3" };
  expect((await tke("DescribeHelmChartDetail", one)).Chart.Metadata).toMatchObject({
    Name: "my-web",
    Version: "1.2.3",
  });
  expect((await tke("DescribeChartDownloadInfo", one)).PreSignedDownloadURL).toMatch(/charts\/my-web-1\.2\.3\.tgz$/);
  expect([
    (await tke("DeleteHelmChartVersion", one)).Deleted,
    (await tke("DeleteHelmChartVersion", one)).Deleted,
  ]).toEqual([true, false]);
  expect(await codeOf(tke("DescribeHelmChartDetail", one))).toBe("InvalidParameter");
  expect((await tke("DeleteHelmChart", { ChartName: "my-web" })).Deleted).toBe(true);
  expect(await versions()).toEqual([]);
});

it("container subnets are added to VPC-CNI clusters, of the cluster's VPC", async () => {
  const add = (VpcId: string) =>
    codeOf(tke("AddVpcCniSubnets", { ClusterId, VpcId, SubnetIds: ["subnet-1", "subnet-2"] }));
  expect([await add("vpc-2"), await add("vpc-1")]).toEqual(["InvalidParameter", ""]);
  const { Clusters } = await tke("DescribeClusters");
  expect(Clusters[0].ClusterNetworkSettings.SubnetIds).toEqual(["subnet-1", "subnet-2"]);
});

it("the licence counts cores, and beyond it nothing is created", async () => {
  await tke("CreateClusterInstances", { ClusterId, RunInstancePara: '{"InstanceCount":2}' });
  expect((await tke("CollectAllCore")).Data.UsageValue).toBe("8");
  expect((await tke("QueryOverage")).Pass).toBe("true");
  await emulator.quota("tke.LicensedCores", 8);
  expect((await tke("QueryOverage")).Pass).toBe("true");
  await emulator.quota("tke.LicensedCores", 7);
  expect((await tke("QueryOverage")).Pass).toBe("false");
  expect(await codeOf(tke("CreateClusterInstances", { ClusterId, RunInstancePara: "{}" }))).toBe("FailedOperation");
});

it("forwarded requests keep what they write; services are listed by namespace", async () => {
  const forward = async (Method: string, Path: string, RequestBody?: string) =>
    JSON.parse((await tke("ForwardRequest", { Method, Path, RequestBody, ClusterId })).ResponseBody);
  const path = "/api/v1/namespaces/default/configmaps";
  await forward("POST", path, '{"metadata":{"name":"a"},"data":{"x":"1"}}');
  expect((await forward("GET", `${path}/a`)).data).toEqual({ x: "1" });
  await forward("PUT", `${path}/a`, '{"metadata":{"name":"a"},"data":{"x":"2"}}');
  expect((await forward("GET", path)).items).toMatchObject([{ data: { x: "2" } }]);
  await forward("DELETE", `${path}/a`);
  expect(await forward("GET", `${path}/a`)).toMatchObject({ kind: "Status", code: 404 });
  expect(await codeOf(tke("ForwardRequest", { Method: "TRACE", Path: path }))).toBe("InvalidParameter");

  const services = async (input: object) => (await tke("DescribeClusterServices", { ClusterId, ...input })).TotalCount;
  expect([await services({}), await services({ AllNamespace: 1 }), await services({ AllNamespace: true })]).toEqual([
    1, 2, 2,
  ]);
  expect(await codeOf(tke("DescribeClusterServices", { ClusterId: "cls-none" }))).toBe(
    "InvalidParameter.ClusterNotFound",
  );
});

it("prices follow amount and time, and are lower when paid in advance", async () => {
  const price = (more: object) =>
    tke("GetPrices", { ProductCode: "p", SubProductCode: "s", Parts: "{}", GoodsNum: 2, TimeSpan: 3600, ...more });
  expect(await price({})).toMatchObject({ TotalCost: 72, RealTotalCost: 72 });
  expect(await price({ PayMode: 1, Cenario: "new" })).toMatchObject({ TotalCost: 72, RealTotalCost: 64.8 });
  expect(await codeOf(price({ PayMode: 2 }))).toBe("InvalidParameterValue");
});
