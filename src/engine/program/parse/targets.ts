import { ProgramFault } from "./tree/fault";
import type { Expression } from "./tree/syntax";

/** The same, where it is something that can be assigned to. @throws ProgramFault else */
export function requireTarget(target: Expression, how: "assign" | "update"): Expression {
  switch (target.kind) {
    case "name":
    case "attribute":
    case "subscript":
      return target;
    case "tuple":
    case "list":
      if (how === "assign") {
        for (const item of target.items) requireTarget(item.kind === "starred" ? item.of : item, how);
        return target;
      }
      break;
  }
  if (target.kind === "binary" && target.left.kind === "name" && target.right.kind === "name")
    throw new ProgramFault(
      `${target.left.name} ${target.operator} ${target.right.name} isn't a name that could get a value: in a name only letters, digits and _ stand`,
      target.from,
    );
  throw new ProgramFault(
    "only a name, an item or an attribute can be assigned to; to compare, write ==",
    target.from,
  );
}
