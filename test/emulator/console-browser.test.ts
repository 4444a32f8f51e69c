import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { browserPath, startBrowser } from "../support/browser";
import { startEmulator, type TestEmulator } from "../support/emulator";
import { tencentCaller } from "../support/tencent-call";

const CLUSTER = {
  ClusterType: "MANAGED_CLUSTER",
  ClusterBasicSettings: { ClusterName: "web", VpcId: "vpc-1" },
  ClusterCIDRSettings: { ClusterCIDR: "172.16.0.0/16" },
};

describe.skipIf(browserPath === undefined)("the console in a browser: needs Chromium, see CHROME_PATH", () => {
  let emulator: TestEmulator;
  let browser: Browser;
  beforeAll(async () => {
    [emulator, browser] = await Promise.all([startEmulator({ lifecycle: "seconds:60" }), startBrowser()]);
  });
  afterAll(() => Promise.all([browser?.close(), emulator?.close()]));
  afterEach(() => emulator.reset());

  const call = (service: string, action: string, input: object) =>
    tencentCaller(emulator.url, emulator.credentials.tencent, service)(action, input);

  /** Opens the console as a user does: at the emulator's address. It fails the test when the page reports an error. */
  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    onTestFinished(async () => {
      await context.close();
      // A refused call is an error in the browser's console too.
      expect(errors.filter((error) => !error.includes("status of 400"))).toEqual([]);
    });
    await page.goto(emulator.url);
    await page.locator("#live", { hasText: /^live$/ }).waitFor();
    return page;
  }

  it("shows states as they change, and a moved clock", async () => {
    const page = await open();
    await call("tke", "CreateCluster", CLUSTER);
    const cluster = page.locator("#inventory-list details", { hasText: "tke cluster" });
    await cluster.getByText("Creating", { exact: true }).waitFor();
    await cluster.locator("summary").click();
    await cluster.getByText('"ClusterCIDR": "172.16.0.0/16"').waitFor();
    const before = await page.locator("#now").textContent();
    await page.getByLabel("Seconds").fill("3600");
    await page.getByRole("button", { name: "Advance the clock" }).click();
    await cluster.getByText("Running", { exact: true }).waitFor();
    expect(Date.parse(String(await page.locator("#now").textContent()))).toBeGreaterThanOrEqual(
      Date.parse(String(before)) + 3_600_000,
    );
    // What was open stays open when its state changes.
    await cluster.getByText('"ClusterCIDR": "172.16.0.0/16"').waitFor();
    await cluster.getByRole("button", { name: "Remove outside the program" }).click();
    await page.locator("#inventory-list", { hasText: "None." }).waitFor();
    expect(await emulator.resources({ service: "tke" })).toEqual([]);
  });

  it("shows what a call asked, was answered, and changed", async () => {
    const page = await open();
    await call("tke", "CreateCluster", CLUSTER);
    const [{ id: ClusterId } = { id: "" }] = await emulator.resources({ kind: "cluster" });
    await emulator.clock({ advanceSeconds: 61 });
    await call("tke", "ModifyClusterAttribute", { ClusterId, ClusterName: "blue" });
    await call("tke", "DescribeNothing", {});
    await page.getByRole("link", { name: "Requests" }).click();
    const requests = page.locator("#requests-list details");
    await requests.nth(2).waitFor();
    await page.getByLabel("Only failed").check();
    await requests.nth(1).waitFor({ state: "hidden" });
    expect(await requests.allTextContents()).toEqual([expect.stringMatching(/DescribeNothing.*InvalidAction/)]);
    await page.getByLabel("Only failed").uncheck();
    await page.getByLabel("Filter").and(page.locator(":visible")).fill("ModifyCluster");
    const modify = requests.filter({ hasText: "ModifyClusterAttribute" });
    await modify.locator("summary").click();
    await modify.locator("pre", { hasText: '"method": "POST"' }).filter({ hasText: '"ClusterName": "blue"' }).waitFor();
    await modify.getByText('- ClusterName: "web"').waitFor();
    await modify.getByText('+ ClusterName: "blue"').waitFor();
    expect(await modify.textContent()).toMatch(/Response.*RequestId/s);
    await page.getByRole("button", { name: "Clear", exact: true }).and(page.locator(":visible")).click();
    await page.locator("#requests-list", { hasText: "None." }).waitFor();
    expect(await emulator.requests()).toEqual([]);
  });

  it("switches faults and life cycles on and off, and says what is refused", async () => {
    const page = await open();
    await page.keyboard.press("3");
    await page.getByLabel("Service").and(page.locator(":visible")).selectOption("tcr");
    await page.getByLabel("Action").fill("CreateNamespacePersonal");
    await page.getByLabel("Calls").fill("1");
    await page.getByRole("button", { name: "Add fault" }).click();
    await page.locator("#faults-list", { hasText: "tcr CreateNamespacePersonalthrottle0 of 1 calls" }).waitFor();
    expect(await call("tcr", "CreateNamespacePersonal", { Namespace: "team" })).toHaveProperty(
      "Error.Code",
      "RequestLimitExceeded",
    );
    await page.locator("#faults-list", { hasText: "1 of 1 calls" }).waitFor();
    await page.getByLabel("Action").fill("CreateNamespacePerson");
    await page.getByRole("button", { name: "Add fault" }).click();
    await page.getByRole("alert").filter({ hasText: "CreateNamespacePersonal" }).waitFor();
    await page.locator("#faults-list").getByRole("button", { name: "Clear" }).click();
    await page.locator("#faults-list", { hasText: "None." }).waitFor();

    await page.keyboard.press("4");
    await page.getByLabel("Kind").fill("cluster");
    await page.getByLabel("Pace").fill("instant");
    await page.getByRole("button", { name: "Add rule" }).click();
    await page.locator("#lifecycles-list", { hasText: "kind cluster" }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    await call("tke", "CreateCluster", CLUSTER);
    expect(await emulator.resources({ kind: "cluster" })).toEqual([expect.objectContaining({ status: "Running" })]);
    await page.getByRole("button", { name: "Clear all" }).and(page.locator(":visible")).click();
    await page.locator("#lifecycles-list", { hasText: "None." }).waitFor();
  });

  it("copies what points a shell at it, by the keyboard alone", async () => {
    const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
    await page.keyboard.press("5");
    const copy = page.getByRole("button", { name: "Copy" });
    await page.locator("#environment", { hasText: "export" }).waitFor();
    for (let tab = 0; tab < 20 && !(await copy.and(page.locator(":focus")).isVisible()); tab += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate("navigator.clipboard.readText()");
    expect(copied).toContain(`export CTYUN_AK='${emulator.credentials.ctyun.accessKey}'`);
    await page.keyboard.press("2");
    await page.keyboard.press("/");
    expect(await page.locator(":focus").getAttribute("id")).toBe("requests-filter");
  });

  it.each(["light", "dark"] as const)("reads well in %s, and fits a telephone", async (colorScheme) => {
    const page = await open({ colorScheme, viewport: { width: 390, height: 844 } });
    await call("tke", "CreateCluster", CLUSTER);
    await emulator.fault({
      service: "tke",
      action: "DescribeClusters",
      error: { code: "InternalError.Db" },
      count: 3,
    });
    await page.locator("#inventory-list summary").first().click();
    for (const section of ["1", "2", "3", "4", "5"]) {
      await page.keyboard.press(section);
      expect(await page.evaluate("document.documentElement.scrollWidth"), section).toBeLessThanOrEqual(390);
    }
    const styleOf = (selector: string) => `getComputedStyle(document.querySelector("${selector}"))`;
    const ground = String(await page.evaluate(`${styleOf("body")}.backgroundColor`));
    expect(luminance(ground) > 0.5).toBe(colorScheme === "light");
    for (const selector of ["#live", "#now", "h1", "nav a", "nav span", ".hint", ".busy", "label"]) {
      const colour = String(await page.evaluate(`${styleOf(selector)}.color`));
      expect(contrast(colour, ground), `${selector}: ${colour}`).toBeGreaterThan(4.5);
    }
  });
});

/** The ratio of two colours, as the Web Content Accessibility Guidelines define it. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? [])
    .map((part) => Number(part) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
