import { inspect } from "node:util";
import { expect, test } from "vitest";
import { NotReadyError } from "../../../provider/lifecycle/ready";

test("a half-made resource's error, printed whole, shows none of its properties", () => {
  const error = new NotReadyError("it failed", "ns-1", { password: "Correct-Horse" }, ["no quota"]);
  expect(error.properties).toEqual({ password: "Correct-Horse" });
  expect(inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error)).not.toContain("Correct-Horse");
});
