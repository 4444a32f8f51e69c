import type { Json } from "./object";

/** Problems of a structure at a path. */
export type Rule = (value: Json, path: string) => readonly (string | undefined)[];

export const PROTOCOLS = ["TCP", "UDP", "SCTP"];

/** Problems of fields in a real server's words: the field, the type of problem, the reason. */
export const missing = (field: string, detail = "") => `${field}: Required value${detail === "" ? "" : `: ${detail}`}`;

export const wrong = (field: string, value: unknown, detail: string) =>
  `${field}: Invalid value: ${JSON.stringify(value)}: ${detail}`;

export const unsupported = (field: string, value: unknown, supported: readonly string[]) =>
  `${field}: Unsupported value: ${JSON.stringify(value)}: supported values: "${supported.join('", "')}"`;

export const duplicate = (field: string, value: unknown) => `${field}: Duplicate value: ${JSON.stringify(value)}`;

export const forbidden = (field: string, detail: string) => `${field}: Forbidden: ${detail}`;

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const SERVICE_NAME = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

const isLabel = (text: string) => text.length <= 63 && LABEL.test(text);
const isSubdomain = (text: string) => text.length <= 253 && text.split(".").every((part) => LABEL.test(part));

/** The problem of a name that must be a DNS label, such as a container's. */
export const labelProblem = (field: string, name: string) =>
  isLabel(name)
    ? undefined
    : wrong(
        field,
        name,
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character, at most 63 of them",
      );

/** The problem of a service's name. */
export const serviceNameProblem = (field: string, name: string) =>
  name.length <= 63 && SERVICE_NAME.test(name)
    ? undefined
    : wrong(
        field,
        name,
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character, at most 63 of them",
      );

/** The problem of any other object's name. */
export const subdomainProblem = (field: string, name: string) =>
  isSubdomain(name)
    ? undefined
    : wrong(
        field,
        name,
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
      );

/** The problem of a label's or annotation's key. */
export function keyProblem(field: string, key: string): string | undefined {
  const [name = "", prefix] = key.split("/").reverse();
  const fits =
    name.length <= 63 &&
    QUALIFIED.test(name) &&
    key.split("/").length < 3 &&
    (prefix === undefined || isSubdomain(prefix));
  return fits
    ? undefined
    : wrong(
        field,
        key,
        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character, at most 63 of them",
      );
}

/** The problem of a label's value. */
export const labelValueProblem = (field: string, value: string) =>
  value === "" || (value.length <= 63 && QUALIFIED.test(value))
    ? undefined
    : wrong(
        field,
        value,
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character, at most 63 of them",
      );

/** The problem of a port. */
export const portProblem = (field: string, port: unknown) =>
  typeof port !== "number" || (port >= 1 && port <= 65535)
    ? undefined
    : wrong(field, port, "must be between 1 and 65535, inclusive");

/** The problem of a value outside a list of choices. */
export const choiceProblem = (field: string, value: unknown, supported: readonly string[]) =>
  value === undefined || supported.includes(String(value)) ? undefined : unsupported(field, value, supported);
