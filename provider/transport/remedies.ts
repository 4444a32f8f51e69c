import { isLoopback } from "./loopback";
import type { Remedy } from "./no-answer";

/** What to do about a call without an answer: one sentence without a full stop, with settings as they stand outside profiles. */
export function howTo(remedy: Remedy, { cloud, endpoint }: { cloud: string; endpoint: string }): string {
  const setting = (name: string) => `container-clouds:${cloud}.${name}`;
  switch (remedy) {
    case "reach the endpoint":
      return `check ${setting("endpoint")}, the region and the proxy, and that the network reaches ${endpoint}`;
    case "wait longer":
      return `check that ${endpoint} responds, or increase ${setting("timeout.request")}`;
    case "trust the certificate":
      return `set ${setting("caFile")} to a PEM file with the CA certificate that signed it`;
    case "name the right host":
      return `write a host name of the certificate in ${setting("endpoint")}; ${setting("caFile")} does not help`;
    case "set the clock":
      return "check this machine's clock, or have the cloud's operators renew the certificate";
    case "use plain HTTP":
      return isLoopback(new URL(endpoint).hostname)
        ? `write "${endpoint.replace(/^https:/, "http:")}" in ${setting("endpoint")}: without a scheme it is HTTPS`
        : `check the port in ${setting("endpoint")}: plain HTTP is not allowed beyond this machine`;
    case "log in to the proxy":
      return `write the user name and password in ${setting("proxy")}, as http://user:password@host:port, or in HTTPS_PROXY`;
  }
}
