import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { onTestFinished } from "vitest";

type SyncCall = "chownSync" | "fsyncSync" | "openSync" | "readFileSync" | "readdirSync" | "writeFileSync";

/** Until the test's end, a call of the file system fails with a code of the system wherever `fails` says so of its first argument. */
export function failingFs(call: SyncCall, code: string, fails: (first: unknown) => boolean): void {
  const real = fs[call] as (...args: unknown[]) => unknown;
  const set = (replacement: unknown) => {
    Object.assign(fs, { [call]: replacement });
    syncBuiltinESMExports();
  };
  set((first: unknown, ...rest: unknown[]) => {
    if (fails(first)) throw Object.assign(new Error(`${code}: for a test`), { code });
    return real(first, ...rest);
  });
  onTestFinished(() => set(real));
}
