import { bciKinds } from "./baidu/bci";
import { becKinds } from "./baidu/bec";
import { eciKinds } from "./ctyun/eci";
import { tcrKinds } from "./tencent/tcr";
import { tkeKinds } from "./tencent/tke";
import type { Kind } from "./world";

/** Every kind of thing the clouds hold: the inventory, changes made outside the program, and life cycles go by this list. */
export const kinds: readonly Kind[] = [...tkeKinds, ...tcrKinds, ...bciKinds, ...becKinds, ...eciKinds];
