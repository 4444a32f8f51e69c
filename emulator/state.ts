import { type BciState, emptyBci } from "./baidu/bci/state";
import { type BecState, emptyBec } from "./baidu/bec/state";
import type { Credential } from "./credentials";
import { type EciState, emptyEci } from "./ctyun/eci/state";
import { emptyTcr, type TcrState } from "./tencent/tcr/state";
import { emptyTke, type TkeState } from "./tencent/tke/state";

/** Everything the five APIs hold: plain JSON data. A product adds its part here, with its empty value. */
export interface State {
  readonly format: 1;
  readonly seed: string;
  /** How many IDs of each kind were drawn. */
  readonly counters: Record<string, number>;
  /** Quotas that were set, as `service.name`. */
  readonly quotas: Record<string, number>;
  /** By key ID. */
  readonly credentials: Record<string, Credential>;
  readonly bci: BciState;
  readonly bec: BecState;
  readonly eci: EciState;
  readonly tke: TkeState;
  readonly tcr: TcrState;
}

/** Empty, with each product's empty part. */
export function emptyState(seed: string): State {
  return {
    format: 1,
    seed,
    counters: {},
    quotas: {},
    credentials: {},
    bci: emptyBci(),
    bec: emptyBec(),
    eci: emptyEci(),
    tke: emptyTke(),
    tcr: emptyTcr(),
  };
}
