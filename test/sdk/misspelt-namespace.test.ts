import { expect, it } from "vitest";
import { misspelt } from "../../sdk/misspelt-namespace";

it.each([
  ["container-cloud:endpoint", "container-clouds:endpoint"],
  ["containerclouds:endpoint", "container-clouds:endpoint"],
  ["pulumi-container-clouds:tencent", "container-clouds:tencent"],
  ["container_clouds:baidu.region", "container-clouds:baidu.region"],
  ["Container-Clouds:profiles", "container-clouds:profiles"],
])("%s is refused, and %s is offered", (key, meant) => {
  expect(misspelt([key], "web")).toEqual([
    `${key}: no package reads this setting; did you mean "${meant}"? Run "pulumi config rm ${key}" and set "${meant}"`,
  ]);
});

it.each([
  ["this package's", "container-clouds:endpont"],
  ["the project's", "web:endpoint"],
  ["another package's", "kubernetes:endpoint"],
  ["a setting that this package does not have", "container-cloud:flavour"],
])("%s is none of its mistakes", (_whose, key) => expect(misspelt([key], "web")).toEqual([]));

it("a project whose name is similar may have settings of these names", () =>
  expect(misspelt(["container-cloud:endpoint"], "container-cloud")).toEqual([]));
