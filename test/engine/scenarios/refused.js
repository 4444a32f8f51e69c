// One thing a step that this engine leaves to the CLI.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("recorder");
class Remote extends pulumi.ComponentResource {
  constructor(name) {
    super("pkg:index:Remote", name, {}, {}, true);
  }
}
const asks = [
  () => new Thing("a", {}, { import: "a-1" }),
  () => new Thing("a", {}, { transforms: [() => undefined] }),
  () => new Remote("r"),
  () => new pulumi.StackReference("organization/other/dev"),
  () => new pulumi.CustomResource("other:index:Thing", "a", {}),
  () => pulumi.runtime.invoke("pulumi-nodejs:index:nothing", {}),
  () => new Thing("a", { tags: new pulumi.asset.FileArchive(".") }),
  () => new Thing("a", {}, { hooks: { beforeCreate: [() => undefined] } }),
];
exports.steps = asks.map(() => ({ run: "up" }));
exports.program = (step) => asks[step]();
