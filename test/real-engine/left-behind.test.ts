import { expect, test } from "vitest";
import { applicationTrigger } from "../../provider/tencent/tcr/application-trigger";
import { registryUser } from "../../provider/tencent/tcr/user";
import { leftBehind } from "./left-behind";

const before = ["tcr namespace builds"];
const user = "tcr user 100000000001";
const trigger = "tcr application-trigger shop/api/api";

/** The diagnostics of a destroy with both deliveries' types. */
const printed = `Diagnostics:
  pulumi-nodejs:dynamic/tcr:ApplicationTrigger (api):
    warning: ${applicationTrigger.remains}

  container-clouds:tcr:User (registry):
    warning: ${registryUser.remains}
`;

test("what a destroy warned of stays, and nothing else", () => {
  expect(leftBehind(before, [...before, user], printed)).toEqual([]);
  expect(leftBehind(before, [...before, user], "Diagnostics:\n")).toEqual([user]);
  expect(leftBehind(before, ["tcr namespace shop", user], printed)).toEqual(["tcr namespace shop"]);
});

test("what stays until something else is deleted is gone with it", () => {
  expect(leftBehind(before, [trigger, user], printed)).toEqual([trigger]);
});
