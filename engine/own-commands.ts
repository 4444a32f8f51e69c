/** Commands that both the CLI and the stand-in engine have; the CLI's other commands stay as they are. */
const COMMANDS = /"pulumi (?=(?:cancel|config|destroy|preview|refresh|stack|up)\b)/g;

/** Replaces the CLI's commands in a message by this engine's, because the CLI may not be installed. */
export const withOwnCommands = (message: string) => message.replace(COMMANDS, '"npx pulumi-container-clouds engine ');
