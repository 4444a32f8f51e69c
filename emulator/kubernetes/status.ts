import type { Resource } from "./object";
import { qualifiedName } from "./object";

/** An error response of the API server, sent as a `Status` object. */
export class StatusError extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details: object = {},
  ) {
    super(message);
  }

  get body(): object {
    const { code, reason, message, details } = this;
    return { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", message, reason, details, code };
  }
}

const detailsOf = (resource: Resource, name: string) => ({ name, group: resource.group, kind: resource.name });

export const notFound = (resource: Resource, name: string) =>
  new StatusError(404, "NotFound", `${qualifiedName(resource)} "${name}" not found`, detailsOf(resource, name));

export const alreadyExists = (resource: Resource, name: string) =>
  new StatusError(
    409,
    "AlreadyExists",
    `${qualifiedName(resource)} "${name}" already exists`,
    detailsOf(resource, name),
  );

export const conflict = (resource: Resource, name: string) =>
  new StatusError(
    409,
    "Conflict",
    `Operation cannot be fulfilled on ${qualifiedName(resource)} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
    detailsOf(resource, name),
  );

/** A 422 for problems of the form `field: problem`; kubectl prints them as causes. */
export function invalid({ group, kind }: Resource, name: string, ...problems: readonly string[]): StatusError {
  const qualified = group === "" ? kind : `${kind}.${group}`;
  const shown = problems.length === 1 ? problems[0] : `[${problems.join(", ")}]`;
  const details = { name, group, kind, causes: problems.map(causeOf) };
  return new StatusError(422, "Invalid", `${qualified} "${name}" is invalid: ${shown}`, details);
}

const REASONS: readonly (readonly [start: string, reason: string])[] = [
  ["Required value", "FieldValueRequired"],
  ["Duplicate value", "FieldValueDuplicate"],
  ["Unsupported value", "FieldValueNotSupported"],
  ["Not found", "FieldValueNotFound"],
  ["Forbidden", "FieldValueForbidden"],
  ["Too long", "FieldValueTooLong"],
];

function causeOf(problem: string) {
  const end = problem.indexOf(": ");
  const message = problem.slice(end + 2);
  const [, reason = "FieldValueInvalid"] = REASONS.find(([start]) => message.startsWith(start)) ?? [];
  return { reason, message, field: problem.slice(0, end) };
}

export const badRequest = (message: string) => new StatusError(400, "BadRequest", message);

export const noSuchPath = () => new StatusError(404, "NotFound", "the server could not find the requested resource");

export const notAllowed = (message: string) => new StatusError(405, "MethodNotAllowed", message);
