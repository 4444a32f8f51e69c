import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readFile, readText } from "../../files/read-file";

const folder = mkdtempSync(join(tmpdir(), "read-file-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXT = '{"name": "é 云"}\r\n';
const little = Buffer.from(TEXT, "utf16le");

test.each([
  ["UTF-8", Buffer.from(TEXT)],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`)],
  ["UTF-16 as PowerShell writes it", Buffer.concat([Buffer.from([0xff, 0xfe]), little])],
  ["UTF-16 with the high byte first", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()])],
])("a file in %s", (name, bytes) => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  expect(readFile(file)).toBe(TEXT);
  expect(readText(file)).toBe(TEXT);
});

test.each([[[]], [[0xff]], [[0xfe, 0xff, 0]], [[0xff, 0xfe, 0]]])("a file of the bytes %j is read", (bytes) => {
  const file = join(folder, "bytes");
  writeFileSync(file, Buffer.from(bytes));
  expect(readFile(file).length).toBeLessThan(2);
});
