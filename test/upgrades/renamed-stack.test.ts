import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { startEmulator } from "../support/emulator";
import { configOf, Project } from "../support/project";

// A stack that a program with the names of 0.1.0 made, and the program with the names of now.

// Real processes, several in a row: on a busy machine each takes its time.
vi.setConfig({ testTimeout: 240_000 });

const ADDRESS = "203.0.113.9";

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const clouds = require("pulumi-container-clouds");
const container = { name: "web", image: "nginx:1.27", resources: { cpu: 1, memory: 2 } };
new clouds.bci.ImageCache("cache", {
  name: "cache", images: ["nginx:1.27"], subnetId: "sbn-1", securityGroupId: "g-1", zone: "zoneA",
  ephemeralStorage: 40, eip: { ip: pulumi.secret("${ADDRESS}") },
});
new clouds.bci.ContainerGroup("group", {
  name: "group", subnetIds: ["sbn-1"], securityGroupIds: ["g-1"], containers: [container],
  eip: { autoCreate: { chargeType: "Postpaid" } },
});
new clouds.bec.Service("edge", {
  name: "edge", containers: [container], deployInstances: [{ regionId: "cn-shanghai-ct" }], chargeType: "postpay",
});
new clouds.eci.ContainerGroup("eci", {
  name: "eci", vpcId: "vpc-1", subnetId: "subnet-1", securityGroupId: "sg-1", zone: "cn-huadong1-jsnj1A-public-ctcloud",
  containers: [container], architecture: "x86_64",
});
const dataDisks = [{ type: "CLOUD_SSD", size: 50, fsType: "xfs", mountPath: "/data" }];
new clouds.tke.Cluster("cluster", {
  name: "cluster", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16", architecture: "arm",
  nodeSettings: { dataDisks, mountPath: "/single" },
  existingNodes: [{ instanceIds: ["ins-00000001"], login: { password: "Sesame-0pen" }, nodeSettings: { dataDisks } }],
});
`;

type Values = Record<string, unknown>;

/** A value changed where it stands: also in a secret. */
function within<T>(value: unknown, change: (value: T) => unknown): unknown {
  const { plaintext } = (value ?? {}) as { plaintext?: string };
  if (plaintext === undefined) return change(value as T);
  return { ...(value as object), plaintext: JSON.stringify(change(JSON.parse(plaintext))) };
}

const named = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value });

const oldSettings = ({ mountPath, dataDisks, ...settings }: Values): Values => ({
  ...settings,
  ...named("mountTarget", mountPath),
  dataDisks: (dataDisks as Values[]).map(({ fsType, mountPath, ...disk }) => ({
    ...disk,
    ...named("fileSystem", fsType),
    ...named("mountTarget", mountPath),
  })),
});

/** Properties as version 0.1.0 wrote them, by type. */
const OLD: Readonly<Record<string, (properties: Values) => Values>> = {
  "bci:ImageCache": ({ ephemeralStorage, eip, ...others }) => ({
    ...others,
    temporaryStorageSize: ephemeralStorage,
    needEip: true,
    eipIp: within<Values>(eip, ({ ip }) => ip),
  }),
  "bci:ContainerGroup": ({ eip, ...others }) => {
    const { chargeType, ...autoCreate } = (eip as { autoCreate: Values }).autoCreate;
    return { ...others, eip: { autoCreate: { ...autoCreate, paymentTiming: chargeType } } };
  },
  "bec:Service": ({ chargeType, updateTime, ...others }) => ({
    ...others,
    paymentMethod: chargeType,
    ...named("lastUpdateTime", updateTime),
  }),
  "eci:ContainerGroup": ({ architecture, ...others }) => ({ ...others, cpuArchitecture: architecture }),
  "tke:Cluster": ({ architecture, nodeSettings, existingNodes, ...others }) => ({
    ...others,
    arch: architecture,
    nodeSettings: oldSettings(nodeSettings as Values),
    existingNodes: within<Values[]>(existingNodes, (all) =>
      all.map(({ nodeSettings, ...node }) => ({ ...node, settings: oldSettings(nodeSettings as Values) })),
    ),
  }),
};

// Quotes within a secret have a backslash.
const OLD_NAMES =
  /\\?"(temporaryStorageSize|needEip|eipIp|paymentTiming|paymentMethod|lastUpdateTime|cpuArchitecture|arch|settings|fileSystem|mountTarget)\\?"/g;

/** The old form of the properties, and of the paths that the program marked as secret. */
function oldForm(type: string, { __version, __secrets, ...properties }: Values): Values {
  const secrets = JSON.stringify(__secrets)?.replace('["eip","ip"]', '["eipIp"]');
  return { ...OLD[type]?.(properties), ...named("__secrets", secrets && JSON.parse(secrets)) };
}

test.each(["dynamic", "plugin"])(
  "a stack of 0.1.0 with a program of now shows no change: %s delivery",
  async (delivery) => {
    const emulator = await startEmulator();
    using project = new Project();
    project.write({
      "Pulumi.yaml": `name: renamed
