import { expect, test } from "vitest";
import { addressOf, isLoopback } from "../../words/loopback";

/** The host of a URL, in the form in which it is compared. */
const inUrl = (host: string) => new URL(`http://${host}`).hostname;

test.each([
  ...["localhost", "LocalHost", "localhost.", "127.0.0.1", "127.9.9.9", "127.0.0.1.", "127.1", "2130706433"],
  ...["0177.0.0.1", "0x7f.1", "0X7F000001", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f01:203]"],
])("%s is this machine", (host) => {
  expect(isLoopback(inUrl(host))).toBe(true);
});

test.each(["::1", "::ffff:127.0.0.1", "LOCALHOST", "127.0.0.53"])("so is the address %s of a socket", (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each([
  ...["", "localhost..", "a.localhost", "localhost.example.com", "127.0.0.1.example.com", "127.999.0.1", "10.1"],
  ...[
    "0.0.0.0",
    "128.0.0.1",
    "::",
    "[::]",
    "[::2]",
    "::ffff:10.0.0.1",
    "[::ffff:8000:1]",
    "[localhost]",
    "[127.0.0.1]",
    "1270.0.0.1",
  ],
])("%s need not be", (host) => {
  expect(isLoopback(host)).toBe(false);
});

test.each([
  ["[::1]", "::1"],
  ["0:0:0:0:0:0:0:1", "::1"],
  ["::ffff:127.0.0.1", "::ffff:7f00:1"],
  ["fe80::1%eth0", "fe80::1%eth0"],
  ["127.0.0.1", "127.0.0.1"],
  ["127.1", "127.0.0.1"],
  ["0x7f.1", "127.0.0.1"],
  ["0", "0.0.0.0"],
  ["127.0.0.1:80", "127.0.0.1:80"],
  ["fade", "fade"],
  ["[localhost]", "[localhost]"],
])("a socket takes %s as %s", (host, address) => {
  expect(addressOf(host)).toBe(address);
});
