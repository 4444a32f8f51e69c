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
  const address = addressOf(host);
  const family = isIP(address);
  if (family === 0) return /^localhost\.?$/i.test(host);
  return own.check(address, family === 4 ? "ipv4" : "ipv6");
}

/** An address as URLs write it, without the brackets of IPv6, which a socket does not take; another host as it is. */
export function addressOf(host: string): string {
  const address = /^\[(.+)\]$/.exec(host)?.[1] ?? host;
  // One with a zone is in no URL.
  if (isIP(address) === 6) return URL.parse(`http://[${address}]`)?.hostname.slice(1, -1) ?? address;
  const name = /^[\da-fx.]+$/i.test(host) ? URL.parse(`http://${host}`)?.hostname : undefined;
  return name !== undefined && isIP(name) === 4 ? name : host;
}
