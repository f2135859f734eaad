import type { Expression } from "./tree/syntax";

/** Every expression in one, itself first. */
export function expressionsWithin(expression: Expression): Expression[] {
  const found = [expression];
  for (const one of found)
    for (const [key, value] of Object.entries(one))
      if (key !== "callee" || (value as Expression).kind === "attribute")
        for (const inner of [value].flat(2)) if (isExpression(inner)) found.push(inner);
  return found;
}

const isExpression = (value: unknown): value is Expression =>
  typeof value === "object" && value !== null && "kind" in value && "from" in value;
