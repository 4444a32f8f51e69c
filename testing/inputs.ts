import type { FaultInput } from "../emulator/faults";
import type { InventoryItem } from "../emulator/inventory";
import type { OutsideChange } from "../emulator/outside-change";
import type { RequestFilter as AnyRequestFilter } from "../emulator/requests";
import type { Actions, CLOUDS, KINDS } from "./names.gen";

/** A service whose resources the emulator holds. */
export type Service = keyof typeof KINDS;

/** The kinds of resources of a service. */
export type Kind<S extends Service = Service> = { [Name in S]: (typeof KINDS)[Name][number] }[S];

/** A service that is called; `sts` issues temporary credentials. */
export type CalledService = keyof Actions;

/** The calls of a service. */
export type Action<S extends CalledService = CalledService> = Actions[S];

/** A service with one of its kinds, or a kind of any service. */
type KindFilter =
  | { readonly service?: undefined; readonly kind?: Kind }
  | { [S in Service]: { readonly service: S; readonly kind?: Kind<S> } }[Service];

/** A service with one of its calls, or a call of any service. */
type ActionFilter =
  | { readonly service?: undefined; readonly action?: Action }
  | { [S in CalledService]: { readonly service: S; readonly action?: Action<S> } }[CalledService];

/** Which resources are listed. */
export type ResourceFilter = KindFilter;

/** A resource that a cloud holds, as the emulator's inventory shows it. */
export type Resource = Omit<InventoryItem, "service" | "kind"> & { readonly service: Service; readonly kind: Kind };

/** Which calls are listed. */
export type RequestFilter = Omit<AnyRequestFilter, "service" | "action"> & ActionFilter;

/** Which calls fail, and how; docs/emulator.md lists the effects. */
export type Fault = Omit<FaultInput, "service" | "action"> & ActionFilter;

/** How long a change takes. */
export type Pace = "instant" | "never" | `reads:${number}` | `seconds:${number}`;

/** How long matching changes take, and whether they fail. */
export type LifecycleRule = KindFilter & {
  readonly pace: Pace;
  readonly id?: string;
  readonly name?: string;
  /** `create`, `update`, `delete`, … */
  readonly phase?: string;
  /** The change fails, for this reason. */
  readonly fail?: string;
  /** Number of changes that it applies to. @default all */
  readonly times?: number;
};

/** A change made outside the program. */
export type Change = Omit<OutsideChange, "service" | "kind"> &
  { [S in Service]: { readonly service: S; readonly kind: Kind<S> } }[Service];

/** Which key pair is issued. */
export interface Issue {
  readonly cloud: (typeof CLOUDS)[number];
  readonly account?: string;
  /** Makes it a temporary pair with a token. */
  readonly expiresInSeconds?: number;
}
