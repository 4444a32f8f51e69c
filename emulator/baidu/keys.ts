import type { Keys } from "../credentials";
import { nextHex } from "../ids";
import type { State } from "../state";

/** Key pairs of Baidu. */
export const keys = {
  cloud: "baidu",
  id: "accessKeyId",
  secret: "secretAccessKey",
  token: "sessionToken",
  newId: (state: State) => nextHex(state, "baidu-key", 32),
} as const satisfies Keys;
