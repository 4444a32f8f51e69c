// Runs command lines of the package one after another in this process, each as if it had one of its own: starting Node for
// each of fifty would take most of the time. Reads [{ before, args, cwd, env, unset }] (`before`: a command that is run first, where there is one) and writes [{ status, printed }], both as JSON.
const { readFileSync } = require("node:fs");
const { main } = require("../../dist/cli/main.js");

class Exit extends Error {}

async function run({ args, cwd, env, unset }) {
  const before = { ...process.env };
  const printed = [];
  const keep = (text) => printed.push(String(text));
  const writes = [process.stdout, process.stderr].map((stream) => [stream, stream.write]);
  process.exit = (status) => {
    throw Object.assign(new Exit(), { status });
  };
  process.exitCode = undefined;
  Object.assign(process.env, env);
  for (const name of unset) delete process.env[name];
  process.chdir(cwd);
  for (const [stream] of writes)
    stream.write = (text, ...rest) => {
      keep(text);
      const done = rest.find((one) => typeof one === "function");
      if (done) done();
      return true;
    };
  let status;
  try {
    await main(args);
    status = process.exitCode ?? 0;
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
    status = error.status;
  } finally {
    for (const [stream, write] of writes) stream.write = write;
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
  return { status, printed: printed.join("") };
}

async function all() {
  const outcomes = [];
  for (const command of JSON.parse(readFileSync(0, "utf8"))) {
    if (command.before) await run({ ...command, args: command.before });
    outcomes.push(await run(command));
  }
  process.exitCode = 0;
  process.stdout.write(JSON.stringify(outcomes));
}

all();
