import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where distributions and vendors install Chromium. `CHROME_PATH` names another place. */
const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser of this machine; `undefined` where there is none. */
export const browserPath = process.env.CHROME_PATH ?? PLACES.find((place) => existsSync(place));

/** Starts the browser of this machine, without a window. */
export function startBrowser(): Promise<Browser> {
  // Chromium's sandbox refuses root, which test machines often are. It sees pages of this machine alone.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: browserPath, args });
}
