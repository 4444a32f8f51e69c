// Preloaded into the programs and providers that the stand-in engine starts: if the engine was killed, they must not continue to change a
// cloud.
const engine = Number(process.env.CONTAINER_CLOUDS_ENGINE_PID);
// Only for this process: the variable must not end processes that it starts itself.
delete process.env.CONTAINER_CLOUDS_ENGINE_PID;
if (engine > 0 && require("node:worker_threads").isMainThread) {
  const end = () => process.ppid !== engine && process.exit(1);
  end();
  setInterval(end, 500).unref();
}
