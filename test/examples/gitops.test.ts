import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Ajv from "ajv/dist/2020";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { startEmulator } from "../support/emulator";
import { operationsAgainst } from "../support/every-kind";
import { configOf, Project, runProcess } from "../support/project";
import { bringUp, schemaProblems, type YamlProgram } from "../support/yaml-program";

const FOLDER = resolve(__dirname, "../../examples/gitops");
const BIN = resolve(__dirname, "../../bin/container-clouds.js");
const read = (file: string) => readFileSync(join(FOLDER, file), "utf8");

interface Step {
  name?: string;
  if?: string;
  run?: string;
}

/** What each workflow runs in a job, step by step. */
const WORKFLOWS: Record<string, (job: string) => Step[]> = {
  "github-actions.yml": (job) => {
    const { jobs } = parse(read("github-actions.yml")) as { jobs: Record<string, { steps: Step[] }> };
    return (jobs[job]?.steps ?? []).filter(({ run }) => run);
  },
  "gitlab-ci.yml": (job) => {
    type Job = { before_script: string[]; script: string[]; after_script?: string[] };
    const file = parse(read("gitlab-ci.yml")) as Record<string, Job>;
    const { script = [], after_script = [] } = file[job] ?? {};
    const first = [...(file.default?.before_script ?? []), ...script].map((run) => ({ run }));
    return [...first, ...after_script.map((run) => ({ run, if: "always()" }))];
  },
};

/** A clone of the example, a cloud, and the tools of a runner: `npm` has installed already, and `gh` writes down what it is to do. */
async function runner() {
  const cloud = await startEmulator();
  const project = new Project([process.execPath, BIN, "engine"]);
  onTestFinished(async () => {
    project[Symbol.dispose]();
    await cloud.close();
  });
  project.copy(FOLDER);
  project.link();
  await project.init(configOf(cloud));
  const tool = (name: string, script: string) => project.write({ [name]: `#!/bin/sh\n${script}\n` });
  tool("npm", 'test "$1" = ci');
  tool("gh", 'echo "$@" >> gh.txt');
  tool("pulumi", `exec "${process.execPath}" "${BIN}" engine "$@"`);
  await runProcess("chmod", ["+x", "npm", "gh", "pulumi"], { cwd: project.folder });
  const env = {
    ...project.env,
    PATH: `${project.folder}:${project.env.PATH}`,
    STACK: "dev",
    PULL_REQUEST: "7",
  };
  /** Runs a job as a runner does: a step that fails ends it, but for those that always run. */
  const job = async (steps: readonly Step[]): Promise<{ status: number; printed: string }> => {
    const result = { status: 0, printed: "" };
    for (const step of steps) {
      if (result.status !== 0 && step.if !== "always()") continue;
      const { status, printed } = await runProcess("bash", ["-eo", "pipefail", "-c", step.run ?? ""], {
        cwd: project.folder,
        env,
      });
      result.status ||= status ?? 1;
      result.printed += printed;
    }
    return result;
  };
  return { cloud, job, file: (name: string) => readFileSync(join(project.folder, name), "utf8") };
}

test.each(Object.keys(WORKFLOWS))("%s: preview, up, and a drift that is noticed", async (workflow) => {
  const { cloud, job, file } = await runner();
  const steps = WORKFLOWS[workflow] ?? (() => []);
  expect(await job(steps("preview"))).toMatchObject({ status: 0 });
  expect(file("preview.txt")).toMatch(/\+ .*tcr:Repository/);
  expect(await cloud.resources()).toEqual([]);
  expect(await job(steps("up"))).toMatchObject({ status: 0 });
  expect((await cloud.resources()).map(({ kind }) => kind).sort()).toEqual(["namespace", "repository"]);
  expect(await job(steps("drift"))).toMatchObject({ status: 0 });
  await cloud.change({ service: "tcr", kind: "repository", id: "shop/api", set: { Description: "changed by hand" } });
  expect((await job(steps("drift"))).status).not.toBe(0);
  if (workflow.startsWith("github"))
    expect(file("gh.txt").split("\n")).toEqual([
      expect.stringMatching(/^pr comment 7 /),
      "issue create --title Drift in dev --body-file drift.txt",
      "",
    ]);
});

