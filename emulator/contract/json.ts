import { parseJson as parse } from "../../words/json";

/** Deepest nesting of a request. No request of the five APIs is deeper. */
const DEEPEST = 64;

/** Parses a request's JSON. @throws SyntaxError if it is invalid or nested too deeply */
export const parseJson = (text: string): unknown => parse(text, DEEPEST);
