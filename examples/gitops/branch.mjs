// An environment for a branch, and its end: node branch.mjs up|destroy BRANCH. Uses the Automation API, and so the Pulumi CLI.
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";

const [action, branch] = process.argv.slice(2);
if (!["up", "destroy"].includes(action) || !branch) {
  console.error("usage: node branch.mjs up|destroy BRANCH");
  process.exit(1);
}
const name = branch.toLowerCase().replaceAll(/[^a-z0-9-]+/g, "-");

const stack = await LocalWorkspace.createOrSelectStack({ stackName: name, workDir: import.meta.dirname });
await stack.setConfig("team", { value: name });
if (action === "up") {
  const { outputs } = await stack.up({ onOutput: console.log });
  console.log(outputs.url.value);
} else {
  await stack.destroy({ onOutput: console.log, remove: true });
}
