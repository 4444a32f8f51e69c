import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importFileOf } from "../../cli/import-file";
import { connect } from "../../provider/transport/connect";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { configOf, Project } from "../support/project";

const BIN = resolve(__dirname, "../../bin/container-clouds.js");

let cloud: TestEmulator;
beforeAll(async () => {
  cloud = await startEmulator();
});
beforeEach(async () => {
  await cloud.reset();
  await cloud.clearFaults();
});
afterAll(() => cloud.close());

/** A project whose stack knows the emulator's accounts. */
async function stackProject(): Promise<Project> {
  const project = new Project();
  project.write({ "Pulumi.yaml": "name: adopt\nruntime: nodejs\n" });
  await project.init(configOf(cloud));
  return project;
}

function start(project: Project, ...args: string[]) {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: project.folder, env: project.env });
  const printed = { stdout: "", stderr: "" };
  for (const end of ["stdout", "stderr"] as const) {
    child[end].setEncoding("utf8").on("data", (text: string) => {
      printed[end] += text;
    });
  }
  const ended = once(child, "close").then(([status]) => ({ status: status as number | null, ...printed }));
  return { child, ended };
}

const run = (project: Project, ...args: string[]) => start(project, ...args).ended;

/** Two clusters of one name with what is in them, a registry, and a group. */
async function fill() {
  const clouds = connect({
    endpoint: cloud.url,
    tencent: { ...cloud.credentials.tencent, region: "gsqy" },
    baidu: { ...cloud.credentials.baidu, region: "bj" },
  });
  const { tke, tcr } = clouds.tencent();
  const clusters: string[] = [];
  for (const range of ["172.16.0.0/16", "172.17.0.0/16"]) {
    const made = await tke.CreateCluster({
      ClusterType: "MANAGED_CLUSTER",
      ClusterCIDRSettings: { ClusterCIDR: range },
      ClusterBasicSettings: { ClusterName: "web", VpcId: "vpc-1" },
    });
    clusters.push(made.ClusterId);
  }
  const pools: string[] = [];
  for (const ClusterId of clusters) {
    const lists = { SubnetIds: ["subnet-1"], SecurityGroupIds: ["sg-1"], Labels: [], Taints: [] };
    const { NodePoolId } = await tke.CreateClusterVirtualNodePool({ ClusterId, Name: "batch", ...lists });
    pools.push(`${ClusterId}/${NodePoolId}`);
  }
  await tcr.CreateNamespacePersonal({ Namespace: "team" });
  for (const name of ["api", "web"]) await tcr.CreateRepositoryPersonal({ RepoName: `team/${name}`, Public: 0 });
  await clouds.baidu().bci.CreateInstance({
    name: "web",
    subnetIds: ["sbn-1"],
    securityGroupIds: ["g-1"],
    restartPolicy: "Always",
    containers: [{ name: "nginx", image: "nginx:1.27" }],
    volume: {},
  });
  await clouds.close();
  return { clusters, pools };
}

