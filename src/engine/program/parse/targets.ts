import { ProgramFault } from "./fault";
import type { Expression } from "./syntax";

/** The same, where it is something that can be assigned to. @throws ProgramFault else */
export function requireTarget(target: Expression, how: "assign" | "update"): Expression {
  switch (target.kind) {
    case "name":
    case "attribute":
    case "subscript":
      return target;
    case "starred":
      if (how === "assign") requireTarget(target.of, how);
      break;
    case "tuple":
    case "list":
      if (how === "assign") {
        for (const item of target.items) requireTarget(item, how);
        return target;
      }
      break;
  }
  if (target.kind === "starred") return target;
  throw new ProgramFault(
    "only a name, an item or an attribute can be assigned to; to compare, write ==",
    target.from,
  );
}
