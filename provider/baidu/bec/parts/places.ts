import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { failure } from "../../../lifecycle/containers/rules";
import { oneOf, setOf } from "../../../lifecycle/schema";
import type { Change, CheckFailure } from "../../../lifecycle/spec";
import type { DeployInstance, DeployInstanceView } from "../api.gen";

const upperCase = z
  .string()
  .min(1)
  .transform((name) => name.toUpperCase());

/** A place of a BEC service: an edge node by its ID, or by region, city and operator. */
export const deployInstance = z
  .strictObject({
    regionId: z
      .string()
      .min(1)
      .optional()
      .describe("ID of the edge node, such as `cn-shanghai-ct`; sufficient by itself."),
    region: upperCase
      .optional()
      .describe(
        "Large region: NORTH_CHINA, EAST_CHINA, SOUTH_CHINA, CENTRAL_CHINA, NORTH_EAST, NORTH_WEST or SOUTH_WEST.",
      ),
    city: upperCase.optional().describe("City, such as SHANGHAI."),
    serviceProvider: oneOf("CHINA_MOBILE", "CHINA_UNICOM", "CHINA_TELECOM", "TRIPLE_LINE", "BGP", "INTRA")
      .optional()
      .describe("Operator of the line."),
    replicas: z.int().min(0).default(1).describe("Number of pods here. Defaults to 1. The API documents no bounds."),
    networkType: z.string().min(1).optional().describe("Kind of network, such as `vpc`. Default: chosen by BEC."),
    vpcId: z.string().min(1).optional().describe("Edge VPC, for a networkType that has one."),
    subnetId: z.string().min(1).optional().describe("Subnet of that VPC."),
    subServiceProviders: setOf(oneOf("ct", "un", "cm", "intra"))
      .optional()
      .describe("Lines to use on a node that has several."),
  })
  .meta({ id: "BecDeployInstance" });

/** The normal form of a place. */
export type EdgePlace = z.output<typeof deployInstance>;
type GivenPlace = z.input<typeof deployInstance>;

const WHERE = ["regionId", "region", "city", "serviceProvider"] as const;

const NETWORK = ["networkType", "vpcId", "subnetId", "subServiceProviders"] as const;

/** Whether two places are the same, perhaps described differently: a node by its ID, or by its ID and city. */
function isSame(a: EdgePlace, b: EdgePlace): boolean {
  const equal = (names: readonly (keyof EdgePlace)[]) => names.every((name) => isDeepStrictEqual(a[name], b[name]));
  const byId = a.regionId !== undefined && b.regionId !== undefined;
  return equal(byId ? ["regionId"] : ["region", "city", "serviceProvider"]) && equal(NETWORK);
}

const shown = (place: EdgePlace) => JSON.stringify(Object.fromEntries(WHERE.map((name) => [name, place[name]])));

/** The problem of a place that is listed twice. */
export const twice = (place: EdgePlace) => `${shown(place)} appears twice; list it once with the sum of replicas`;

/** Places that are incomplete, and places that are listed twice. */
export function placeFailures(places: readonly EdgePlace[]): CheckFailure[] {
  const vague = ({ regionId, region, city, serviceProvider }: EdgePlace) =>
    regionId === undefined && (region === undefined || city === undefined || serviceProvider === undefined);
  return [
    ...places.flatMap((place, index) =>
      vague(place)
        ? failure(["deployInstances", index], "needs regionId, or region, city and serviceProvider together")
        : [],
    ),
    ...places
      .filter((place, index) => places.slice(0, index).some((other) => isSame(place, other)))
      .map((place) => failure(["deployInstances"], twice(place))),
  ];
}

/** The number of pods changes in place, and so does removing a place. The API has no call that adds a place to a service. */
export function onPlacesChange(was: unknown, now: unknown): Change {
  if (!Array.isArray(was) || !Array.isArray(now)) return "update";
  return now.every((place) => was.some((known) => isSame(place, known))) ? "update" : "replace";
}

/** Whether a place agrees with the cloud's view of it. */
export function isAt(place: Pick<GivenPlace, (typeof WHERE)[number]>, view: DeployInstanceView): boolean {
  return WHERE.every((name) => {
    const [said, returned] = [place[name], view[name]];
    return said === undefined || returned === undefined || said.toUpperCase() === returned.toUpperCase();
  });
}

/** Whether the places that the cloud returns can be the program's: both lists have the same places, with the same number of pods. */
export const arePlaces = (found: readonly EdgePlace[], said: readonly EdgePlace[]): boolean =>
  found.length === said.length &&
  said.every((place) =>
    found.some((view) => isAt(place, view as DeployInstanceView) && view.replicas === place.replicas),
  );

/** The wire has the same fields; the types make a difference a compile error. */
export const expandPlace = (place: EdgePlace): DeployInstance => place;

/**
 * The places with their numbers of pods, each described as in the program.
 * @param known the program's places; any other place is returned in full
 */
export function flattenPlaces(
  views: readonly DeployInstanceView[],
  known: readonly GivenPlace[] | undefined,
): GivenPlace[] {
  return views.map((view) => {
    const said = known?.find((place) => isAt(place, view));
    const { regionId, region, city, serviceProvider, replicas } = view;
    if (said !== undefined) return { ...said, replicas };
    return { regionId, region, city, serviceProvider: serviceProvider as GivenPlace["serviceProvider"], replicas };
  });
}
