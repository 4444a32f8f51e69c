// Preloaded in every process of a test run (vitest.config.mts): Pulumi's SDK loads npm's resolver and the TypeScript
// compiler for the serialisation of closures, which no program here uses, and which is half the start of a process.
const Module = require("node:module");

const load = Module._load;
const later = {
  "@npmcli/arborist": (real) => ({
    __esModule: true,
    get Arborist() {
      return real().Arborist;
    },
  }),
  "../../typescript-shim": (real) => new Proxy({}, { get: (_, name) => real()[name] }),
};

Module._load = function (request, parent, isMain) {
  const real = () => load.call(this, request, parent, isMain);
  const closure = parent?.filename?.includes("@pulumi/pulumi/runtime/closure/");
  return closure && Object.hasOwn(later, request) ? later[request](real) : real();
};
