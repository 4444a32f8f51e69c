// Replacement that takes others along: delete before replace down a chain, deletedWith, replaceWith, retainOnDelete, and a protected dependant that forbids it.
const { Thing } = require("recorder");
exports.steps = [{ run: "up" }, { run: "preview" }, { run: "up" }, { run: "up" }, { run: "up" }, { run: "up" }, { run: "destroy" }];
exports.program = (step) => {
  const k = step === 0 ? "k1" : step < 3 ? "k2" : step === 3 ? "k3" : "k4";
  const a = new Thing("a", { key: k }, { deleteBeforeReplace: true });
  const b = new Thing("b", { key: a.out }, { dependsOn: [a] });
  const c = new Thing("c", { key: b.out, value: 1 }, { retainOnDelete: true });
  const d = new Thing("d", { value: 1 }, { deletedWith: a });
  if (step < 3) new Thing("e", { from: c.out });
  new Thing("f", { value: 2 }, { replaceWith: [a] });
  new Thing("p", { key: a.out }, { protect: step >= 3 && step < 5 });
};
