import { describe, expect, it } from "vitest";
import { providerText } from "../../sdk/resource";

describe("what a class hands over", () => {
  it("is a constant text that Pulumi keeps in state", () => {
    expect(providerText("tke:Cluster")).toBe(
      'exports.handler = () => require("module").createRequire(process.cwd() + "/")("pulumi-container-clouds/dynamic").handler("tke:Cluster");',
    );
  });
});
