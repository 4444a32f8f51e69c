import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openWorld, startEmulator } from "../../emulator/server";
import { mayMount, SmallDisk } from "../support/small-disk";
import { tencentCaller } from "../support/tencent-call";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "store-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const namespace = (name: string) => ["CreateNamespacePersonal", { Namespace: name }] as const;

describe("a state file", () => {
  it("that is cut at any byte is refused in one line", async () => {
    const stateFile = join(folder, "clouds.json");
    const emulator = await startEmulator({ stateFile });
    const tcr = tencentCaller(emulator.url, emulator.credentials.tencent, "tcr");
    await tcr("CreateUserPersonal", { Password: "hunter2-hunter2" });
    await tcr(...namespace("team"));
    await emulator.close();
    const whole = fs.readFileSync(stateFile);
    expect(whole.includes("team")).toBe(true);
    for (let end = 0; end < whole.length; end++) {
      fs.writeFileSync(stateFile, whole.subarray(0, end));
      expect(() => openWorld({ stateFile }), `${end} bytes`).toThrow(
        /^state file .*: is not JSON \(.*\); remove it or name/,
      );
    }
  });

  it.each(["null", "[]", '{"format":2,"rows":5}', '{"format":2,"rows":{"tke/cluster":[1]}}', '{"format":2,"seed":{}}'])(
    "that holds %s is refused",
    (text) => {
      const stateFile = join(folder, "clouds.json");
      fs.writeFileSync(stateFile, text);
      expect(() => openWorld({ stateFile })).toThrow(/^state file .*: not a state of this emulator/);
    },
  );

  it("that is no file, or has no name, is refused at once", () => {
    expect(() => openWorld({ stateFile: "/dev/full" })).toThrow("state file /dev/full: not a file; name another file");
    expect(() => openWorld({ stateFile: "" })).toThrow("state file: it has no name; name a file");
  });

  it("that is a folder is not one to remove", () => {
    expect(() => openWorld({ stateFile: folder })).toThrow(`state file ${folder}: it is a folder; name another file`);
  });

  it("in a folder that is not there makes none", () => {
    const missing = join(folder, "missing");
    const stateFile = join(missing, "clouds.json");
    expect(() => openWorld({ stateFile })).toThrow(
      `state file ${stateFile}: there is no folder ${missing}; create it or name another file`,
    );
    expect(fs.existsSync(missing)).toBe(false);
  });

  it("that cannot be written is said before anything listens", async () => {
    fs.writeFileSync(join(folder, "file"), "");
    const stateFile = join(folder, "file/clouds.json");
    await expect(startEmulator({ stateFile })).rejects.toThrow(`cannot write ${stateFile}: `);
  });

  it.skipIf(!mayMount)(
    "on a full disk (needs the right to mount) is kept, said once, and written with space",
    async () => {
      using disk = new SmallDisk("96k");
      const stateFile = join(disk.folder, "clouds.json");
      const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
      const emulator = await startEmulator({ stateFile });
      const tcr = tencentCaller(emulator.url, emulator.credentials.tencent, "tcr");
      await tcr("CreateUserPersonal", { Password: "hunter2-hunter2" });
      const before = fs.readFileSync(stateFile, "utf8");
      expect(() => fs.writeFileSync(join(disk.folder, "ballast"), Buffer.alloc(96 * 1024))).toThrow("ENOSPC");
      await tcr(...namespace("one"));
      await vi.waitFor(() => expect(said).toHaveBeenCalled());
      await tcr(...namespace("two"));
      expect(said.mock.calls).toEqual([[expect.stringMatching(/the state is not saved: .*no space left on device/)]]);
      expect(fs.readFileSync(stateFile, "utf8")).toBe(before);
      await expect(emulator.close()).rejects.toThrow("no space left on device");
      fs.rmSync(join(disk.folder, "ballast"));
      said.mockRestore();
    },
  );
});
