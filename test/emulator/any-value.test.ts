import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import { routes as baidu } from "../../emulator/baidu/routes";
import { type RawRequest, Refusal } from "../../emulator/cloud";
import { ensureCredentials } from "../../emulator/clouds";
import { readRestContract } from "../../emulator/contract/rest";
import type { Action, Field, RestAction, Shape } from "../../emulator/contract/shape";
import { readTencentContract } from "../../emulator/contract/tencent";
import { routes as ctyun } from "../../emulator/ctyun/routes";
import type { Routes } from "../../emulator/declaration";
import { openWorld } from "../../emulator/server";
import type { State } from "../../emulator/state";
import { routes as tencent } from "../../emulator/tencent/routes";
import { signBce } from "../support/baidu-call";
import { signEop } from "../support/ctyun-call";
import { eciGroup } from "../support/eci-requests";
import { signTc3 } from "../support/tencent-call";

// Every field of every call, at any depth, with each value that says nothing and some that nobody sends: the answer is the
// vendor's, never a fault of the emulator's own, and it keeps the contract.

const { world, store } = openWorld({ pace: { reads: 0 }, throttle: false, checkAnswers: true });
const keys = ensureCredentials(store.state);

/** Names of fields that mean something that is there, with its value. */
const known: Record<string, unknown> = {};

interface Called {
  readonly action: Action | RestAction;
  readonly cloud: Routes;
}

function send({ action, cloud }: Called, input: Record<string, unknown>): { status: number; body: string } {
  const request = "method" in action ? restRequest(action, input) : tencentRequest(action, input);
  const target = cloud.target(request);
  try {
    return cloud.perform(request, target, "request-1", world);
  } catch (error) {
    if (error instanceof Refusal) return cloud.refuse(error, "request-1", target);
    throw new Error(`${action.name} ${JSON.stringify(input)}: ${(error as Error).stack}`);
  }
}

function tencentRequest({ service, name }: Action, input: object): RawRequest {
  const timestamp = Math.floor(Date.now() / 1000);
  const body = JSON.stringify(input);
  const host = `${service}.test`;
  const signed = { method: "POST", query: "", host, contentType: "application/json", body, timestamp, service };
  const headers = {
    host,
    "content-type": "application/json",
    "x-tc-action": name,
    "x-tc-timestamp": String(timestamp),
    "x-tc-version": service === "tke" ? "2018-05-25" : "2019-09-24",
    "x-tc-region": "gsqy",
    authorization: signTc3(keys.tencent, signed),
  };
  return { method: "POST", path: "/", query: "", headers, body: Buffer.from(body) };
}

function restRequest(action: RestAction, input: Record<string, unknown>): RawRequest {
  const rest = { ...input };
  const text = (value: unknown) =>
    encodeURIComponent(typeof value === "object" ? JSON.stringify(value) : String(value));
  const path = (action.paths[0] ?? "").replace(/\{(\w+)\}/g, (_, name) => {
    const value = rest[name];
    delete rest[name];
    return text(value) || "x";
  });
  const inQuery = action.query.filter(({ name }) => name in rest);
  const query = inQuery.map(({ name }) => `${name}=${text(rest[name])}`).join("&");
  for (const { name } of inQuery) delete rest[name];
  const hasBody = !["GET", "HEAD"].includes(action.method) && action.input.length > 0;
  const body = hasBody ? JSON.stringify("(body)" in rest ? rest["(body)"] : rest) : undefined;
  const headers = action.service === "eci" ? eopHeaders(query, body) : bceHeaders(action.method, path, query);
  return { method: action.method, path, query, headers, body: Buffer.from(body ?? "") };
}

function bceHeaders(method: string, path: string, query: string): Record<string, string> {
  const at = Date.now();
  const signed = { host: "bci.bj.baidubce.com", "x-bce-date": `${new Date(at).toISOString().slice(0, 19)}Z` };
  const request = { method, path: `${path}?${query}`, headers: signed };
  return { ...signed, authorization: signBce(keys.baidu, request, at, 1800) };
}

function eopHeaders(query: string, body: string | undefined): Record<string, string> {
  const id = randomUUID();
  const date = new Date(Date.now() + 8 * 3_600_000).toISOString().replace(/[-:]|\.\d+/g, "");
  return {
    host: "eci.test",
    regionid: "r1",
    "content-type": "application/json",
    "ctyun-eop-request-id": id,
    "eop-date": date,
    "eop-authorization": signEop(keys.ctyun, { id, date, query, body }),
  };
}

