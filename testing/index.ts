/** Test kit: the emulator of the clouds for tests of programs. docs/guides/testing-your-program.md shows how. */

export type { Fault as ActiveFault } from "../emulator/faults";
export type { RequestRecord } from "../emulator/requests";
export type { Admin } from "./admin";
export { type EmulatorOptions, emulator, type TestEmulator } from "./emulator";
export { type SharedEmulatorOptions, type TestHooks, useEmulator } from "./hooks";
export type * from "./inputs";
export type { Changes, StackOptions, TestStack } from "./stack";
