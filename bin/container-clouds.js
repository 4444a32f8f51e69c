#!/usr/bin/env node
// Plain JavaScript that any Node can parse: newer syntax and dependencies load only behind this check.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `container-clouds needs Node 22.19 or newer; this is ${process.version} at ${process.execPath}.\n` +
      'Install a newer Node, or add one to the project with "npm install --save-dev node@24" and use npx or npm scripts.',
  );
  process.exit(1);
}
// Later starts read compiled code from Node's own cache.
require("node:module").enableCompileCache();
require("../dist/cli/main.js").main(process.argv.slice(2));
