import { Refusal } from "../../../cloud";
import { checkFields } from "../../../contract/check";
import { readTencentContract } from "../../../contract/tencent";

const fields = readTencentContract("tke").structure("LoginSettings");

/**
 * Checks a machine's login settings by the manual's LoginSettings: exactly one of password, key and the image's own login.
 * @param login a structure; where the manual passes it on as text, the content of that text
 * @throws Refusal InvalidParameterValue for a value, InvalidParameter for two methods at once
 */
export function checkLogin(login: unknown, path: string): void {
  if (login === undefined || login === null) return;
  if (typeof login !== "object" || Array.isArray(login))
    throw new Refusal("InvalidParameter", `The parameter \`${path}\` must be an object.`);
  const [problem] = checkFields(fields, login, path, true);
  if (problem !== undefined)
    throw new Refusal(
      problem.kind === "value" ? "InvalidParameterValue" : "InvalidParameter",
      `The value of parameter \`${problem.path}\` is not valid: it must be ${problem.expected}.`,
    );
  const { Password, KeyIds, KeepImageLogin } = login as {
    Password?: string;
    KeyIds?: string[];
    KeepImageLogin?: string;
  };
  const ways = [Password, KeyIds?.length, KeepImageLogin === "TRUE"].filter(Boolean);
  if (ways.length > 1)
    throw new Refusal("InvalidParameter", `\`${path}\` takes one of Password, KeyIds and KeepImageLogin.`);
}
