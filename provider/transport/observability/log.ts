import { appendLine } from "../../../files/lines";
import { foreignText } from "../foreign-text";
import { variables } from "../variables";
import { type Activity, atEnd, type Watcher } from "./activity";

const LEVELS = ["error", "warn", "info", "debug"] as const;

/** The log level; each includes those before it. */
export type Level = (typeof LEVELS)[number];

/** Writes a line of a level, if the setting includes the level. */
export type WriteLine = (level: Level, line: object) => void;

const VARIABLE = variables.log;

/**
 * The log that `CONTAINER_CLOUDS_LOG` asks for: `LEVEL` writes to standard error, `LEVEL:FILE` appends to a file. One JSON object per line,
 * written synchronously, so that a killed process loses none.
 * @returns undefined if nothing is to be logged
 */
export function openLog(env: NodeJS.ProcessEnv): WriteLine | undefined {
  const setting = env[VARIABLE];
  if (!setting) return undefined;
  if (!opened.has(setting)) opened.set(setting, open(setting));
  return opened.get(setting);
}

/** Logs by setting, so that a wrong setting is reported once. */
const opened = new Map<string, WriteLine | undefined>();

function open(setting: string): WriteLine | undefined {
  const [word = "", file] = split(setting);
  const wanted = LEVELS.indexOf(word as Level);
  if (wanted < 0) {
    complain(`${JSON.stringify(word)} is not a level; use ${LEVELS.join(", ")}, or "info:FILE"`);
    return undefined;
  }
  const write = file ? toFile(file) : (text: string) => void process.stderr.write(`${text}\n`);
  return (level, line) => {
    if (LEVELS.indexOf(level) <= wanted)
      write(JSON.stringify({ time: now(), level, pid: process.pid, ...line }, shown));
  };
}

/** Statuses and IDs are the clouds' words, also in what is sent to them. */
const shown = (_name: string, value: unknown) => (typeof value === "string" ? foreignText(value) : value);

const now = () => new Date().toISOString();

function split(setting: string): [string, string | undefined] {
  const colon = setting.indexOf(":");
  return colon < 0 ? [setting, undefined] : [setting.slice(0, colon), setting.slice(colon + 1) || undefined];
}

/** Appends to a file. A failure to write fails no operation; it is reported once. */
function toFile(file: string): (text: string) => void {
  let failed = false;
  return (text) => {
    if (failed) return;
    try {
      appendLine(file, text, { mode: 0o600 });
    } catch (error) {
      failed = true;
      complain(`cannot write the log to ${file}: ${(error as NodeJS.ErrnoException).code}`);
    }
  };
}

const complain = (text: string) => void process.stderr.write(`container-clouds: warning: ${VARIABLE}: ${text}\n`);

/** Logs operations and waits at `info`, failed operations at `error`, polls at `debug`. The transport logs the calls. */
export const logWatcher = (write: WriteLine): Watcher =>
  atEnd((activity) => {
    const level = levelOf(activity);
    if (level === undefined) return;
    const { kind, name, facts, ms = 0, error } = activity;
    write(level, { [kind]: name, ...facts, ms: Math.round(ms), ...(error === undefined ? {} : { error }) });
  });

function levelOf({ kind, error }: Activity): Level | undefined {
  if (kind === "call") return undefined;
  if (kind === "operation" && error !== undefined) return "error";
  return kind === "poll" ? "debug" : "info";
}