describe("an import", () => {
  it("writes Pulumi's file: owners before their own, names that last, progress apart", async () => {
    using project = await stackProject();
    const { clusters, pools } = await fill();
    const { status, stdout, stderr } = await run(project, "import", "--stack", "dev", "--service", "tke,tcr,bci");
    expect(stderr).toContain("tke:Cluster: 2 found\n");
    expect(stderr).toContain("tke:NodePool: 2 found in 2 listings, complete\n");
    expect(stderr).toMatch(/tcr:User: left out/);
    expect(status).toBe(0);
    const { resources } = JSON.parse(stdout) as ReturnType<typeof importFileOf>;
    const group = (await cloud.resources({ kind: "container-group" }))[0]?.id;
    const own = resources.filter(({ name }) => !name.includes("default"));
    expect(own).toEqual([
      ...clusters.map((id) => ({ type: "container-clouds:tke:Cluster", name: `web-${id}`, id })),
      ...pools.map((id, i) => ({
        type: "container-clouds:tke:NodePool",
        name: `batch-${id.split("/")[1]}`,
        id,
        parent: `web-${clusters[i]}`,
      })),
      { type: "container-clouds:tcr:Namespace", name: "team", id: "team" },
      { type: "container-clouds:tcr:Repository", name: "team-api", id: "team/api", parent: "team" },
      { type: "container-clouds:tcr:Repository", name: "team-web", id: "team/web", parent: "team" },
      { type: "container-clouds:bci:ContainerGroup", name: "web", id: group },
    ]);
  });

  it("goes on after Ctrl-C in the middle, and refuses the notes of another account", async () => {
    using project = await stackProject();
    const { clusters, pools } = await fill();
    const args = ["import", "--service", "tke", "--resume", "notes"];
    await cloud.fault({ action: "DescribeClusterVirtualNodePools", after: 1, hang: true });
    const first = start(project, ...args);
    await expect
      .poll(
        async () => (await cloud.requests()).filter((one) => one.action === "DescribeClusterVirtualNodePools").length,
      )
      .toBeGreaterThanOrEqual(1);
    await expect.poll(() => readFileSync(join(project.folder, "notes"), "utf8")).toContain(pools[0]);
    first.child.kill("SIGINT");
    const stopped = await first.ended;
    expect(stopped).toMatchObject({ status: 1, stdout: "" });
    expect(stopped.stderr).toContain("a later run with --resume FILE continues from here");

    await cloud.clearFaults();
    await cloud.clearRequests();
    const second = await run(project, ...args);
    expect(second.status).toBe(0);
    expect(second.stderr).toContain("tke:Cluster: 2 found, from the --resume file");
    const ids = (JSON.parse(second.stdout) as ReturnType<typeof importFileOf>).resources.map(({ id }) => id);
    expect(ids).toEqual([...clusters, ...pools]);
    const actions = (await cloud.requests()).map(({ action }) => action);
    expect(actions).not.toContain("DescribeClusters");
    expect(actions.filter((action) => action === "DescribeClusterVirtualNodePools")).toHaveLength(1);
    expect(readFileSync(join(project.folder, "notes"), "utf8")).not.toContain(cloud.credentials.tencent?.secretId);

    await project.ok("config", "set", "--path", "container-clouds:tencent.region", "elsewhere");
    const other = await run(project, ...args);
    expect(other).toMatchObject({ status: 1, stdout: "" });
    expect(other.stderr).toContain("has no entries for this account, region and endpoint");
  });

  it("lists the account of a profile: IDs say whose they are, names keep apart from the main account's", async () => {
    using project = await stackProject();
    const partner = await cloud.issue({ cloud: "tencent", account: "200000000002" });
    const own = { tencent: { ...partner, region: "ap-guangzhou" } };
    await project.ok("config", "set", "container-clouds:profiles", JSON.stringify({ partner: own }));
    const clouds = connect({ endpoint: cloud.url, ...own });
    const { tcr } = clouds.tencent();
    await tcr.CreateUserPersonal({ Password: "Sesame-0pen" });
    await tcr.CreateNamespacePersonal({ Namespace: "theirs" });
    await clouds.close();
    await fill();
    const { status, stdout, stderr } = await run(project, "import", "--profile", "partner", "--resume", "notes");
    // Of Baidu the profile says nothing: it has the main account's.
    expect(stderr).not.toContain("bci:");
    expect(status).toBe(0);
    const { resources } = JSON.parse(stdout) as ReturnType<typeof importFileOf>;
    expect(resources).toEqual([
      { type: "container-clouds:tcr:Namespace", name: "partner-theirs", id: "theirs?profile=partner" },
    ]);
    expect((await run(project, "import", "--resume", "notes")).stderr).toContain("has no entries for this account");
    const unknown = await run(project, "import", "--profile", "prod");
    expect(unknown).toMatchObject({ status: 1, stdout: "" });
    expect(unknown.stderr).toContain("container-clouds:profiles.prod: there is no such profile (there are partner)");
  });

  it("names what could not be listed, and what is no service", async () => {
    using project = await stackProject();
    await cloud.fault({ action: "ListInstances", error: { code: "AccessDenied", status: 403 } });
    const { status, stdout, stderr } = await run(project, "import", "--service", "bci");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/error: listing bci:ContainerGroup: .*AccessDenied/);
    expect((await run(project, "import", "--service", "ecs")).stderr).toBe(
      'error: --service: no service is called "ecs"; there are tke, tcr, bci, bec, eci\n',
    );
  });

  it("reads lists of many pages", async () => {
    using project = await stackProject();
    const clouds = connect({ endpoint: cloud.url, tencent: { ...cloud.credentials.tencent, region: "gsqy" } });
    await cloud.quota("tcr.repositories", 1000);
    const { tcr } = clouds.tencent();
    await tcr.CreateNamespacePersonal({ Namespace: "many" });
    const names = Array.from({ length: 120 }, (_, i) => `many/r${String(i).padStart(3, "0")}`);
    for (const RepoName of names) await tcr.CreateRepositoryPersonal({ RepoName, Public: 0 });
    await clouds.close();
    const { stdout, stderr } = await run(project, "import", "--service", "tcr");
    expect(stderr).toContain("tcr:Repository: 120 so far, page 2");
    const { resources } = JSON.parse(stdout) as ReturnType<typeof importFileOf>;
    expect(
      resources
        .filter(({ parent }) => parent === "many")
        .map(({ id }) => id)
        .sort(),
    ).toEqual(names);
  });
});

describe("names in the file", () => {
  const one = (type: string, id: string, name: string) => ({ type, id, name });

  it("are unique, the same in every order, and fit for programs", () => {
    const found = [
      one("tke:Cluster", "cls-1", "web"),
      one("tke:Cluster", "cls-2", "web"),
      one("tke:NodePool", "cls-1/np-1", "batch jobs"),
      one("tke:AsGroup", "cls-1/asg-1", ""),
      one("bci:ContainerGroup", "p-1", "batch-jobs"),
      one("eci:ContainerGroup", "eci-1", "网站"),
    ];
    const names = importFileOf(found).resources.map(({ name }) => name);
    expect(names).toEqual(["web-cls-1", "web-cls-2", "batch-jobs", "asg-1", "batch-jobs-container-group", "网站"]);
    const turned = importFileOf([found[1], found[0], ...found.slice(2)].flatMap((item) => item ?? []));
    expect(turned.resources.map(({ name }) => name).sort()).toEqual([...names].sort());
  });
});
