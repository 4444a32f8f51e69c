import { cloudNames, kinds } from "../emulator/clouds";
import { readContract } from "./contract";
import { MADE } from "./sdk-text";

export const testingNamesPath = "testing/names.gen.ts";

/** The names in the test kit's types: the emulator's kinds of resources, and the calls of each contract. */
export function testingNames(): string {
  const byService = Map.groupBy(kinds, ({ service }) => service);
  const services = [...byService.keys()];
  const kindNames = services.map((service) => [service, (byService.get(service) ?? []).map(({ kind }) => kind).sort()]);
  const actions = [...services, "sts"].map((service) => {
    const names = Object.keys(readContract(service).actions).map((name) => JSON.stringify(name));
    return `${service}: ${names.join(" | ")};`;
  });
  return `// ${MADE}

/** Clouds that the emulator plays. */
export const CLOUDS = ${JSON.stringify(cloudNames)} as const;

/** Kinds of resources in the emulator, by service. */
export const KINDS = ${JSON.stringify(Object.fromEntries(kindNames))} as const;

/** Calls of the clouds' APIs, by service. */
export interface Actions {
${actions.join("\n")}
}
`;
}
