import { exec } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { graph } from "../../cli/graph/main";
import { type Deployment, graphOf } from "../../cli/graph/model";
import { drawSvg } from "../../cli/graph/svg";

const urn = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;
const CLUSTER = urn("pulumi-nodejs:dynamic/tke:Cluster", "web");
const POOL = urn("pulumi-nodejs:dynamic/tke:NodePool", "batch");
const GROUP = urn("container-clouds:bci:ContainerGroup", 'a "<b>" & c');
const STACK = urn("pulumi:pulumi:Stack", "shop-dev");

const DEPLOYMENT: Deployment = {
  resources: [
    { urn: STACK, type: "pulumi:pulumi:Stack" },
    { urn: urn("pulumi:providers:pulumi-nodejs", "default"), type: "pulumi:providers:pulumi-nodejs", custom: true },
    {
      urn: CLUSTER,
      type: "pulumi-nodejs:dynamic/tke:Cluster",
      parent: STACK,
      inputs: { vpcId: "vpc-1" },
      outputs: { status: "Running", secretKey: "hunter2" },
    },
    {
      urn: POOL,
      type: "pulumi-nodejs:dynamic/tke:NodePool",
      parent: STACK,
      dependencies: [CLUSTER],
      propertyDependencies: { clusterId: [CLUSTER] },
      inputs: { subnetIds: [{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" }] },
      outputs: { status: "Creating" },
    },
  ],
  pending_operations: [{ resource: { urn: GROUP, type: "container-clouds:bci:ContainerGroup", inputs: {} } }],
};

async function drawn(format: string, deployment: unknown = DEPLOYMENT): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "graph-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const state = join(folder, "state.json");
  writeFileSync(state, JSON.stringify({ version: 3, deployment }));
  const output = join(folder, "out");
  expect(await graph({ format, state, output })).toBe(0);
  return readFileSync(output, "utf8");
}

test("Mermaid: clouds, networks, dependencies once each, states; a name's characters break nothing", async () => {
  expect(await drawn("mermaid")).toBe(`flowchart LR
  subgraph tencent["Tencent"]
    n2["web<br/>tke:Cluster · Running"]:::ready
    n3["batch<br/>tke:NodePool · Creating"]:::waiting
    n4(["vpc-1<br/>network"])
  end
  subgraph baidu["Baidu"]
    n1["a #34;#60;b#62;#34; #38; c<br/>bci:ContainerGroup"]:::waiting
  end
  n2 --> n3
  n4 --> n2
  classDef ready fill:#e6f4ea,stroke:#1e7d3c,color:#1b1b1b
  classDef waiting fill:#fff4d6,stroke:#9a6700,color:#1b1b1b
`);
});

test("DOT", async () => {
  const text = await drawn("dot");
  expect(text).toContain('n1 [label="a \\"<b>\\" & c\\nbci:ContainerGroup", style="rounded,filled"');
  expect(text).toMatch(/^digraph stack \{[\s\S]*subgraph cluster_tencent[\s\S]*n2 -> n3;[\s\S]*\}\n$/);
});

test("SVG: a band for each cloud, what is needed on the left, light and dark, nothing from outside", async () => {
  const text = await drawn("svg");
  expect(text).toContain("a &#34;&#60;b&#62;&#34; &#38; c");
  expect(text).toContain("prefers-color-scheme:dark");
  expect(text.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/http|url\(|<script/);
  expect(text).not.toContain("hunter2");
  const x = (name: string) => Number(new RegExp(`class="name" x="(\\d+)"[^>]*>${name}<`).exec(text)?.[1]);
  expect(x("vpc-1")).toBeLessThan(x("web"));
  expect(x("web")).toBeLessThan(x("batch"));
});

test("a preview's operations colour what they change, and what they create is drawn too", async () => {
  const made = urn("pulumi-nodejs:dynamic/eci:ContainerGroup", "new");
  const { nodes } = await graphOf(
    DEPLOYMENT,
    new Map([
      [CLUSTER, "update"],
      [POOL, "create-replacement"],
      [made, "create"],
    ]),
  );
  expect(nodes.map(({ name, condition }) => `${name} ${condition}`)).toEqual([
    ...['a "<b>" & c waiting', "new create", "web update", "batch replace", "vpc-1 ready"],
  ]);
});

test("statuses mean what the resource's waits say; those of other packages are judged by their names", async () => {
  const resources = [
    ["container-clouds:tke:LogCollector", "collecting"],
    ["container-clouds:tke:NodePool", "appending"],
    ["container-clouds:tke:Cluster", "Abnormal"],
    ["pulumi-nodejs:dynamic/eci:ContainerGroup", "Failed"],
    ["other:index:Thing", "Updating"],
    ["other:index:Thing", "Running"],
  ].map(([type = "", status]) => ({ urn: urn(type, `${status}`), type, outputs: { status } }));
  const { nodes } = await graphOf({ resources });
  expect(nodes.map(({ status, condition }) => `${status} ${condition}`)).toEqual([
    "Failed failed",
    "Running ready",
    "Updating waiting",
    "Abnormal failed",
    "collecting ready",
    "appending waiting",
  ]);
});

test("an empty stack is an empty picture, and a hundred thousand characters of a name are cut", async () => {
  expect(await drawn("svg", { resources: [] })).toContain("<svg");
  expect(await drawn("mermaid", {})).toBe("flowchart LR\n");
  const long = { urn: urn("other:index:Thing", "x".repeat(100_000)), type: "other:index:Thing" };
  expect(drawSvg(await graphOf({ resources: [long] }))).toContain(`${"x".repeat(25)}…</text>`);
});

test("what cannot be drawn is said in one line", async () => {
  const state = "/nowhere/state.json";
  await expect(graph({ format: "png" })).rejects.toThrow(
    '--format "png": there is no such format; there are svg, mermaid and dot',
  );
  await expect(graph({ format: "svg", state })).rejects.toThrow(
    `--state ${state}: cannot be read (ENOENT); write it with: pulumi`,
  );
  await expect(graph({ format: "svg", state: __filename })).rejects.toThrow(
    `--state ${__filename}: is not JSON; write it with`,
  );
  await expect(graph({ format: "svg", state, preview: true })).rejects.toThrow("--preview runs the stack's program");
});

test("a state that comes late on standard input, as an export does", async () => {
  const text = JSON.stringify({ version: 3, deployment: DEPLOYMENT });
  const bin = join(__dirname, "../../bin/container-clouds.js");
  const command = `(sleep 3; printf %s "$STATE") | "${process.execPath}" "${bin}" graph --format dot --state -`;
  const { stdout } = await promisify(exec)(command, { env: { ...process.env, STATE: text } });
  expect(stdout).toMatch(/^digraph stack \{/);
});
