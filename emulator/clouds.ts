import type { Answer, CloudName, RawRequest, Refusal, Target } from "./cloud";
import type { World } from "./world";

/** One cloud: which requests are its own, what they ask for, and how it answers. */
export interface Cloud {
  readonly name: CloudName;
  /** Its names: what is sent to one of them is for this cloud, whatever the path. */
  readonly hosts?: RegExp;
  /** Whether a request to an address or another name, on this path, is for this cloud. */
  owns(path: string): boolean;
  /** Names service and action without verifying anything; unknown parts are empty. */
  target(request: RawRequest): Target;
  /** Largest body in bytes that is accepted from a request with these headers. */
  bodyLimit(request: Omit<RawRequest, "body">): number;
  /** Verifies, throttles, checks and performs the call; returns the vendor's answer or throws a `Refusal`. */
  perform(request: RawRequest, target: Target, requestId: string, world: World): Answer;
  /** Words a refusal as the vendor does. */
  refuse(refusal: Refusal, requestId: string, target: Target): Answer;
  /** The refusal the vendor gives for a call above its rate limit. */
  throttled(target: Target): Refusal;
  /** The refusal for a fault inside the service, in the vendor's words: no answer speaks of the emulator's code. */
  internal(target: Target): Refusal;
  /** The refusal for a body larger than `bodyLimit`. */
  tooLarge(limit: number, target: Target): Refusal;
}