runtime: {name: nodejs, options: {typescript: false}}
plugins: {providers: [{name: container-clouds, path: node_modules/pulumi-container-clouds}]}
`,
      "package.json": '{"name":"renamed","main":"index.js"}',
      "index.js": PROGRAM,
    });
    project.link();
    await project.init({ ...configOf(emulator), "container-clouds:delivery": delivery });
    const exported = join(project.home, "stack.json");
    const exportedText = async (...options: string[]) => {
      await project.ok("stack", "export", ...options, "--file", exported);
      return readFileSync(exported, "utf8");
    };
    try {
      await project.ok("up", "--yes", "--skip-preview");
      const made = await exportedText("--show-secrets");
      expect(made.match(OLD_NAMES)).toBeNull();
      const stack = JSON.parse(made);
      const found = new Set<string>();
      for (const entry of stack.deployment.resources) {
        const type = Object.keys(OLD).find((one) => entry.type.endsWith(one));
        if (type === undefined) continue;
        found.add(type);
        entry.inputs = oldForm(type, entry.inputs);
        entry.outputs = oldForm(type, entry.outputs);
      }
      expect([...found].sort()).toEqual(Object.keys(OLD).sort());
      writeFileSync(exported, JSON.stringify(stack));
      await project.ok("stack", "import", "--file", exported);
      expect(new Set((await exportedText("--show-secrets")).match(OLD_NAMES)).size).toBeGreaterThan(9);

      // A refresh alone: no program has said the new names yet.
      await project.ok("refresh", "--yes", "--skip-preview");
      const { resources } = JSON.parse(await exportedText("--show-secrets")).deployment;
      const outputs = (resources as { outputs?: Values }[]).map((one) => one.outputs);
      expect(JSON.stringify(outputs).match(OLD_NAMES)).toBeNull();
      expect(await exportedText()).not.toContain(ADDRESS);
      await project.ok("up", "--yes", "--skip-preview", "--expect-no-changes");

      writeFileSync(exported, JSON.stringify(stack));
      await project.ok("stack", "import", "--file", exported);
      await project.ok("preview", "--expect-no-changes");
      await project.ok("up", "--yes", "--skip-preview", "--expect-no-changes");
      expect(await project.ok("refresh", "--yes", "--skip-preview")).not.toMatch(/warning|drift/i);
      expect((await exportedText("--show-secrets")).match(OLD_NAMES)).toBeNull();
      expect(await exportedText()).not.toContain(ADDRESS);
      await project.ok("up", "--yes", "--skip-preview", "--expect-no-changes");

      project.write({ "index.js": PROGRAM.replace('name: "edge", containers', 'name: "blue", containers') });
      expect(await project.ok("up", "--yes", "--skip-preview")).not.toMatch(/replaced|created|deleted/);
      await project.ok("destroy", "--yes", "--skip-preview");
    } finally {
      await emulator.close();
    }
  },
);
