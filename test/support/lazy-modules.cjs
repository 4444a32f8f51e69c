// Preloaded in every process of a test run (vitest.config.mts): Pulumi's SDK loads at once what it uses for the serialisation
// of closures, components written in TypeScript, traces and its Automation API, which no program here uses. Without, a process
// starts in half the time.
const Module = require("node:module");

const load = Module._load;

/** A module that is loaded when something of it is used. */
const whole = (real) => new Proxy({}, { get: (_, name) => (name === "__esModule" ? true : real()[name]) });

/** The same, where a function or class is taken out of it at once: called, it is the real one. */
const parts = (real) =>
  new Proxy(
    {},
    {
      get: (_, name) =>
        function (...args) {
          return new.target ? Reflect.construct(real()[name], args) : real()[name](...args);
        },
    },
  );

/** By the end of the path of the module that asks, what it asks for. */
const LATER = [
  [/[\\/]runtime[\\/]closure[\\/]\w+\.js$/, /^(@npmcli\/arborist|\.\.\/\.\.\/typescript-shim)$/, whole],
  [/[\\/]provider[\\/]experimental[\\/]analyzer\.js$/, /^\.\.\/\.\.\/typescript-shim$/, whole],
  [/[\\/]cmd[\\/]run[\\/]tracing\.js$/, /^@opentelemetry\/(?!api$)/, parts],
  [/[\\/]pulumi[\\/]index\.js$/, /^\.\/automation$/, whole],
];

Module._load = function (request, parent, isMain) {
  const real = () => load.call(this, request, parent, isMain);
  const { filename } = parent ?? {};
  if (!filename?.includes("@pulumi")) return real();
  const [, , as] = LATER.find(([asking, asked]) => asked.test(request) && asking.test(filename)) ?? [];
  return as ? as(real) : real();
};
