import { call } from "../../provider/dynamic/functions";
import type { Properties } from "../../provider/lifecycle/codec";
import type { TestEmulator } from "./emulator";
import { emulatorConfig } from "./lifecycle";

/** The provider's functions as a program calls them, with every call sent to an emulator. */
export function functionsOf(cloud: TestEmulator) {
  const config = emulatorConfig(cloud);
  return (token: string, inputs: Properties = {}) => call(token, inputs, config);
}
