/**
 * Rows of docs/emulator-readings.md in which the documents allow a second reading, by cloud or service and subject, with what the emulator
 * does for `--readings other`. The provider must work with both; its lifecycle tests pass under either.
 */
export const OTHER_READINGS = {
  "tencent: unknown IDs in a list call": "`ResourceNotFound`, for clusters and nodes",
  "tencent: a cluster while Creating": "`ResourceInUse`",
  "tencent: a cluster while it is deleted": "has the status Deleting; a second delete succeeds",
  "tencent: an endpoint opened twice": "succeeds, and nothing changes",
  "tencent: default of `InstanceDeleteMode` for nodes": "`retain`",
  "tencent: options of the autoscaler left out": "go back to their defaults",
  "tencent: fields left out of a Modify call": "are cleared, where the field may be empty",
  "tencent: default of `IsExtranet`": "true",
  "tencent: default of the kubeconfig's `Type`": "the private access if open, else the public",
  "tencent: subnets of a VPC-CNI cluster": "not returned",
  "tencent: deleting a tag that is not there": "succeeds",
  "bci: not found": "404 with another code, `InstanceNotFound`",
  "bci: deleting twice": "while Terminating: 409 `Conflict`; when gone: success",
  "bci: name filter of the list": "exact",
  "bci: markers": "the last ID of the page before",
  "bci: subnet that is chosen": "the last",
  "bci: elastic IP on delete": "released unless `relatedReleaseFlag` is false",
  "bci: life span of a client token": "as long as its group exists; afterwards it creates another",
  "bec: a change while another is under way": "taken",
  "bec: deleting twice": "while DELETING 409 `Conflict`, then 404",
  "bec: starting what runs, stopping what is stopped": "409 `Conflict`",
  "bec: reading what was not set": "empty lists",
  "bec: `optional` of a secret's key": "returned as a string",
  "eci: HTTP status": "200 for errors too",
  "eci: empty values in replies": "included: 0, false, empty strings and empty lists",
  "eci: rows of a page": "50 at most",
  "eci: filter by name": "partial in every call",
  "eci: `nextToken`": "not an ID",
  "eci: update, restart, resize, delete": "a second delete is `…Conflict` while Terminating",
  "eci: ID in the path of `deleteImageCache`": "only there",
  "eci: data cache's token": "returned",
} as const;

export type Reading = keyof typeof OTHER_READINGS;

/** The readings of which the emulator plays the second. */
export type OtherReadings = ReadonlySet<Reading>;

const isReading = (name: string): name is Reading => Object.hasOwn(OTHER_READINGS, name);

/** @param text `documented`, `other` for all, or the name of one @throws Error for anything else */
export function parseReadings(text: string): OtherReadings {
  if (text === "documented") return new Set();
  if (text === "other") return new Set(Object.keys(OTHER_READINGS).filter(isReading));
  if (isReading(text)) return new Set([text]);
  throw new Error(`readings are documented, other, or one of ${Object.keys(OTHER_READINGS).join(", ")}`);
}
