// --continue-on-error: what depends on a failure is passed over, the rest goes on; deletions as well.
const { Thing } = require("recorder");
exports.steps = [
  { run: "up", args: ["--continue-on-error"] }, { run: "up", args: ["--continue-on-error"] }, { run: "up", args: ["--continue-on-error"] },
  { run: "up", args: ["--continue-on-error"] }, { run: "destroy", args: ["--continue-on-error"] }, { run: "destroy", cloud: { "c-1": "deletable", "c-2": "deletable" } },
];
exports.program = (step) => {
  const a = new Thing("a", { value: step, fail: step === 0 ? "create" : step === 2 ? "update" : undefined });
  const b = new Thing("b", { from: a.out });
  new Thing("b2", { value: 1 }, { dependsOn: [b] });
  const base = new Thing("base", { value: 1 });
  if (step < 3) new Thing("c", { from: base.out, fail: step >= 1 ? "delete" : undefined });
  new Thing("d", { value: step });
};
