import { createRequire } from "node:module";
import { Command } from "commander";

const { version } = createRequire(__filename)("pulumi-container-clouds/package.json") as { version: string };

/** Runs the command line `container-clouds ARGS...`. Each command loads what it needs, and no more. */
export async function main(args: string[]): Promise<void> {
  const program = new Command("container-clouds")
    .description("Pulumi provider for container clouds: emulator, stand-in engine and quick start")
    .version(version)
    .showHelpAfterError();
  program
    .command("quickstart")
    .description("run examples/quickstart against the emulator: create, edit, drift, repair, destroy")
    .option("--keep", "leave the stack and the emulator up")
    .action(async (options) => {
      process.exitCode = await (await import("./quickstart.js")).quickstart(options);
    });
  passThrough(program, "emulator", "play the clouds' APIs on this machine", async () => import("../emulator/main.js"));
  passThrough(
    program,
    "engine",
    "run Pulumi programs where there is no Pulumi CLI",
    async () => import("../engine/main.js"),
  );
  program
    .command("plugin")
    .description("serve the resources as a Pulumi plugin; Pulumi starts this by itself")
    .argument("[engine]", "address of the engine, host:port")
    .action(async (engine?: string) => (await import("../provider/plugin/main.js")).default(engine ? [engine] : []));
  program
    .command("schema")
    .description("print the package's schema, from which Pulumi makes SDKs for other languages")
    .action(async () => console.log((await import("../provider/plugin/schema.js")).readSchema()));
  await program.parseAsync(args, { from: "user" });
}

/** A command whose house reads its own arguments. */
function passThrough(
  program: Command,
  name: string,
  description: string,
  load: () => Promise<{ main(args: string[]): Promise<unknown> }>,
): void {
  program
    .command(name)
    .description(description)
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .argument("[args...]")
    .action(async (_args, _options, command: Command) => {
      const code = await (await load()).main(command.args);
      if (typeof code === "number") process.exitCode = code;
    });
}
