import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { isIP } from "node:net";
import { bits, integer, objectId, octets, sequence, set, tagged, taggedBytes, text, time, yes } from "./der";

/** A certificate and its key in PEM. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

/** Whom a certificate is for. */
export interface Subject {
  readonly commonName: string;
  readonly organization: string;
  /** Host names and addresses of a server. */
  readonly hosts?: readonly string[];
}

const ED25519 = sequence(objectId("2b6570"));
const [COMMON_NAME, ORGANIZATION] = [objectId("550403"), objectId("55040a")];
const [BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE] = [objectId("551d13"), objectId("551d0f"), objectId("551d25")];
const [SUBJECT_NAMES, SUBJECT_KEY, AUTHORITY_KEY] = [objectId("551d11"), objectId("551d0e"), objectId("551d23")];
const [FOR_SERVERS, FOR_CLIENTS] = [objectId("2b06010505070301"), objectId("2b06010505070302")];
/** Bytes of PKCS #8 before the 32 bytes of a key (RFC 8410). */
const KEY_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");
/** Longer than any state file is used, whatever the emulator's clock says. */
const VALIDITY = sequence(time("20200101000000Z"), time("20991231235959Z"));
const AUTHORITY: Subject = { commonName: "container-clouds emulator", organization: "container-clouds" };

/**
 * Issues an emulator's certificates. Ed25519 signatures are deterministic, so the same seed gives the same bytes, and a kubeconfig stays
 * valid after a restart.
 */
export interface Authority {
  /** The certificate in PEM. */
  readonly certificate: string;
  issue(subject: Subject): Certified;
}

export function createAuthority(seed: string): Authority {
  const key = keyOf(seed, "authority");
  const certificate = pem("CERTIFICATE", signed(AUTHORITY, key, key, true));
  const issue = (subject: Subject): Certified => {
    const own = keyOf(seed, subject.commonName);
    return {
      certificate: pem("CERTIFICATE", signed(subject, own, key, false)),
      key: own.export({ type: "pkcs8", format: "pem" }).toString(),
    };
  };
  return { certificate, issue };
}

function keyOf(seed: string, name: string): KeyObject {
  const bytes = createHash("sha256").update(`${seed}/key/${name}`).digest();
  return createPrivateKey({ key: Buffer.concat([KEY_HEAD, bytes]), format: "der", type: "pkcs8" });
}

/** RFC 5280, section 4.1. */
function signed(subject: Subject, key: KeyObject, signer: KeyObject, isAuthority: boolean): Buffer {
  const publicKey = publicOf(key);
  const serial = createHash("sha256").update(publicKey).update(subject.commonName).digest().subarray(0, 16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x01;
  const certified = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(serial),
    ED25519,
    name(AUTHORITY),
    VALIDITY,
    name(subject),
    publicKey,
    tagged(3, sequence(...extensions(subject, publicKey, publicOf(signer), isAuthority))),
  );
  return sequence(certified, ED25519, bits(sign(null, certified, signer)));
}

const publicOf = (key: KeyObject) => createPublicKey(key).export({ type: "spki", format: "der" });

function name({ commonName, organization }: Subject): Buffer {
  const part = (type: Buffer, content: string) => set(sequence(type, text(content)));
  return sequence(part(ORGANIZATION, organization), part(COMMON_NAME, commonName));
}

function extensions({ hosts = [] }: Subject, own: Buffer, signer: Buffer, isAuthority: boolean): Buffer[] {
  const identifier = (publicKey: Buffer) => createHash("sha256").update(publicKey).digest().subarray(0, 20);
  const critical = (type: Buffer, content: Buffer) => sequence(type, yes, octets(content));
  const plain = (type: Buffer, content: Buffer) => sequence(type, octets(content));
  const shared = [
    plain(SUBJECT_KEY, octets(identifier(own))),
    plain(AUTHORITY_KEY, sequence(taggedBytes(0, identifier(signer)))),
  ];
  // The key usage: signing of certificates and revocation lists, or of handshakes.
  const usage = isAuthority ? bits(Buffer.from([0x06]), 1) : bits(Buffer.from([0x80]), 7);
  const common = [
    ...shared,
    critical(KEY_USAGE, usage),
    critical(BASIC_CONSTRAINTS, sequence(...(isAuthority ? [yes] : []))),
  ];
  if (isAuthority) return common;
  const purpose = plain(EXTENDED_KEY_USAGE, sequence(hosts.length > 0 ? FOR_SERVERS : FOR_CLIENTS));
  if (hosts.length === 0) return [...common, purpose];
  return [...common, purpose, plain(SUBJECT_NAMES, sequence(...hosts.map(hostName)))];
}

function hostName(host: string): Buffer {
  if (isIP(host) === 0) return taggedBytes(2, Buffer.from(host));
  const bytes = isIP(host) === 4 ? Buffer.from(host.split(".").map(Number)) : addressBytes(host);
  return taggedBytes(7, bytes);
}

/** The 16 bytes of an IPv6 address. */
function addressBytes(host: string): Buffer {
  const [head = "", tail] = host.split("::");
  const words = (part: string) => (part === "" ? [] : part.split(":"));
  const [before, after] = [words(head), words(tail ?? "")];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return Buffer.from([...before, ...zeros, ...after].map((word) => word.padStart(4, "0")).join(""), "hex");
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString("base64").replace(/.{64}/g, "$&\n").trimEnd();
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
