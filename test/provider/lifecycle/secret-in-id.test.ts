import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { beforeEach, expect, it } from "vitest";
import type { Properties } from "../../../provider/lifecycle/codec";
import { redactedOperations } from "../../../provider/lifecycle/redaction";
import { forgetSaid } from "../../../provider/lifecycle/warn-once";
import { resourceRequests } from "../../../provider/plugin/resources";
import { secret } from "../../plugin/requests";
import { answeringHost } from "../../support/answering-host";
import { struct, token, urnOf } from "../../support/plugin-process";

beforeEach(forgetSaid);

/** What both deliveries warn of in two checks of one resource. */
async function warned(type: string, inputs: Properties, secrets: readonly string[]): Promise<string[]> {
  const dynamic = answeringHost("");
  const { check } = redactedOperations(type, dynamic.host);
  const __secrets = secrets.map((path) => path.split("."));
  for (let i = 0; i < 2; i++) await check({ ...inputs, __urn: "u", __secrets }, {});
  forgetSaid();
  const plugin = answeringHost("");
  const requests = resourceRequests(plugin.host);
  const marked = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, secrets.includes(name) ? secret(value) : value]),
  );
  const request = new proto.CheckRequest().setUrn(urnOf(type, "one")).setType(token(type)).setNews(struct(marked));
  for (let i = 0; i < 2; i++) await requests.check(request);
  expect(plugin.said).toEqual(dynamic.said);
  return plugin.said;
}

const text = (name: string) =>
  `${name}: it is secret, and it is a part of the resource's ID, which Pulumi stores and prints in plain text; use a value that need not be secret`;

it.each([
  ["tcr:Namespace", { name: "classified" }, ["name"], ["name"]],
  ["tcr:Repository", { namespace: "team", name: "classified" }, ["name", "namespace"], ["namespace", "name"]],
  ["tcr:Image", { repositoryName: "team/api", source: "team/api:1", tag: "classified" }, ["tag"], ["tag"]],
  ["tke:ExistingInstances", { clusterId: "cls-1", instanceIds: ["ins-1"] }, ["instanceIds"], ["instanceIds"]],
  ["tcr:Namespace", { name: "team", adopt: "team" }, ["adopt"], ["adopt"]],
  ["tcr:Repository", { namespace: "team", name: "api", description: "classified" }, ["description"], []],
  ["tke:Cluster", { name: "classified", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" }, ["name"], []],
])("%s with %j warns once of each secret in the ID", async (type, inputs, secrets, named) => {
  expect(await warned(type, inputs, secrets)).toEqual(named.map(text));
});
