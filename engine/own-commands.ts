/** Commands that the stand-in has, as the CLI's; the others stay, because only the CLI has them. */
const COMMANDS = /"pulumi (?=(?:cancel|config|destroy|preview|refresh|stack|up)\b)/g;

/** Names this engine's command where a message tells the user to run the CLI's: "pulumi config set" may not be there. */
export const withOwnCommands = (message: string) => message.replace(COMMANDS, '"npx pulumi-container-clouds engine ');
