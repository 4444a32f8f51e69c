import { execFile, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { cronJob, daemonSet, deployment, job, makeCluster, statefulSet } from "../support/kubernetes";
import { tencentCaller } from "../support/tencent-call";

const missing = spawnSync("kubectl", ["version", "--client"]).error !== undefined;

let emulator: TestEmulator;
let folder: string;
beforeAll(async () => {
  emulator = await startEmulator();
  folder = mkdtempSync(join(tmpdir(), "kubectl-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await emulator.close();
});

describe.skipIf(missing)("kubectl (skipped where there is none)", () => {
  const environment = () => ({ ...process.env, HOME: folder, KUBECONFIG: join(folder, "config") });
  const kubectl = (...args: string[]) =>
    new Promise<string>((resolve, reject) => {
      execFile("kubectl", args, { env: environment() }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    });
  /** Runs it, however it ends. */
  const run = (args: readonly string[], input = "") =>
    new Promise<{ code: number | null; text: string }>((resolve) => {
      const child = spawn("kubectl", args, { env: environment() });
      let text = "";
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
      child.once("close", (code) => resolve({ code, text }));
      child.stdin.end(input);
    });
  const file = (...objects: readonly object[]) => {
    const path = join(folder, "objects.json");
    writeFileSync(path, JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }));
    return path;
  };

  beforeEach(async () => {
    await emulator.reset();
    const tke = tencentCaller(emulator.url, emulator.credentials.tencent, "tke");
    writeFileSync(join(folder, "config"), (await makeCluster(tke)).kubeconfig);
  });

  it("gets nodes, applies a file and waits for its rollout", async () => {
    expect(await kubectl("get", "nodes")).toMatch(/^NAME +STATUS +ROLES +AGE +VERSION\n10\.255\.\S+ +Ready /);
    expect(await kubectl("apply", "-f", file(deployment(2)))).toBe("deployment.apps/web created\n");
    expect(await kubectl("rollout", "status", "deployment/web")).toContain("successfully rolled out");
    expect(await kubectl("get", "all")).toMatch(/deployment\.apps\/web +2\/2/);
    expect(await kubectl("get", "pods", "-o", "wide")).toMatch(/AGE +IP +NODE\nweb-\S+ .* 172\.16\.\S+ +10\.255\./);
    expect(await kubectl("get", "svc", "kubernetes")).toMatch(/EXTERNAL-IP +PORT\(S\) +AGE\n.* <none> +443\/TCP /);
    // Made by typed clients, which send protobuf.
    await kubectl("create", "deployment", "api", "--image=nginx", "--replicas=3", "--port=80");
    await kubectl("create", "service", "nodeport", "api", "--tcp=81:http");
    await kubectl("create", "configmap", "conf", "--from-literal=a=b");
    expect(await kubectl("get", "deployment/api", "service/api", "configmap/conf")).toMatch(
      /api +3\/3.*service\/api +NodePort.*configmap\/conf /s,
    );
    const node = await kubectl("get", "nodes", "-o", "jsonpath={.items[0].metadata.name}");
    await kubectl("label", "node", node, "disk=ssd");
    await kubectl("taint", "node", node, "gpu=yes:PreferNoSchedule");
    await kubectl("drain", node, "--ignore-daemonsets");
    expect(await kubectl("get", "nodes", "-l", "disk=ssd")).toMatch(/Ready,SchedulingDisabled/);
    expect(await kubectl("get", "pods", "-o", "jsonpath={.items[*].spec.nodeName}")).not.toContain(node);
    await kubectl("uncordon", node);
    expect(await kubectl("get", "nodes")).not.toContain("SchedulingDisabled");
  });

  it("applies on the server's side, asks what it may do, and says what is not there", async () => {
    const apply = (...more: string[]) => run(["apply", "--server-side", "-f", path, ...more]);
    const path = file(deployment(2));
    expect(await apply()).toEqual({ code: 0, text: "deployment.apps/web serverside-applied\n" });
    await kubectl("scale", "deployment/web", "--replicas", "3");
    const refused = await apply();
    expect(refused.code).toBe(1);
    expect(refused.text).toMatch(
      /1 conflict: conflict with "kubectl" with subresource "scale" using apps\/v1 at .*: \.spec\.replicas/,
    );
    expect((await apply("--force-conflicts")).code).toBe(0);
    expect(await kubectl("auth", "can-i", "list", "pods")).toBe("yes\n");
    expect(await run(["auth", "can-i", "delete", "nodes"])).toMatchObject({
      code: 1,
      text: expect.stringContaining("no"),
    });
    expect(await kubectl("auth", "whoami")).toMatch(/Username +admin/);
    expect(await run(["top", "nodes"])).toEqual({ code: 1, text: "error: Metrics API not available\n" });
  });

  it("rolls out what has an order, what runs on each node, and what runs once", async () => {
    const all = file(statefulSet(3), daemonSet(), job(2), cronJob("*/5 * * * *"));
    await kubectl("apply", "-f", all);
    expect(await kubectl("apply", "-f", all)).toMatch(/(.* unchanged\n){4}/);
    for (const name of ["statefulset/db", "daemonset/agent"])
      expect(await kubectl("rollout", "status", name)).toMatch(/3 new pods have been updated|successfully rolled out/);
    expect(await kubectl("wait", "--for=condition=complete", "job/once")).toContain("condition met");
    expect(await kubectl("get", "all", "--no-headers")).toMatch(
      /pod\/db-0 +1\/1 +Running.*pod\/once-\S+ +0\/1 +Completed.*statefulset\.apps\/db +3\/3.*daemonset\.apps\/agent +2 .*job\.batch\/once +Complete +2\/2.*cronjob\.batch\/tick +\*\/5/s,
    );
    expect(await kubectl("get", "pvc", "data-db-2")).toMatch(/Bound +pvc-\S+ +10Gi +RWO/);
    expect(await kubectl("describe", "pod", "db-0")).toMatch(
      /Controlled By: +StatefulSet\/db.*Scheduled .*Pulled .*Started +\S+ +kubelet +Started container db/s,
    );
    for (const name of ["statefulset/db", "daemonset/agent", "job/once", "cronjob/tick", "node"])
      expect(await kubectl("describe", name)).toContain("Events:");
    await kubectl("scale", "statefulset/db", "--replicas=1");
    expect(await kubectl("get", "pods", "-l", "app=db", "-o", "name")).toBe("pod/db-0\n");
    await kubectl("set", "image", "daemonset/agent", "agent=agent:2");
    expect(await kubectl("rollout", "history", "daemonset/agent")).toMatch(/\n1 .*\n2 /);
    await kubectl("rollout", "undo", "daemonset/agent");
    expect(await kubectl("get", "pods", "-l", "app=agent", "-o", "jsonpath={..image}")).not.toContain("agent:2");
    const [first = ""] = (await kubectl("get", "nodes", "-o", "name")).split("\n");
    expect((await run(["drain", first])).text).toContain("cannot delete DaemonSet-managed Pods");
    await kubectl("drain", first, "--ignore-daemonsets", "--force");
    await kubectl("delete", "-f", all);
    expect(await kubectl("get", "pods", "-o", "name")).toBe("");
  });

  it("makes jobs with its own commands, and lists events and long lists in parts", async () => {
    await kubectl("create", "job", "bad", "--image=busybox", "--", "sh", "-c", "exit 4");
    await kubectl("create", "cronjob", "nightly", "--image=busybox", "--schedule=0 2 * * *", "--", "echo", "hi");
    await kubectl("create", "job", "now", "--from=cronjob/nightly");
    expect(await kubectl("get", "jobs")).toMatch(/bad +Failed +0\/1 .*\nnow +Complete +1\/1/);
    expect(await kubectl("logs", "job/now")).toMatch(/^started busybox .*\nhi\nended with code 0\n$/);
    expect(await kubectl("get", "events")).toMatch(
      /LAST SEEN +TYPE +REASON +OBJECT +MESSAGE\n.*BackoffLimitExceeded +job\/bad/s,
    );
    const names = await kubectl("get", "pods", "-o", "name");
    expect(names.split("\n")).toHaveLength(9);
    expect(await kubectl("get", "pods", "-o", "name", "--chunk-size=2")).toBe(names);
    expect((await run(["get", "pods", "--chunk-size=2", "-v=6"])).text.match(/limit=2/g)).toHaveLength(4);
  });

  it("shows why an object is refused, explains fields, and tries a deletion", async () => {
    const apply = (object: object) => run(["apply", "-f", "-"], JSON.stringify(object));
    const good = deployment(1);
    const [container] = good.spec.template.spec.containers;
    const withContainer = (other: object) => ({
      ...good,
      spec: { ...good.spec, template: { ...good.spec.template, spec: { containers: [other] } } },
    });
    expect((await apply(withContainer({ name: "web" }))).text).toBe(
      'The Deployment "web" is invalid: spec.template.spec.containers[0].image: Required value\n',
    );
    expect((await run(["create", "namespace", "Bad_Name"])).text).toContain(
      'The Namespace "Bad_Name" is invalid: metadata.name: Invalid value: "Bad_Name"',
    );
    expect((await apply(withContainer({ ...container, fooo: 1 }))).text).toContain(
      'unknown field "spec.template.spec.containers[0].fooo"',
    );
    expect((await apply(withContainer({ ...container, image: 5 }))).text).toContain("cannot unmarshal number");
    expect(await kubectl("explain", "pod.spec.containers")).toMatch(/image\s+<string>/);
    await apply(good);
    expect(await kubectl("get", "deployments,replicasets", "-o", "wide")).toMatch(/CONTAINERS +IMAGES +SELECTOR/);
    expect(await kubectl("delete", "deployment", "web", "--dry-run=server")).toContain("(server dry run)");
    expect(await kubectl("get", "deployments", "-o", "name")).toBe("deployment.apps/web\n");
  });

  it("reads logs and runs commands", async () => {
    await kubectl("apply", "-f", file(statefulSet(1)));
    expect(await kubectl("logs", "db-0")).toMatch(/^started mysql:8 as db of default\/db-0 on 10\.255\.\S+\n$/);
    const exec = (...command: string[]) => run(["exec", "db-0", "--", ...command]);
    expect(await exec("echo", "hi")).toEqual({ code: 0, text: "hi\n" });
    expect(await exec("env")).toEqual({ code: 0, text: "A=b\n" });
    expect(await exec("sh", "-c", "hostname && exit 3")).toEqual({
      code: 3,
      text: "db-0\ncommand terminated with exit code 3\n",
    });
    expect((await exec("ls")).text).toContain("sh: ls: not found");
    const typed = await run(["exec", "-i", "db-0", "--", "sh"], "echo a; echo b\nhostname\n");
    expect(typed).toEqual({ code: 0, text: "a\nb\ndb-0\n" });
    expect((await run(["attach", "db-0"])).text).toContain("the emulator serves no attach; it serves exec and logs");
    expect((await run(["logs", "db-0", "-c", "other"])).text).toContain("container other is not valid for pod db-0");
  });
});
