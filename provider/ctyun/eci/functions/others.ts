import { z } from "zod";
import { rowsOf } from "../../../lifecycle/functions/rows";
import { oneOf } from "../../../lifecycle/schema";
import { providerFunction } from "../../resource";
import { type NodeRow, nodesOf, virtualNode } from "../virtual-node";
import { everyPage, tagFilter } from "./pages";

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const tags = z.record(z.string(), z.string());

const tagged = z
  .object({
    resourceId: z.string().describe("ID of the tagged resource."),
    resourceType: z.string().describe("Type of the tagged resource."),
    key: z.string().describe("Key of the tag."),
    value: z.string().describe("Value of the tag."),
  })
  .meta({ id: "EciTaggedResource" });

export const getTags = providerFunction({
  token: "eci:getTags",
  description: "Resources and their tags.",
  example: `const { tags } = clouds.eci.getTagsOutput({ resourceType: "ContainerGroup", tags: { team: "web" } });
export const ids = tags.apply((all) => all.map((tag) => tag.resourceId));`,
  inputs: z.object({
    resourceType: oneOf("ContainerGroup", "ImageCache", "DataCache", "VirtualNode").describe("Type of resource."),
    resourceIds: z.array(z.string().min(1)).min(1).optional().describe("Only these."),
    tags: tags.optional().describe("Only resources with these tags."),
  }),
  outputs: z.object({ tags: z.array(tagged).describe("One for each tag of each resource.") }),
  call: async ({ clients: { eci } }, { resourceType, resourceIds, tags }) => {
    const asked = { resourceType, resourceIds, tags: tagFilter(tags) };
    const rows = await everyPage(async (page) => {
      const { tagResources, nextToken } = await eci.listTag({ ...asked, ...page });
      return { rows: tagResources, nextToken };
    });
    return {
      tags: rows.map((row) => ({
        resourceId: text(row.resourceId) ?? "",
        resourceType: text(row.resourceType) ?? resourceType,
        key: text(row.tagKey) ?? "",
        value: text(row.tagValue) ?? "",
      })),
    };
  },
});

const virtualNodes = rowsOf<NodeRow>(virtualNode, {
  name: "EciVirtualNode",
  fields: ["name", "status", "vpcId", "subnetId", "securityGroupId", "zone", "taints", "tags", "createTime"],
  more: {
    shape: { virtualNodeId: z.string().describe("ID of the node.") },
    flatten: (row) => ({ virtualNodeId: row.virtualNodeId }),
  },
});

export const getVirtualNodes = providerFunction({
  token: "eci:getVirtualNodes",
  description: "The account's virtual nodes: nodes of Kubernetes clusters whose pods ECI runs.",
  example: `const { nodes } = clouds.eci.getVirtualNodesOutput();
export const names = nodes.apply((all) => all.map((node) => node.name));`,
  inputs: z.object({
    virtualNodeIds: z.array(z.string().min(1)).min(1).optional().describe("Only these."),
    name: z.string().min(1).optional().describe("Only nodes of this name."),
    tags: tags.optional().describe("Only nodes with these tags."),
  }),
  outputs: z.object({ nodes: z.array(virtualNodes.schema).describe("The nodes.") }),
  call: async (context, { virtualNodeIds, name, tags }) => {
    const asked = { virtualNodeIds: virtualNodeIds?.join(","), virtualNodeName: name, tags: tagFilter(tags) };
    const rows = await everyPage(async (page) => {
      const answer = await context.clients.eci.describeVirtualNodes({ ...asked, ...page });
      return { rows: nodesOf(answer), nextToken: answer.nextToken };
    });
    return { nodes: await Promise.all(rows.map((row) => virtualNodes.flatten(row, context))) };
  },
});

const project = z
  .object({ id: z.string().describe("ID of the project."), name: z.string().describe("Its name.") })
  .meta({ id: "EciEnterpriseProject" });

export const getEnterpriseProjects = providerFunction({
  token: "eci:getEnterpriseProjects",
  description: "The enterprise projects that the user can use, for `epId`.",
  example: `const { projects } = clouds.eci.getEnterpriseProjectsOutput();
export const ids = projects.apply((all) => all.map((project) => project.id));`,
  inputs: z.object({
    accountId: z.string().min(1).optional().describe("Account. Default: the caller's."),
    userId: z.string().min(1).optional().describe("User. Default: the caller."),
  }),
  outputs: z.object({ projects: z.array(project).describe("The projects.") }),
  call: async ({ clients: { eci } }, want) => {
    const { epList = [] } = await eci.userEpPolicy(want);
    return { projects: epList.map((row) => ({ id: text(row.id) ?? "", name: text(row.name) ?? "" })) };
  },
});
