import { createRequire } from "node:module";
import { Command } from "commander";
import { refuseEmpty } from "./options";
import { errorLines } from "./print";

const { version } = createRequire(__filename)("pulumi-container-clouds/package.json") as { version: string };

/** Runs the command line `container-clouds ARGS...`. Each command loads only what it needs. */
export async function main(args: string[]): Promise<void> {
  const program = new Command("container-clouds")
    .description("Pulumi provider for container clouds: emulator, stand-in engine and quick start")
    .version(version)
    .enablePositionalOptions()
    .showHelpAfterError();
  program
    .command("quickstart")
    .description("run examples/quickstart against the emulator: create, edit, drift, repair, destroy")
    .option("--keep", "leave the stack and the emulator in place")
    .action(async (options) => ended(async () => (await import("./quickstart.js")).quickstart(options)));
  program
    .command("new")
    .description("create a project in TypeScript, JavaScript, Python, Go or YAML")
    .argument("[template]", "typescript, javascript, python, go or yaml", "typescript")
    .argument("[folder]", "folder of the project", ".")
    .action(async (template, folder) => ended(async () => (await import("./new.js")).newProject(template, folder)));
  passThrough(program, "emulator", "emulate the clouds' APIs on this machine", async () => import("./emulator.js"));
  passThrough(program, "engine", "run Pulumi programs without the Pulumi CLI", async () => import("../engine/main.js"));
  program
    .command("plugin")
    .description("serve the resources as a Pulumi plugin; Pulumi starts this by itself")
    .argument("[engine]", "address of the engine, host:port")
    .action(async (engine?: string) => {
      if (engine !== undefined && !/^.+:\d{1,5}$/.test(engine))
        throw new Error(
          `plugin: the engine's address must be host:port, not ${JSON.stringify(engine)}; Pulumi passes it`,
        );
      await (await import("./plugin.js")).default(engine ? [engine] : []);
    });
  program
    .command("schema")
    .description("print the package's schema, from which Pulumi generates SDKs for other languages")
    .action(async () => console.log((await import("../provider/plugin/schema.js")).readSchema()));
  program
    .command("doctor")
    .description("check credentials, endpoint, region, clock and permissions of each service")
    .option("--service <names>", SERVICES, joined)
    .option(
      "-s, --stack <name>",
      "stack whose configuration is read; by default the selected one, outside a project none",
    )
    .option("-C, --cwd <folder>", "folder of the project")
    .option("--profile <name>", "settings under container-clouds:profiles")
    .option("--timeout <seconds>", "timeout for each service", "20")
    .option("-j, --json", "print JSON")
    .action(async (options) => ended(async () => (await import("./doctor.js")).doctor(options)));
  program
    .command("call")
    .description("send one documented call of a service, and print its response")
    .argument("<service>", "such as eci")
    .argument("<action>", "such as restartContainerGroup")
    .argument("[request]", "its fields as JSON; - reads standard input", "{}")
    .option(
      "-s, --stack <name>",
      "stack whose configuration is read; by default the selected one, outside a project none",
    )
    .option("-C, --cwd <folder>", "folder of the project")
    .option("--profile <name>", "settings under container-clouds:profiles")
    .option("--region <name>", "region to call")
    .action(async (service, action, request, options) =>
      ended(async () => (await import("./call.js")).call(service, action, request, options)),
    );
  program
    .command("import")
    .description("list the resources of accounts, as a file for: pulumi import --file")
    .option("--service <names>", SERVICES, joined)
    .option(
      "-s, --stack <name>",
      "stack whose configuration is read; by default the selected one, outside a project none",
    )
    .option("-C, --cwd <folder>", "folder of the project")
    .option("--profile <name>", "list the account of the settings under container-clouds:profiles")
    .option("--resume <file>", "store what was listed in a file, and list only the rest in the next run")
    .action(async (options) => ended(async () => (await import("./import.js")).main(options)));
  program
    .command("graph")
    .description("draw a stack: its clouds, resources, dependencies and states")
    .option("-f, --format <name>", "svg, mermaid or dot", "svg")
    .option("-s, --stack <name>", "stack to draw; by default the selected one")
    .option("-C, --cwd <folder>", "folder of the project")
    .option("--state <file>", 'draw what "pulumi stack export" wrote; - reads standard input')
    .option("--preview", "run a preview, and colour what the next up changes")
    .option("-o, --output <file>", "file to write; by default standard output")
    .action(async (options) => ended(async () => (await import("./graph/main.js")).graph(options)));
  program
    .command("recover")
    .description(
      "find resources that interrupted runs created, from a stack's pending operations, and add them to the state",
    )
    .option("-s, --stack <name>", "stack to recover; by default the selected one")
    .option("-C, --cwd <folder>", "folder of the project")
    .option("-y, --yes", "write the state; without it only what would be written is printed")
    .option("--take <ids...>", "IDs that belong to this stack, if the cloud returns nothing that shows it")
    .option("--other-stacks <names...>", "stacks whose resources are not taken")
    .action(async (options) => ended(async () => (await import("./recover/main.js")).recover(options)));
  program
    .command("orphans")
    .description("list resources of the account that are in none of the stacks")
    .option("-s, --stack <names...>", "stacks whose resources are known; by default the selected one")
    .option("-C, --cwd <folder>", "folder of the project")
    .option("--service <names>", SERVICES, joined)
    .option("--profile <name>", "list the account of the settings under container-clouds:profiles")
    .option("-j, --json", "print JSON")
    .action(async (options) => ended(async () => (await import("./orphans.js")).orphans(options)));
  // Commands that parse their own arguments check them on their own.
  const own = new Set(["emulator", "engine"]);
  program.hook("preAction", (_, command) => {
    if (!own.has(command.name())) refuseEmpty(command);
  });
  await ended(async () => {
    await program.parseAsync(args, { from: "user" });
    return Number(process.exitCode ?? 0);
  });
}

const SERVICES = "services, such as tke,bci; may be repeated; by default those of every configured cloud";

/** Joins the values of a repeated option into one list. */
const joined = (value: string, before?: string) => (before === undefined ? value : `${before},${value}`);

/** Runs a command to its exit status. An error is printed in one line, without a stack trace. */
async function ended(run: () => Promise<number>): Promise<void> {
  process.exitCode = await run().catch((error: Error) => {
    console.error(`error: ${errorLines(error.message)}`);
    return 1;
  });
}

/** A command that parses its own arguments. */
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
    .passThroughOptions()
    .allowUnknownOption()
    .allowExcessArguments()
    .argument("[args...]")
    .action(async (_args, _options, command: Command) => {
      const run = async () => (await (await load()).main(command.args)) ?? process.exitCode ?? 0;
      await ended(async () => Number(await run()));
    });
}
