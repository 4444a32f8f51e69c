import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system of its own that is soon full, or read-only. */
export class SmallDisk {
  readonly folder = mkdtempSync(join(tmpdir(), "small-disk-"));

  /** @param size such as `96k` */
  constructor(size: string) {
    mount("tmpfs", "-t", "tmpfs", "-o", `size=${size}`, this.folder);
  }

  /** Changes how it is mounted, such as `ro` or `size=1m`. */
  remount(options: string): void {
    mount(this.folder, "-o", `remount,${options}`);
  }

  [Symbol.dispose](): void {
    spawnSync("umount", [this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Whether this user may mount a file system; tests that need one are skipped by name elsewhere. */
export const mayMount = (() => {
  try {
    new SmallDisk("16k")[Symbol.dispose]();
    return true;
  } catch {
    return false;
  }
})();

function mount(...args: string[]): void {
  const { status, stderr, error } = spawnSync("mount", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`mount ${args.join(" ")}: ${error?.message ?? stderr}`);
}
