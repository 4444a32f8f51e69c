import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { parse } from "yaml";
import { newProject, templateNames } from "../../cli/new";

test.each(templateNames)("new %s makes a whole project, in a folder of that name, too", (template) => {
  const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const home = mkdtempSync(join(tmpdir(), "new-"));
  onTestFinished(() => {
    vi.restoreAllMocks();
    rmSync(home, { recursive: true });
  });
  const folder = join(home, template);
  expect(newProject(template, folder)).toBe(0);
  // The stand-in engine is no advice for what it cannot run.
  const isInNode = template === "typescript" || template === "javascript";
  expect(String(printed.mock.calls).includes("npx pulumi-container-clouds engine up")).toBe(isInNode);
  const project = parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8"));
  expect(project).toMatchObject({ name: template, description: "Container clouds" });
  expect(project).not.toHaveProperty("template");
  // Where nothing generates an SDK, the project says where the plugin is; in the template that would stop `pulumi new`.
  const plugin = { name: "container-clouds", path: "node_modules/pulumi-container-clouds" };
  expect(project.plugins).toEqual(template === "yaml" ? { providers: [plugin] } : undefined);
  expect(existsSync(join(folder, ".gitignore"))).toBe(true);
  // Go reserves the bare name "go" and those of its own packages.
  if (template === "go") expect(readFileSync(join(folder, "go.mod"), "utf8")).toMatch(/^module example\.com\/go$/m);
});
