import { blocksOf, type Expression, type Statement } from "../../parse/tree/syntax";

/** The names that statements assign to, without those of inner functions. */
export function assignedNames(statements: readonly Statement[], names = new Set<string>()): Set<string> {
  for (const statement of statements) {
    switch (statement.kind) {
      case "assign":
        for (const target of statement.targets) addTargets(target, names);
        break;
      case "update":
        addTargets(statement.target, names);
        break;
      case "for":
        addTargets(statement.target, names);
        break;
      case "yield":
        for (const target of statement.targets) addTargets(target, names);
        break;
      case "try":
        for (const { name } of statement.handlers) if (name !== undefined) names.add(name);
        break;
      case "with":
        for (const { name } of statement.items) if (name) names.add(name);
        break;
      case "def":
      case "class":
        names.add(statement.name);
        break;
      case "import":
        for (const { as } of statement.modules) names.add(as.split(".")[0]);
        break;
      case "from":
        for (const { as } of statement.names) names.add(as);
        break;
    }
    if (statement.kind !== "def" && statement.kind !== "class")
      for (const block of blocksOf(statement)) assignedNames(block, names);
  }
  return names;
}

export function addTargets(target: Expression, names: Set<string>): Set<string> {
  if (target.kind === "name") names.add(target.name);
  else if (target.kind === "tuple" || target.kind === "list")
    for (const item of target.items) addTargets(item, names);
  else if (target.kind === "starred") addTargets(target.of, names);
  return names;
}

/** All names that an expression reads. */
export function namesRead(expression: Expression, names = new Set<string>()): Set<string> {
  if (expression.kind === "name") names.add(expression.name);
  if (expression.kind === "attribute" && expression.name === "grad") names.add("grad");
  for (const part of Object.values(expression)) visitPart(part, names);
  return names;
}

function visitPart(part: unknown, names: Set<string>): void {
  if (Array.isArray(part)) for (const item of part) visitPart(item, names);
  else if (part !== null && typeof part === "object") {
    if ("kind" in part && "from" in part) namesRead(part as Expression, names);
    else for (const item of Object.values(part)) visitPart(item, names);
  }
}
