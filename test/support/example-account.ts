import type { TestEmulator } from "./emulator";
import { operationsAgainst } from "./every-kind";

/** Puts into an account what must be there before an example comes up, as its README says. */
export async function prepareAccount(example: string, emulator: TestEmulator): Promise<void> {
  if (example !== "registry-release") return;
  await operationsAgainst(emulator).make("tcr:Namespace", { name: "builds" });
  await emulator.push("builds/api:build-42");
}