/** A value that a field takes. */
function plausible({ name, shape, allowed, minimum }: Field, depth: number): unknown {
  if (known[name] !== undefined) return known[name];
  const [choice] = allowed ?? [];
  if (choice !== undefined) return shape.kind === "list" ? [choice] : choice;
  return sampleOf(shape, minimum ?? 1, depth);
}

function sampleOf(shape: Shape, number: number, depth: number): unknown {
  switch (shape.kind) {
    case "string":
      return "a1";
    case "integer":
    case "number":
      return number;
    case "boolean":
      return true;
    case "list":
      return [sampleOf(shape.of, number, depth)];
    case "map":
      return { a: sampleOf(shape.of, number, depth) };
    case "object":
      return filled(shape.fields(), depth - 1);
    case "anything":
      return "a";
  }
}

/** The required fields, or while there is depth left all. */
function filled(fields: readonly Field[], depth: number): Record<string, unknown> {
  const wanted = fields.filter(({ required, name }) => required || (depth > 0 && known[name] === undefined));
  return Object.fromEntries(wanted.map((field) => [field.name, plausible(field, depth)]));
}

const VALUES: readonly unknown[] = [null, "", 0, -1, 1e15, false, "x", [], {}, [null], [{}], "[]", "{}", "null", "0"];
/** Of fields inside structures. */
const INNER_VALUES: readonly unknown[] = [null, "", 0, [], [null]];
const DEPTH = 4;

/** The input with each field, at any depth, set to each of the values. */
function* variants(fields: readonly Field[], input: object, depth = DEPTH): Generator<Record<string, unknown>> {
  for (const { name, shape } of fields) {
    const given = input as Record<string, unknown>;
    for (const value of depth === DEPTH ? VALUES : INNER_VALUES) yield { ...given, [name]: value };
    const inner = shape.kind === "list" ? shape.of : shape;
    if (inner.kind !== "object" || depth === 0) continue;
    const below = inner.fields();
    for (const part of variants(below, filled(below, 0), depth - 1))
      yield { ...given, [name]: shape.kind === "list" ? [part] : part };
  }
}

function allFields(action: Action | RestAction): readonly Field[] {
  return "method" in action ? [...action.path, ...action.query, ...action.input] : action.input;
}

const isReader = ({ action }: Called) => /^(Describe|Get|List|describe|list)/.test(action.name);
const hasNull = (input: object) => JSON.stringify(input).includes(":null");

/** A reading call without options, and with each of them. */
function questionsOf(reader: Called): [Called, Record<string, unknown>][] {
  const fields = allFields(reader.action);
  const least = filled(fields, 0);
  const options = fields.filter(({ name }) => !(name in least));
  return [{}, ...options.map((field) => ({ [field.name]: plausible(field, 1) }))].map((option) => [
    reader,
    { ...least, ...option },
  ]);
}

const restore = (snapshot: State) => Object.assign(world.state, structuredClone(snapshot));
const empty = structuredClone(world.state);

