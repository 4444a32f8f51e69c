import { expect, test } from "vitest";
import { permissionsPage } from "../../generate/permissions";
import { resourceTypes } from "../../provider/clouds";

const page = permissionsPage();

test("every resource needs a call at least", () => {
  for (const type of resourceTypes) expect(page).toMatch(new RegExp(`^\\| \`${type}\` \\| \`\\w+:\\w+`, "m"));
});

test("the policies are JSON, and Tencent's name the calls of its resources", () => {
  const policies = [...page.matchAll(/```json\n(.*?)\n```/gs)].map(([, text = ""]) => JSON.parse(text));
  expect(policies).toHaveLength(4);
  expect(policies[0].statement[0].action).toEqual(expect.arrayContaining(["tke:CreateCluster", "tke:DeleteCluster"]));
  expect(policies[0].statement[0].action.join()).not.toContain("tcr:");
});
