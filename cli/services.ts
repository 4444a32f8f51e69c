import { type ServiceName, serviceNames } from "../provider/clouds";

/**
 * Reads a list such as `tke,bci`.
 * @throws Error that names unknown services
 */
export function parseServices(text: string): ServiceName[] {
  const names = text.split(",").map((name) => name.trim());
  const wrong = names.filter((name) => !serviceNames.includes(name as ServiceName));
  if (wrong.length > 0)
    throw new Error(
      `--service: no service is called ${JSON.stringify(wrong[0])}; there are ${serviceNames.join(", ")}`,
    );
  return serviceNames.filter((name) => names.includes(name));
}
