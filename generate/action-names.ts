import { apis } from "./api";
import { readContract } from "./contract";
import { MADE } from "./sdk-text";

export const actionNamesPath = "provider/transport/actions.gen.ts";

/** The names of all calls, so that `rateLimit.actions` can be checked without loading the tables of every API. */
export function actionNames(): string {
  const services = [...apis.map(({ service }) => service), "sts"];
  const names = [...new Set(services.flatMap((service) => Object.keys(readContract(service).actions)))].sort();
  return `// ${MADE}

/** Calls of the clouds' APIs. */
export const actionNames: readonly string[] = ${JSON.stringify(names)};
`;
}
