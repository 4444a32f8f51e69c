import { X509Certificate } from "node:crypto";
import { readRegularFile } from "../../files/read-file";
import type { SettingProblem } from "./errors";

const BLOCK = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]*-----END (?:TRUSTED )?CERTIFICATE-----/g;

/**
 * Reads the certificates of a PEM file. Node accepts a file with none, or with a broken one, and then trusts no server.
 * @throws Error that says what is wrong with the file; its text follows the setting's name
 */
export function readAuthorities(file: string): string {
  const text = readPem(file);
  const blocks = text.match(BLOCK) ?? [];
  if (blocks.length === 0)
    throw new Error(`names a file without a certificate (${file}): it must be PEM, with BEGIN CERTIFICATE in it`);
  for (const [index, block] of blocks.entries()) {
    try {
      new X509Certificate(block);
    } catch (cause) {
      throw new Error(`names a file whose certificate ${index + 1} cannot be read (${file})`, { cause });
    }
  }
  return text;
}

/** The problem with a configured PEM file, so that a check finds it before the first call does. */
export function authorityProblems(file: string | undefined, setting: string): SettingProblem[] {
  if (file === undefined) return [];
  try {
    readAuthorities(file);
    return [];
  } catch (error) {
    return [{ setting, reason: (error as Error).message }];
  }
}

function readPem(file: string): string {
  try {
    return readRegularFile(file);
  } catch (cause) {
    throw new Error(`cannot be read (${(cause as Error).message})`, { cause });
  }
}
