// b waits in its create until the file "release" is there, or forever in its check ("stuck"); "die" and "kill" end the process in which they run.
const fs = require("node:fs");
const path = require("node:path");
const pulumi = require("@pulumi/pulumi");
const { provider, Thing } = require("recorder");

exports.slowProvider = {
  ...provider,
  async check(olds, news) {
    if (news.value === "stuck") {
      fs.appendFileSync(path.join(process.env.RECORD_DIR, "calls.jsonl"), '{"method":"waiting"}\n');
      await new Promise(() => setInterval(() => {}, 1000));
    }
    return provider.check(olds, news);
  },
  async create(inputs) {
    if (inputs.value === "die") process.exit(7);
    if (inputs.value === "slow") {
      fs.appendFileSync(path.join(process.env.RECORD_DIR, "calls.jsonl"), '{"method":"waiting"}\n');
      while (!fs.existsSync(path.join(process.env.RECORD_DIR, "release"))) await new Promise((r) => setTimeout(r, 10));
    }
    return provider.create(inputs);
  },
};

class Slow extends pulumi.CustomResource {
  constructor(name, args, opts) {
    const __provider = 'exports.handler = () => require(process.cwd() + "/scenario").slowProvider;';
    super("pulumi-nodejs:dynamic/rec:Slow", name, { name, out: undefined, ...args, __provider }, opts);
  }
}

exports.steps = [...Array(5).fill({ run: "up" }), { run: "preview" }];
exports.program = (step) => {
  const a = new Thing("a", { value: 1 });
  if (step === 2) process.kill(process.pid, "SIGKILL");
  const b = new Slow("b", { from: a.out, value: { 3: "die", 4: "stuck", 5: "stuck" }[step] ?? "slow" });
  new Thing("c", { from: b.out });
};
