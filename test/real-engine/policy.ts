import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { startEmulator } from "../support/emulator";
import { configOf, REPOSITORY } from "../support/project";
import { HOME, linkInstalled, outcome, run } from "./cli";
import { type Row, take } from "./table";

/** Breaks each rule of the sample pack once, or none of them. */
const PROGRAM = `const clouds = require("pulumi-container-clouds");
const isGood = process.env.GOOD === "1";
const { id: clusterId } = new clouds.tke.Cluster("web", { vpcId: "vpc-1", clusterCidr: "172.16.0.0/16", deletionProtection: isGood });
new clouds.tke.ClusterEndpoint("api", isGood ? { clusterId, access: "internal", subnetId: "subnet-1" } : { clusterId, access: "external", securityGroupId: "sg-1" });
const image = isGood ? "ccr.ccs.tencentyun.com/team/web:1" : "nginx:1.27";
new clouds.bci.ContainerGroup("web", { subnetIds: ["sbn-1"], securityGroupIds: ["g-1"], containers: [{ name: "web", image }] });
`;

const RULES = ["no-public-endpoint", "protected-production-clusters", "allowed-registries"];

/** Holds a program of each delivery against the sample policy pack. */
export async function holdAgainstPolicies(tarball: string, installed: string): Promise<Row[]> {
  const pack = join(HOME, "policy");
  cpSync(join(REPOSITORY, "examples/policy"), pack, { recursive: true });
  await run(pack, "npm", "install", "--no-audit", "--no-fund", tarball, "@pulumi/pulumi", "@pulumi/policy");
  const cloud = await startEmulator();
  const rows: Row[] = [];
  for (const delivery of ["dynamic", "plugin"]) {
    const folder = join(HOME, `policy-${delivery}`);
    await linkInstalled(installed, folder);
    const settings = stringify({ name: `policy-${delivery}`, runtime: "nodejs", main: "index.js" });
    const plugins = "plugins: {providers: [{name: container-clouds, path: node_modules/pulumi-container-clouds}]}\n";
    writeFileSync(join(folder, "Pulumi.yaml"), settings + plugins);
    writeFileSync(join(folder, "index.js"), PROGRAM);
    await run(folder, "pulumi", "stack", "init", "prod");
    writeFileSync(
      join(folder, "Pulumi.prod.yaml"),
      stringify({ config: { ...configOf(cloud), "container-clouds:delivery": delivery } }),
    );
    const preview = (isGood: boolean) =>
      outcome(folder, "env", `GOOD=${isGood ? 1 : 0}`, "pulumi", "preview", "--policy-pack", pack);
    const row = await take(`policy ${delivery}`, {
      "breaks all": async () => {
        const { status, printed } = await preview(false);
        const silent = RULES.filter((rule) => !printed.includes(rule));
        if (status === 0 || silent.length > 0) throw new Error(`exit code ${status}, silent: ${silent.join(", ")}`);
        return `${RULES.length} rules`;
      },
      "keeps all": async () => {
        const { status } = await preview(true);
        if (status !== 0) throw new Error(`exit code ${status}`);
      },
    });
    rows.push({ policies: delivery, ...row });
  }
  await cloud.close();
  return rows;
}
