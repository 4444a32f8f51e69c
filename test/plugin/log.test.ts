import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { expect, it } from "vitest";
import { invoke } from "../../provider/plugin/functions";
import { resourceRequests } from "../../provider/plugin/resources";
import { answeringHost } from "../support/answering-host";
import { struct, token, urnOf } from "../support/plugin-process";
import { secret } from "./requests";

/** What the program calls secret is in no line of the log, in the plugin's way to resources and to functions. */

it("a create's request is logged without what the program calls secret", async () => {
  const { host, logged } = answeringHost("refused", { DescribeClusters: [{ TotalCount: 0, Clusters: [] }] });
  const inputs = { name: secret("classified-web"), vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };
  const request = new proto.CreateRequest().setUrn(urnOf("tke:Cluster", "web")).setType(token("tke:Cluster"));
  await expect(resourceRequests(host).create(request.setProperties(struct(inputs)))).rejects.toThrow("refused");
  expect(JSON.stringify(logged)).toContain('"ClusterName":"[secret]"');
  expect(JSON.stringify(logged)).not.toContain("classified");
});

it("a half-made resource's reasons, message and a function's failure repeat no secret", async () => {
  const created = answeringHost("classified-web cannot be read", {
    CreateCluster: [{ ClusterId: "cls-1" }],
    DescribeClusters: [{ TotalCount: 0, Clusters: [] }],
  });
  const inputs = { name: secret("classified-web"), vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" };
  const create = new proto.CreateRequest().setUrn(urnOf("tke:Cluster", "web")).setType(token("tke:Cluster"));
  const error = await resourceRequests(created.host)
    .create(create.setProperties(struct(inputs)))
    .catch((failed) => failed);
  expect(error.details).toContain("[secret] cannot be read");
  const status = Buffer.from(error.metadata.get("grpc-status-details-bin")[0]).toString("latin1");
  expect(status).toContain("[secret] cannot be read");
  expect(status.match(/classified-web cannot/)).toBeNull();
  const { host } = answeringHost("there is no cls-classified");
  const request = new proto.InvokeRequest().setTok("container-clouds:tke:getNodes");
  const failed = invoke(request.setArgs(struct({ clusterId: secret("cls-classified") })), host);
  await expect(failed).rejects.toThrow("there is no [secret]");
});

it("a function's request is logged without what the program calls secret", async () => {
  const { host, logged } = answeringHost("refused");
  const request = new proto.InvokeRequest().setTok("container-clouds:tke:getNodes");
  const args = { clusterId: secret("cls-classified") };
  await expect(invoke(request.setArgs(struct(args)), host)).rejects.toThrow("refused");
  expect(JSON.stringify(logged)).toContain('"ClusterId":"[secret]"');
  expect(JSON.stringify(logged)).not.toContain("classified");
});
