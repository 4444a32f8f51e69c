import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system of its own that is soon full, or read-only. */
export class SmallDisk {
  readonly folder = mkdtempSync(join(tmpdir(), "small-disk-"));

  /** @param size such as `96k` */
  constructor(size: string) {
    try {
      mount("tmpfs", "-t", "tmpfs", "-o", `size=${size}`, this.folder);
    } catch (error) {
      rmSync(this.folder, { recursive: true });
      throw error;
    }
  }

  /** Changes how it is mounted, such as `ro` or `size=1m`. */
  remount(options: string): void {
    mount(this.folder, "-o", `remount,${options}`);
  }

  [Symbol.dispose](): void {
    asRoot("umount", this.folder);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * Whether this user may mount a file system; tests that need one are skipped by name elsewhere. A run that sets `MOUNT_TESTS=true`
 * wants them: there it is an error.
 */
export const mayMount = (() => {
  try {
    new SmallDisk("16k")[Symbol.dispose]();
    return true;
  } catch (error) {
    if (process.env.MOUNT_TESTS === "true")
      throw new Error("MOUNT_TESTS is true, and this user cannot mount a file system", { cause: error });
    return false;
  }
})();

function mount(...args: string[]): void {
  const { status, stderr, error } = asRoot("mount", ...args);
  if (status !== 0) throw new Error(`mount ${args.join(" ")}: ${error?.message ?? stderr}`);
}

/** Runs a command as root: with sudo for another user, if that asks for no password. */
function asRoot(...command: string[]) {
  const [name = "", ...args] = process.getuid?.() === 0 ? command : ["sudo", "-n", ...command];
  return spawnSync(name, args, { encoding: "utf8" });
}
