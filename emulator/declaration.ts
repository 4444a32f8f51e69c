import type { Answer, RawRequest, Refusal, Target } from "./cloud";
import type { Keys } from "./credentials";
import type { Kind, World } from "./world";

/** Which requests are a cloud's own, what they ask for, and how it answers. */
export interface Routes {
  /** Name of the cloud. */
  readonly name: string;
  /** Its host names: what is sent to one of them is for this cloud, whatever the path. */
  readonly hosts?: RegExp;
  /** Whether a request to an IP address or an unknown name belongs to this cloud, by its path. */
  owns(path: string): boolean;
  /** Names service and action without verification; unknown parts are empty. */
  target(request: RawRequest): Target;
  /** Largest accepted body, in bytes, of a request with these headers. */
  bodyLimit(request: Omit<RawRequest, "body">): number;
  /** Verifies, throttles, checks and performs the call. Returns the vendor's response or throws a `Refusal`. */
  perform(request: RawRequest, target: Target, requestId: string, world: World): Answer;
  /** Puts a refusal in the vendor's form. */
  refuse(refusal: Refusal, requestId: string, target: Target): Answer;
  /** The vendor's refusal of a call above its rate limit. */
  throttled(target: Target): Refusal;
  /** The vendor's refusal for an internal error, so that no response shows the emulator's code. */
  internal(target: Target): Refusal;
  /** The refusal of a body larger than `bodyLimit`. */
  tooLarge(limit: number, target: Target): Refusal;
}

/** A service of a cloud. */
export interface Service {
  /** What it holds. */
  readonly kinds: readonly Kind[];
  /** What performs its calls, by action. */
  readonly handlers: Readonly<Record<string, unknown>>;
}

/** A cloud, declared once in `emulator/<cloud>/index.ts`: everything that differs between clouds. */
export interface Cloud {
  /** Also the name of its settings. */
  readonly name: string;
  /** Its key pairs. */
  readonly keys: Keys;
  /** The setting that names a region, and the region that the emulator's programs use; it takes any. */
  readonly region: { readonly setting: string; readonly value: string };
  /** Environment variables of its settings. */
  readonly variables: Readonly<Record<string, string>>;
  /** Asked in this order whose request it is. */
  readonly routes: readonly Routes[];
  /** By name: as in the provider's modules. */
  readonly services: Readonly<Record<string, Service>>;
}
