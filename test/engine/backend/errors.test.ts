import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { isSystemError, messageOf } from "../../../engine/backend/errors";

it("Node's own errors are known where they are of another realm, as under jest", () => {
  const error = runInNewContext('Object.assign(new Error("no such file"), { code: "ENOENT" })') as unknown;
  expect(error instanceof Error).toBe(false);
  expect(isSystemError(error, "ENOENT", "EACCES")).toBe(true);
  expect(isSystemError(error, "EACCES")).toBe(false);
  expect(messageOf(error)).toBe("no such file");
  expect(messageOf("a text")).toBe("a text");
});
