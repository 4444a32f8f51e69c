import { BlockList, isIP } from "node:net";

/** Addresses of this machine, also in their IPv6 form. */
const own = new BlockList();
own.addSubnet("127.0.0.0", 8);
own.addAddress("::1", "ipv6");

/**
 * Whether a host, as in a URL or of a socket, is this machine by its name alone: calls need no proxy, and no other machine can read them.
 * URLs write other spellings of an address, such as `0x7f.1`, in the usual form.
 */
export function isLoopback(host: string): boolean {
  const address = host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
  const family = isIP(address);
  if (family === 0) return /^localhost\.?$/i.test(host);
  return own.check(address, family === 4 ? "ipv4" : "ipv6");
}
