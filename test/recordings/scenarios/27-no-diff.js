// A provider without diff: the engine compares inputs itself, with ignoreChanges and replaceOnChanges at every depth.
const pulumi = require("@pulumi/pulumi");
class Plain extends pulumi.CustomResource { constructor(name, args, opts) { super("pulumi-nodejs:dynamic/rec:Plain", name, { out: undefined, ...args, __provider: `exports.handler = () => ({
  async create(i) { return { id: "p-" + i.n, outs: { ...i, out: "o" + i.n } }; }, async update(id, o, n) { return { outs: { ...n, out: "u" + n.n } }; }, async delete() {} });` }, opts); } }
exports.steps = [{ run: "up" }, { run: "preview" }, { run: "up" }, { run: "up" }, { run: "destroy" }];
exports.program = (step) => {
  const v = step === 0 ? 0 : 1;
  new Plain("a", { n: "a", v, t: { x: v, y: [v, 2, { z: v }] } });
  new Plain("b", { n: "b" + v, v, t: { x: v, "a b": v } }, { replaceOnChanges: ["t.x"] });
  new Plain("c", { n: "c", v, l: [1, v, 3] }, { ignoreChanges: ["v", "l[1]"] });
  new Plain("d", { n: "d", t: { x: v, y: 1, ...(v ? { z: 1 } : {}) } }, { ignoreChanges: ["t.*"] });
  new Plain("e", { n: "e", v, w: pulumi.secret("s" + v) }, { ignoreChanges: ["*"] });
  new Plain("f", { n: "f", l: v ? [{ a: 1 }] : [{ a: 1 }, { a: 2 }] }, { ignoreChanges: ["l[*].a"] });
  new Plain("g", { n: "g" + v, v }, { replaceOnChanges: ["*"], deleteBeforeReplace: true });
  new Plain("h", { n: "h", v, s: pulumi.secret({ q: v }) }, { ignoreChanges: ["s.q"] });
};
