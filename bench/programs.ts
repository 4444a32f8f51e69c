import { join } from "node:path";
import { findPulumi } from "../cli/pulumi";
import { resourceOf } from "../provider/clouds";
import type { Properties } from "../provider/lifecycle/codec";
import { Project } from "../test/support/project";
import { type Cloud, configFor } from "./cloud";
import { REPOSITORY } from "./processes";
import { cluster, group, type Kind, UNLIMITED } from "./stack";

/** A program that makes so many resources of one kind, and the providers that it needs. */
export interface Program {
  /** What it makes, for people. */
  makes: string;
  text: string;
  /** Settings of its stack besides those that lead to the emulator. */
  config?: Record<string, string>;
  /** Files of its project besides the program. */
  files?: Record<string, string>;
}

/** The text that a dynamic provider that does nothing is kept as, in the manner of ours. */
export const NOTHING = `exports.handler = () => ({
  check: async (olds, news) => ({ inputs: news, failures: [] }),
  diff: async () => ({ changes: false }),
  create: async (inputs) => ({ id: "nothing", outs: inputs }),
  delete: async () => undefined,
});`;

const repeated = (make: string) =>
  `for (let number = 0; number < Number(process.env.BENCH_COUNT); number += 1) { ${make} }`;

/** Resources of a provider that does nothing, whose text is constant. */
export const nothing: Program = {
  makes: "nothing: a constant text",
  text: `const pulumi = require("@pulumi/pulumi");
const __provider = ${JSON.stringify(NOTHING)};
${repeated('new pulumi.CustomResource("pulumi-nodejs:dynamic:Resource", "r" + number, { value: number, __provider });')}`,
};

/** The same in the way that Pulumi's documentation teaches: the provider is an object, which the SDK serialises. */
export const stockNothing: Program = {
  makes: "nothing: pulumi.dynamic.Resource",
  text: `const pulumi = require("@pulumi/pulumi");
const provider = {
  create: async (inputs) => ({ id: "nothing", outs: inputs }),
  delete: async () => undefined,
};
${repeated('new pulumi.dynamic.Resource(provider, "r" + number, { value: number });')}`,
};

/** The same from a plugin. */
export const pluginNothing: Program = {
  makes: "nothing: a plugin",
  text: `const pulumi = require("@pulumi/pulumi");
${repeated('new pulumi.CustomResource("nothing:index:Resource", "r" + number, { value: number });')}`,
};

const ofKind = (kind: Kind): Program => ({
  makes: kind.type,
  // The inputs' own source: the same as where the provider alone is measured.
  text: `const clouds = require("pulumi-container-clouds");
const inputs = ${kind.inputs};
${repeated(`new clouds.${kind.type.replace(":", ".")}("r" + number, inputs(number));`)}`,
});

export const clusters = ofKind(cluster);
export const groups = ofKind(group);

/**
 * Resources of a provider that does nothing, whose class has the properties of ours and whose state is as ours is: Pulumi's SDK makes an
 * Output of each property, and the engine saves the whole state at each step.
 */
export async function sameState(
  kind: Kind,
  { inputs, outputs }: { inputs: Properties; outputs: Properties },
): Promise<Program> {
  const text = "module.exports=require('same-state')".padEnd(String(inputs.__provider).length, ";");
  const own = { ...kind.inputs(1), __urn: inputs.__urn };
  const spec = await resourceOf(kind.type);
  const names = [...Object.keys(spec.inputs.shape), ...Object.keys(spec.outputs.shape)];
  const { __provider, ...made } = outputs;
  return {
    makes: `nothing: the state of ${kind.type}`,
    files: {
      "node_modules/same-state/index.js": `exports.handler = () => ({
  check: async (olds, news) => ({ inputs: news, failures: [] }),
  diff: async () => ({ changes: false }),
  create: async (inputs) => ({ id: "nothing-1234", outs: { ...${JSON.stringify(made)}, ...inputs } }),
  delete: async () => undefined,
});`,
    },
    text: `const pulumi = require("@pulumi/pulumi");
// As our classes do: while one is constructed, a stack trace for each property would make the floor look slow.
const { stackTraceLimit } = Error;
const all = Object.fromEntries(${JSON.stringify(names)}.map((name) => [name, undefined]));
const properties = { ...all, ...${JSON.stringify(own)}, __provider: ${JSON.stringify(text)} };
${repeated(`Error.stackTraceLimit = 0;
  new pulumi.CustomResource("pulumi-nodejs:dynamic/${kind.type}", "r" + number, properties);
  Error.stackTraceLimit = stackTraceLimit;`)}`,
  };
}

/** In a program that uses more of Pulumi's SDK than this package needs, as many do. */
export const clustersBesideSdk: Program = {
  makes: `${cluster.type}, and the program loads Pulumi's SDK`,
  text: `require("@pulumi/pulumi");\n${clusters.text}`,
};

/** The same, served by the plugin. */
export const pluginClusters: Program = {
  ...clusters,
  makes: `${cluster.type}, by the plugin`,
  config: { "container-clouds:delivery": "plugin" },
};

const PROJECT = `name: bench
runtime: nodejs
plugins:
  providers:
    - { name: container-clouds, path: ${JSON.stringify(REPOSITORY)} }
    - { name: nothing, path: ${JSON.stringify(join(REPOSITORY, "bench/floor"))} }
`;

/** A project with a program and a stack of its own, ready for its first `up`. */
export async function startProject(
  { text, config, files }: Program,
  cloud: Cloud,
  count: number,
  { command } = findPulumi(),
): Promise<Project> {
  const project = new Project(command);
  project.write({ "Pulumi.yaml": PROJECT, "package.json": '{"main":"index.js"}', "index.js": text, ...files });
  project.link();
  project.env.BENCH_COUNT = String(count);
  await project.init({ ...configFor(cloud), ...UNLIMITED, ...config });
  return project;
}
