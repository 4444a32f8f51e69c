/** What a destroy warned of in the CLI's diagnostics: it stays for good, not until something else is deleted. */
const stays = (service: string, kind: string) =>
  new RegExp(`${service}:${kind.replaceAll("-", "")} \\(.*\\):\\s+warning: (?!.*\\buntil\\b).*\\bit stays\\b`, "i");

/**
 * What a destroy left in a cloud without saying so.
 * @param before resources that were there before the stack, as "service kind ID"
 * @param after those that are there now
 * @param printed what the destroy printed
 */
export const leftBehind = (before: readonly string[], after: readonly string[], printed: string): string[] =>
  after.filter((one) => {
    const [service = "", kind = ""] = one.split(" ");
    return !before.includes(one) && !stays(service, kind).test(printed);
  });
