import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FaultInput } from "../../emulator/faults";
import { helmChart } from "../../provider/tencent/tke/helm-chart";
import { instances } from "../../provider/tencent/tke/instances";
import { keepFacts } from "../../provider/transport/call-facts";
import { type Clouds, connect } from "../../provider/transport/connect";
import type { CloudError } from "../../provider/transport/errors";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { operationsAgainst } from "../support/every-kind";
import { failureOf } from "../support/failures";

let emulator: TestEmulator;
let patient: Clouds;
/** Waits for no answer: only for what has none. */
let impatient: Clouds;
let clouds: Clouds;
const connected = (timeout: object) => {
  const { tencent, baidu, ctyun } = emulator.credentials;
  return connect(
    {
      endpoint: emulator.url,
      retry: { base: "1ms", maxDelay: "1ms", maxAttempts: 3 },
      timeout,
      rateLimit: "none",
      tencent: { ...tencent, region: "gsqy" },
      baidu,
      ctyun: { ...ctyun, regionId: "region-1" },
    },
    { env: {} },
  );
};
beforeAll(async () => {
  emulator = await startEmulator();
  patient = connected({});
  impatient = connected({ request: "100ms" });
});
beforeEach(() => {
  clouds = patient;
});
afterEach(() => emulator.clearFaults());
afterAll(async () => {
  await patient.close();
  await impatient.close();
  await emulator.close();
});

/** A call of each service that reads, and one that writes. */
const CALLS = {
  "tke DescribeClusters": () => clouds.tencent().tke.DescribeClusters({}),
  "tke CreateCluster": () =>
    clouds.tencent().tke.CreateCluster({
      ClusterType: "MANAGED_CLUSTER",
      ClusterBasicSettings: { ClusterName: "web", VpcId: "vpc-1" },
      ClusterCIDRSettings: { ClusterCIDR: "10.1.0.0/16" },
    }),
  "tcr DescribeUserQuotaPersonal": () => clouds.tencent().tcr.DescribeUserQuotaPersonal({}),
  "tcr CreateNamespacePersonal": () => clouds.tencent().tcr.CreateNamespacePersonal({ Namespace: "team" }),
  "bci ListInstances": () => clouds.baidu().bci.ListInstances({}),
  "bci DeleteInstance": () => clouds.baidu().bci.DeleteInstance({ instanceId: "p-1" }),
  "bec ListServices": () => clouds.baidu().bec.ListServices({}),
  "bec DeleteService": () => clouds.baidu().bec.DeleteService({ serviceId: "s-1" }),
  "eci containerGroupList": () => clouds.ctyun().eci.containerGroupList({}),
  "eci deleteContainerGroup": () => clouds.ctyun().eci.deleteContainerGroup({ containerGroupId: "eci-1" }),
};

const refused = (code: string, status: number): FaultInput => ({ error: { code, message: "refused", status } });

/** What a cloud may do to a call: with a request ID in its answer, and without. Throttling: `transport/retry.test.ts`. */
const ANSWERED: Record<string, FaultInput> = {
  "a refusal without a category": refused("Odd", 400),
  "no permission": refused("AccessDenied", 403),
  "not found": refused("ResourceNotFound", 404),
  "a conflict": refused("ResourceInUse", 409),
  "a quota": refused("LimitExceeded", 400),
  "an internal error": refused("InternalError", 500),
};
const UNANSWERED: Record<string, FaultInput> = {
  "a reset": { reset: "before" },
  "a hang": { hang: true },
  "a cut answer": { answer: "truncate" },
  "a gateway's 503": { status: 503 },
};

describe.each(Object.entries(CALLS))("an error of %s names action, endpoint, request ID and attempts", (call, send) => {
  const factsOf = async (fault: FaultInput) => {
    await emulator.fault(fault);
    const { message, attempts, requestId } = (await failureOf(send())) as CloudError;
    expect(message).toContain(`${call} at ${emulator.url}`);
    const said = /, (\d+) attempts[,)]/.exec(message)?.[1] ?? "1";
    expect(said, "one attempt goes without saying").toBe(String(attempts));
    if (requestId) expect(message).toContain(`request ${requestId}`);
    const hits = (await emulator.requests()).filter((one) => one.fault !== undefined).length;
    return { requestId, attempts, hits };
  };

  test.each(Object.entries(ANSWERED))("%s", async (_, fault) => {
    const before = (await emulator.requests()).filter((one) => one.fault !== undefined).length;
    const { requestId, attempts, hits } = await factsOf(fault);
    expect(requestId).toMatch(/\w/);
    expect(attempts).toBe(hits - before);
  });

  test.each(Object.entries(UNANSWERED))("%s", async (_, fault) => {
    if ("hang" in fault) clouds = impatient;
    await factsOf(fault);
  });
});

describe("an answer that is no failure, but says that something was not done, has the same facts", () => {
  test("machines that the cloud could not add, after a repeat", async () => {
    const { make } = operationsAgainst(emulator);
    const cluster = await make("tke:Cluster", { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
    const throttled = { code: "RequestLimitExceeded", message: "slower", status: 400 };
    await emulator.fault({ action: "AddExistedInstances", error: throttled, count: 1 });
    const nodes = { clusterId: cluster.id, instanceIds: ["worker-1"], login: { keyIds: ["skey-1"] } };
    const { message } = await failureOf(make("tke:ExistingInstances", nodes));
    const requestId = (await emulator.requests()).findLast(({ action }) => action === "AddExistedInstances")?.requestId;
    expect(requestId).toMatch(/\w/);
    expect(message).toContain(`(tke AddExistedInstances at ${emulator.url}, request ${requestId}, 2 attempts)`);
  });

  test("a chart that the cloud did not delete, and machines without an ID", async () => {
    const call = { service: "tke", endpoint: "https://h", requestId: "r" };
    const answers = (action: string, answer: object) => {
      keepFacts(answer, { ...call, action });
      return { clients: { tke: { [action]: async () => answer } }, report: () => undefined } as never;
    };
    const chart = answers("DeleteHelmChartVersion", { Deleted: false });
    await expect(helmChart.delete?.(chart, "web/1.0.0", {} as never, {} as never)).rejects.toThrow(
      "(tke DeleteHelmChartVersion at https://h, request r)",
    );
    const bought = answers("CreateClusterInstances", { InstanceIdSet: [] });
    const want = { clusterId: "cls-1", count: 1, machine: { instanceType: "S5.MEDIUM4" }, vpcId: "vpc-1" };
    await expect((async () => instances.create(bought, want as never))()).rejects.toThrow(
      "(tke CreateClusterInstances at https://h, request r)",
    );
  });
});
