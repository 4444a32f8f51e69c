import type { Command } from "commander";

/** @throws Error for an option or argument that is an empty string, as a shell makes one of an unset variable */
export function refuseEmpty(command: Command): void {
  const isEmpty = (value: unknown) => value === "" || (Array.isArray(value) && value.includes(""));
  const option = command.options.find((one) => isEmpty(command.getOptionValue(one.attributeName())));
  if (option !== undefined) throw new Error(`${option.long ?? option.flags}: is empty; write a value, or leave it out`);
  const argument = command.registeredArguments.find((_, at) => isEmpty(command.processedArgs[at]));
  if (argument !== undefined)
    throw new Error(`the argument ${argument.name()} is empty; write a value, or leave it out`);
}