test("a preview that fails is a red job, and its error is in the comment", async () => {
  const { cloud, job, file } = await runner();
  await cloud.close();
  const steps = WORKFLOWS["github-actions.yml"]?.("preview") ?? [];
  const broken = steps.map((step) => (step.name === "Preview" ? { ...step, run: `${step.run} --target nope` } : step));
  expect((await job(broken)).status).not.toBe(0);
  expect(file("comment.md")).toMatch(/^```diff\n[\s\S]*error[\s\S]*```\n$/);
});

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
  spec?: Record<string, unknown>;
  program?: YamlProgram;
}

const manifestsOf = (file: string): Manifest[] => parseAllDocuments(read(file)).map((document) => document.toJS());
const MANIFESTS = [...manifestsOf("operator/stack.yaml"), ...manifestsOf("operator/program.yaml")];
const ofKind = (kind: string) => MANIFESTS.filter((manifest) => manifest.kind === kind);

describe("the operator's manifests", () => {
  const definitions = parse(readFileSync(join(__dirname, "crds.yaml"), "utf8")) as Record<string, object>;
  const custom = MANIFESTS.filter(({ apiVersion, kind }) => `${apiVersion} ${kind}` in definitions);

  /** What the definition of its kind says against a manifest. */
  const problemsOf = ({ apiVersion, kind, spec, program }: Manifest) => {
    const ajv = new Ajv({ allErrors: true });
    ajv.validate(definitions[`${apiVersion} ${kind}`] ?? false, spec ?? program);
    return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };

  test.each(custom)("$kind $metadata.name is what its definition allows", (manifest) => {
    expect(problemsOf(manifest)).toEqual([]);
  });

  test("every kind that no cluster has by itself has its definition, and a wrong field is found", () => {
    const others = MANIFESTS.filter((manifest) => !custom.includes(manifest)).map(({ kind }) => kind);
    expect(others).toEqual(["ServiceAccount", "ClusterRoleBinding"]);
    const [stack] = ofKind("Stack");
    const wrong = { ...stack, spec: { ...stack?.spec, refrsh: true, destroyOnFinalize: "no" } } as Manifest;
    expect(problemsOf(wrong)).toEqual([
      expect.stringContaining("must NOT have additional properties"),
      "/destroyOnFinalize must be boolean",
    ]);
  });

  test("each names what is there: the source, the program, the service account, and every secret by reference", () => {
    const [source] = ofKind("GitRepository");
    const [program] = ofKind("Program");
    const [account] = ofKind("ServiceAccount");
    const [fromFlux, fromProgram] = ofKind("Stack").map(({ spec }) => spec);
    expect(fromFlux?.fluxSource).toMatchObject({
      sourceRef: { apiVersion: source?.apiVersion, kind: source?.kind, name: source?.metadata.name },
    });
    expect(fromProgram?.programRef).toEqual({ name: program?.metadata.name });
    expect(ofKind("ClusterRoleBinding")[0]).toMatchObject({
      roleRef: { name: "system:auth-delegator" },
      subjects: [{ kind: "ServiceAccount", ...account?.metadata }],
    });
    for (const spec of [fromFlux, fromProgram]) {
      expect(spec?.serviceAccountName).toBe(account?.metadata.name);
      const secrets = Object.entries(spec?.envRefs as Record<string, { type: string }>).filter(([name]) =>
        /SECRET|PASS/.test(name),
      );
      expect(secrets.map(([, { type }]) => type)).toEqual(["Secret", "Secret", "Secret"]);
    }
  });

  test("the Program comes up", async () => {
    const program = ofKind("Program")[0]?.program ?? { resources: {} };
    expect(schemaProblems(program)).toEqual([]);
    const cloud = await startEmulator();
    onTestFinished(() => cloud.close());
    expect(await bringUp(program, operationsAgainst(cloud))).toEqual({ image: expect.stringMatching(/\/shop\/api$/) });
  });
});
