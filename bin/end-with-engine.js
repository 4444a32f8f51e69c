// Preloaded into the programs and providers that the stand-in engine starts: a process whose engine was killed has nobody left to
// answer to, and must not go on with what it does to a cloud.
const engine = Number(process.env.CONTAINER_CLOUDS_ENGINE_PID);
// For this process alone: what it starts itself is its own business.
delete process.env.CONTAINER_CLOUDS_ENGINE_PID;
if (engine > 0 && require("node:worker_threads").isMainThread) {
  const end = () => process.ppid !== engine && process.exit(1);
  end();
  setInterval(end, 500).unref();
}