/** Makes one of each thing that others need, and notes its id under the names that mean it. */
function settle(all: readonly Called[]): void {
  const make = (name: string, input: Record<string, unknown>, ids: Record<string, (answer: never) => unknown>) => {
    const called = all.find(({ action }) => action.name === name);
    if (called === undefined) return;
    const { body } = send(called, input);
    for (const [id, of] of Object.entries(ids)) known[id] = of(JSON.parse(body) as never);
    expect(
      Object.keys(ids).filter((id) => known[id] === undefined),
      `${name}: ${body}`,
    ).toEqual([]);
  };
  const cluster = { ClusterType: "MANAGED_CLUSTER", ClusterBasicSettings: { VpcId: "vpc-1" } };
  const cidr = { ServiceCIDR: "10.1.0.0/20", EniSubnetIds: ["subnet-1"] };
  const nodes = [{ NodeRole: "WORKER", RunInstancesPara: ["{}"] }];
  const advanced = { NetworkType: "VPC-CNI" };
  type Tencent<T> = { Response: T };
  make(
    "CreateCluster",
    { ...cluster, ClusterCIDRSettings: cidr, ClusterAdvancedSettings: advanced, RunInstancesForNode: nodes },
    { ClusterId: ({ Response }: Tencent<{ ClusterId: string }>) => Response.ClusterId },
  );
  const { ClusterId } = known;
  make(
    "DescribeClusterInstanceIds",
    { ClusterId },
    {
      InstanceId: ({ Response }: Tencent<{ InstanceIdSet: string[] }>) => Response.InstanceIdSet[0],
    },
  );
  make(
    "CreateClusterAsGroup",
    { ClusterId, AutoScalingGroupPara: '{"MinSize":0,"MaxSize":1}', LaunchConfigurePara: "{}" },
    {
      AutoScalingGroupId: ({ Response }: Tencent<{ AutoScalingGroupId: string }>) => Response.AutoScalingGroupId,
    },
  );
  make(
    "CreateClusterVirtualNodePool",
    { ClusterId, Name: "pool", SubnetIds: ["subnet-1"], SecurityGroupIds: ["sg-1"], Labels: [], Taints: [] },
    {
      NodePoolId: ({ Response }: Tencent<{ NodePoolId: string }>) => Response.NodePoolId,
    },
  );
  make("CreateNamespacePersonal", { Namespace: "team" }, { Namespace: () => "team" });
  make("CreateRepositoryPersonal", { RepoName: "team/app" }, { RepoName: () => "team/app" });
  const group = { name: "web", securityGroupIds: ["g-1"], subnetIds: ["sbn-1"] };
  make(
    "CreateInstance",
    { ...group, containers: [{ name: "web", image: "nginx:1" }] },
    {
      instanceId: (answer: { instanceId: string }) => answer.instanceId,
    },
  );
  const service = {
    serviceName: "web",
    containerGroupName: "web",
    containers: [{ name: "web", imageAddress: "nginx" }],
  };
  make(
    "CreateService",
    { ...service, deployInstances: [{ regionId: "cn-beijing-cm", replicas: 1 }] },
    {
      serviceId: (answer: { details: { serviceId: string } }) => answer.details.serviceId,
    },
  );
  type Eci<T> = { returnObj: T };
  make("createContainerGroup", eciGroup(), {
    containerGroupId: ({ returnObj }: Eci<{ containerGroupId: string }>) => returnObj.containerGroupId,
  });
}

const apis: Record<string, Called[]> = {
  tke: [...readTencentContract("tke").actions.values()].map((action) => ({ action, cloud: tencent })),
  tcr: [...readTencentContract("tcr").actions.values()].map((action) => ({ action, cloud: tencent })),
  bci: [...readRestContract("bci").actions.values()].map((action) => ({ action, cloud: baidu })),
  bec: [...readRestContract("bec").actions.values()].map((action) => ({ action, cloud: baidu })),
  eci: [...readRestContract("eci").actions.values()].map((action) => ({ action, cloud: ctyun })),
};

describe.each(Object.keys(apis))("%s", (service) => {
  const all = apis[service] ?? [];
  const places = {
    VpcId: "vpc-1",
    vpcId: "vpc-1",
    vSwitchId: "subnet-1",
    securityGroupId: "sg-1",
    subnetId: "subnet-1",
  };
  beforeEach(() => {
    for (const name of Object.keys(known)) delete known[name];
    Object.assign(known, places, {
      RunInstancePara: "{}",
      RunInstancesPara: ["{}"],
      InstanceIds: ["ins-abcd1234"],
      Action: "x",
    });
    restore(empty);
    settle(all);
  });

  it.each(all.map((called) => [called.action.name, called] as const))("%s", (_, called) => {
    const before = structuredClone(world.state);
    const fields = allFields(called.action);
    const questions = all.filter(isReader).flatMap((reader) => questionsOf(reader));
    const inputs = [0, 1].map((depth) => filled(fields, depth));
    for (const input of [...inputs, ...inputs.flatMap((base) => [...variants(fields, base)])]) {
      const { status, body } = send(called, input);
      if (/InternalError"|emulator/.test(body)) throw new Error(`${JSON.stringify(input)}: ${status} ${body}`);
      if (isReader(called) || isDeepStrictEqual(structuredClone(world.state), before)) continue;
      // What was written must be read again: a null that was kept would show here.
      if (hasNull(input)) for (const [reader, question] of questions) send(reader, question);
      restore(before);
    }
  });
});
