// Preloaded in a process that is measured (processes.ts): reports at its end what it loaded and how much memory it took.
const { renameSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

function report() {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const record = {
    script: process.argv[1] ?? "",
    arguments: process.argv.slice(2),
    modules: Object.keys(require.cache).length,
    peakBytes: maxRSS * 1024,
    cpuMs: (userCPUTime + systemCPUTime) / 1000,
  };
  const file = join(process.env.BENCH_RECORDS, `${process.pid}.json`);
  writeFileSync(`${file}.part`, JSON.stringify(record));
  renameSync(`${file}.part`, file);
}

process.once("exit", report);
// Engines end programs and providers by either.
for (const end of ["SIGTERM", "SIGINT"]) {
  process.once(end, (signal) => {
    report();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  });
}
