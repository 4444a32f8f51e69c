import type { Caller } from "./caller";
import type { Answer, RawRequest, Refusal, Target } from "./cloud";
import type { Action, RestAction } from "./contract/shape";
import type { Keys } from "./credentials";
import type { Kind, World } from "./world";

/** How to recognise a cloud's requests and their actions, and how to answer them. */
export interface Routes {
  /** Name of the cloud. */
  readonly name: string;
  /** Its host names. Requests to them belong to this cloud, whatever the path. */
  readonly hosts?: RegExp;
  /** Whether a request to an IP address or an unknown name belongs to this cloud, by its path. */
  owns(path: string): boolean;
  /** Names service and action without verification; unknown parts are empty. */
  target(request: RawRequest): Target;
  /** For a call that needs no key: the cloud's own names, under which it is served. */
  unsigned?(target: Target): RegExp | undefined;
  /** Largest accepted body, in bytes, of a request with these headers. */
  bodyLimit(request: Omit<RawRequest, "body">): number;
  /** Verifies, throttles, checks and performs the call. Returns the vendor's response or throws a `Refusal`. */
  perform(request: RawRequest, target: Target, requestId: string, world: World): Answer;
  /** Its calls as they are performed once a request is verified and checked; none if undefined. */
  calls?(world: World): readonly VerifiedCall[];
  /** Puts a refusal in the vendor's form. */
  refuse(refusal: Refusal, requestId: string, target: Target): Answer;
  /** The vendor's refusal of a call above its rate limit. */
  throttled(target: Target): Refusal;
  /** The vendor's refusal for an internal error, so that no response shows the emulator's code. */
  internal(target: Target): Refusal;
  /** The refusal of a body larger than `bodyLimit`. */
  tooLarge(limit: number, target: Target): Refusal;
}

/** A call without its request. */
export interface VerifiedCall {
  readonly action: Action | RestAction;
  /** @throws Refusal, and Error for a response that breaks the contract if `checkAnswers` is on */
  perform(caller: Caller, input: object): void;
}

/** A service of a cloud. */
export interface Service {
  /** Its kinds of resources. */
  readonly kinds: readonly Kind[];
  /** The handlers of its calls, by action. */
  readonly handlers: Readonly<Record<string, unknown>>;
}

/** A cloud, declared once in `emulator/<cloud>/index.ts`: everything that differs between clouds. */
export interface Cloud {
  /** The name of the cloud, and of its settings. */
  readonly name: string;
  /** Its key pairs. */
  readonly keys: Keys;
  /** The setting for a region, and the region for the emulator's programs; the emulator accepts any region. */
  readonly region: { readonly setting: string; readonly value: string };
  /** Environment variables of its settings. */
  readonly variables: Readonly<Record<string, string>>;
  /** Routes, in the order in which they are asked whether a request is theirs. */
  readonly routes: readonly Routes[];
  /** Its services, named as the provider's modules. */
  readonly services: Readonly<Record<string, Service>>;
}
