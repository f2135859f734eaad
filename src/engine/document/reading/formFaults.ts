import type * as v from "valibot";
import type { Fault } from "../fault";

/** One issue of valibot's as a fault. */
export function issueFault(issue: v.BaseIssue<unknown>): Fault {
  return { path: pathText(issue.path?.map(({ key }) => key) ?? []), message: sentence(issue) };
}

/** `layers[0].weights[1][2]` */
export function pathText(keys: readonly unknown[]): string {
  return keys
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("");
}

function sentence(issue: v.BaseIssue<unknown>): string {
  const { type, input: value, expected } = issue;
  if (type === "strict_object" && expected === "never") return "is not a field of this format; remove it";
  if (value === undefined) return "is missing, and needed";
  if (type === "variant" || type === "picklist" || type === "literal" || type === "union")
    return `${shownValue(value)} is not one of ${choices(expected)}`;
  if (type === "boolean") return `must be true or false, but is ${shownValue(value)}`;
  if (type === "number" || type === "finite") return `must be a number, but is ${shownValue(value)}`;
  if (type === "integer") return `must be a whole number, but is ${shownValue(value)}`;
  if (type === "min_value")
    return `must be at least ${String((issue as { requirement?: unknown }).requirement)}, but is ${shownValue(value)}`;
  if (type === "check") return `${issue.message}, but is ${shownValue(value)}`;
  if (type === "array") return `must be a list, but is ${shownValue(value)}`;
  if (type === "strict_object" || type === "record") return `must be an object, but is ${shownValue(value)}`;
  if (type === "string") return `must be a text, but is ${shownValue(value)}`;
  return issue.message;
}

const choices = (expected: string | null) =>
  (expected ?? "").replace(/[()]/g, "").split(" | ").join(", ").replace(/"/g, "");

/** That a text isn't one of a list's ids. */
export function oneOf(value: string, list: readonly { readonly id: string }[]): string {
  return `${shownValue(value)} is not one of ${list.map(({ id }) => id).join(", ")}`;
}

/** A faulty value, cut where it is long. */
export function shownValue(value: unknown): string {
  const text = value === undefined ? "missing" : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
