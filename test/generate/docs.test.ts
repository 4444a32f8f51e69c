import { describe, expect, test } from "vitest";
import { resourcePage } from "../../generate/docs";
import { callsOf } from "../../generate/permissions";
import { packageSchema } from "../../generate/schema";
import { resourceOf, resourceTypes } from "../../provider/clouds";

const schema = packageSchema();

async function pageOf(type: string) {
  const resource = await resourceOf(type);
  return { resource, text: resourcePage(resource, await schema) };
}

describe.each(resourceTypes)("the page of %s", (type) => {
  const page = pageOf(type);

  test("says what the caller must be allowed to do", async () => {
    const calls = callsOf(type);
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) expect((await page).text).toContain(`\`${call}\``);
  });

  test("says how to import it, unless no read finds it", async () => {
    const { resource, text } = await page;
    expect(text.includes(`pulumi import container-clouds:${type} `)).toBe(!resource.unreadable);
  });

  test("says what each change interrupts", async () => {
    const { resource, text } = await page;
    const { replacement, update = {} } = resource.interrupts;
    for (const effect of [replacement, ...Object.values<string | undefined>(update)]) expect(text).toContain(effect);
  });
});

test("limits come from the documents: rates by call, and choices of fields", async () => {
  const { text } = await pageOf("tke:Cluster");
  expect(text).toMatch(/Calls per second: 20 of .*`CreateCluster`.*; 50 of `DeleteCluster`\./);
  expect(text).toContain("| `CreateCluster` | `ClusterArch` | one of `x86`, `arm` |");
  expect(text).not.toContain("`Offset`");
  expect((await pageOf("eci:ContainerGroup")).text).not.toContain("Calls per second");
});
