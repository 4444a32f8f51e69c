import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Secrets by what they are, such as `registry password`. Each is long enough to occur nowhere by chance. */
export type Secrets = Record<string, string>;

/** Something that left a run: what it is, and its bytes. */
export interface Trace {
  from: string;
  bytes: Buffer;
}

/** Where secrets are, in words: `registry password (base64) in backend/stacks/dev.json: …`. */
export function findLeaks(secrets: Secrets, traces: readonly Trace[]): string[] {
  const sought = Object.entries(secrets).flatMap(([name, secret]) =>
    Object.entries(spellings(secret)).map(([spelling, text]) => ({ what: `${name} (${spelling})`, text })),
  );
  return traces.flatMap(({ from, bytes }) =>
    sought.flatMap(({ what, text }) => {
      const at = bytes.indexOf(text);
      if (at < 0) return [];
      return `${what} in ${from}: ${bytes.subarray(Math.max(0, at - 80), at + text.length + 20).toString()}`;
    }),
  );
}

/** The ways in which a secret may be written. */
export function spellings(secret: string): Record<string, string> {
  const [start = "", second = "", third = ""] = [0, 1, 2].map((offset) => base64Core(secret, offset));
  const url = (text: string) => text.replaceAll("+", "-").replaceAll("/", "_");
  const written = {
    plain: secret,
    "as JSON": JSON.stringify(secret).slice(1, -1),
    "as JSON in JSON": JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
    "URL-encoded": encodeURIComponent(secret),
    "as a form": new URLSearchParams([["", secret]]).toString().slice(1),
    base64: start,
    "base64, one byte on": second,
    "base64, two bytes on": third,
    base64url: url(start),
    "base64url, one byte on": url(second),
    "base64url, two bytes on": url(third),
    hex: Buffer.from(secret).toString("hex"),
  };
  // What is spelled as before says nothing new.
  const entries = Object.entries(written);
  return Object.fromEntries(entries.filter(([, text], at) => entries.findIndex(([, other]) => other === text) === at));
}

/** The part of a text in base64 that depends on the secret alone, whatever stands before and after it. */
function base64Core(secret: string, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]).toString("base64");
  const whole = Math.floor((offset + Buffer.byteLength(secret)) / 3) * 4;
  return text.slice(offset === 0 ? 0 : 4, whole);
}

/** Every file below a folder, as traces; links are not followed. */
export function filesBelow(folder: string, under = ""): Trace[] {
  return readdirSync(join(folder, under)).flatMap((name) => {
    const path = join(under, name);
    // A process that ends still renames what it caches.
    const stats = lstatSync(join(folder, path), { throwIfNoEntry: false });
    if (stats === undefined) return [];
    if (stats.isDirectory()) return filesBelow(folder, path);
    return stats.isFile() ? [{ from: path, bytes: readFileSync(join(folder, path)) }] : [];
  });
}
