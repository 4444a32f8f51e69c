import type * as pulumi from "@pulumi/pulumi";
import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { rootStackResource } from "@pulumi/pulumi/resource";
import { expect, it } from "vitest";
import { componentOptions } from "../../provider/plugin/construct-options";

const urnsOf = async (resources: unknown) => {
  const list = (Array.isArray(resources) ? resources : [resources]) as pulumi.Resource[];
  return Promise.all(list.map(({ urn }) => new Promise((resolve) => void urn.apply(resolve))));
};
const one = "urn:pulumi:dev::p::t:a:B::one";
const two = "urn:pulumi:dev::p::t:a:B::two";

it("a component gets the options that the program gave it", async () => {
  const timeouts = new proto.ConstructRequest.CustomTimeouts().setCreate("1m").setDelete("2m");
  const request = new proto.ConstructRequest()
    .setDependenciesList([one, two])
    .setProtect(true)
    .setParent(one)
    .setIgnorechangesList(["a"])
    .setReplaceonchangesList(["b"])
    .setRetainondelete(false)
    .setDeletedwith(two)
    .setCustomtimeouts(timeouts);
  request.getProvidersMap().set("container-clouds", `${one}::id-1`);
  const options = componentOptions(request);
  expect(options).toMatchObject({
    protect: true,
    ignoreChanges: ["a"],
    replaceOnChanges: ["b"],
    retainOnDelete: false,
  });
  expect(options.customTimeouts).toEqual({ create: "1m", delete: "2m" });
  expect(await urnsOf(options.dependsOn)).toEqual([one, two]);
  expect(await urnsOf([options.parent, options.deletedWith])).toEqual([one, two]);
  expect(Object.keys(options.providers as object)).toEqual(["container-clouds"]);
});

it("what the program does not say is not set", () => {
  const options = componentOptions(new proto.ConstructRequest());
  expect(options).toMatchObject({ dependsOn: [], aliases: [], providers: {}, ignoreChanges: [] });
  for (const name of ["protect", "parent", "retainOnDelete", "deletedWith", "customTimeouts"] as const)
    expect(options[name]).toBeUndefined();
});

it("an alias is its URN, or what of it differs", () => {
  const spec = new Alias.Spec().setName("old").setType("a:b:C").setProject("p").setStack("s").setParenturn(one);
  const request = new proto.ConstructRequest().setAliasesList([
    new Alias().setUrn(one),
    new Alias().setSpec(spec),
    new Alias().setSpec(new Alias.Spec().setNoparent(true)),
  ]);
  expect(componentOptions(request).aliases).toEqual([
    one,
    { name: "old", type: "a:b:C", project: "p", stack: "s", parent: one },
    { parent: rootStackResource },
  ]);
});
