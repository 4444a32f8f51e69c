import { expect, test } from "vitest";
import { exampleNames, examplesToFollow, MAKES_STACK, readmeCommands } from "../support/examples";

test("all READMEs but those of pipelines and of the first steps make a stack, and then run up", () => {
  expect(exampleNames.filter((name) => !examplesToFollow.includes(name))).toEqual(["gitops", "quickstart"]);
  for (const name of examplesToFollow) {
    const commands = readmeCommands(name);
    const stack = commands.findIndex((command) => MAKES_STACK.test(command));
    expect(commands.slice(stack + 1), name).toContainEqual(expect.stringMatching(/^pulumi up/));
  }
});
