/** Why a text is not JSON, without the text, which may contain a key or what a terminal would act on. @param error of `JSON.parse` */
export function whyNotJson(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const quote = message.indexOf(', "');
  const reason = quote >= 0 ? message.slice(0, quote) : message;
  return reason.replace(/[^\x20-\x7e]/g, "?");
}
