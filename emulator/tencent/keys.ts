import type { Keys } from "../credentials";
import { nextId } from "../ids";
import type { State } from "../state";

/** Key pairs of Tencent: their IDs begin with AKID. */
export const keys = {
  cloud: "tencent",
  id: "secretId",
  secret: "secretKey",
  token: "token",
  newId: (state: State) => nextId(state, "AKID", 32),
} as const satisfies Keys;
