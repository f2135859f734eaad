import { parseProgram } from "../parse/parse";
import { blocksOf, type Expression, type Statement } from "../parse/tree/syntax";
import { parameterUpdates } from "../run/passes/updates";
import { addTargets } from "../run/scopes/locals";
import { type Literal, literalsOf } from "./literals";

/** A number of a program's text, as the reader calls it. */
export interface NamedLiteral extends Literal {
  /** `A[0,1]`, `rho`, `w (line 4)` where the name later stands for something else; `1e-5 (line 8)` for one in a formula. */
  readonly name: string;
  /** The variable that it is, or is an element of, where that is known by its name alone. */
  readonly variable?: string;
  /** From 1. */
  readonly line: number;
}

/**
 * The numbers of a program's text that can be changed, in order, with names that tell them apart.
 * @throws ProgramFault where the text is no Python
 */
export function namedLiterals(source: string): NamedLiteral[] {
  const program = parseProgram(source);
  const elements = elementsOf(program);
  const bindings = bindingsOf(program);
  const used = new Map<string, number>();
  return literalsOf(program).map((literal) => {
    const before = source.slice(0, literal.from).split("\n");
    const line = before.length;
    const element = elements.get(literal.from);
    const bare = element && (bindings.get(element.base) ?? 0) < 2;
    /** @param nth of several that would have the same name */
    const named = (nth: number) => {
      const where = (of: number) => ` (line ${of}${nth > 1 ? `, number ${nth}` : ""})`;
      return element
        ? `${element.base}${bare ? "" : where(element.line(source))}${element.index}`
        : `${source.slice(literal.from, literal.to)}${where(line)}`;
    };
    const count = (used.get(named(1)) ?? 0) + 1;
    used.set(named(1), count);
    return {
      ...literal,
      line,
      name: named(count),
      ...(element && bare && { variable: element.base }),
    };
  });
}

interface LiteralElement {
  readonly base: string;
  /** `[0,1]`, or nothing for a single number. */
  readonly index: string;
  /** Of the assignment, from 1. */
  line(source: string): number;
}

/** Where the numbers begin that are all of a variable, or its elements. */
function elementsOf(program: readonly Statement[]): Map<number, LiteralElement> {
  const found = new Map<number, LiteralElement>();
  for (const statement of program) {
    if (statement.kind !== "assign") continue;
    const [target] = statement.targets;
    if (statement.targets.length !== 1 || target.kind !== "name") continue;
    const line = (source: string) => source.slice(0, statement.from).split("\n").length;
    const visit = (value: Expression, index: readonly number[]): void => {
      if (isNumber(value))
        found.set(value.from, {
          base: target.name,
          index: index.length > 0 ? `[${index.join(",")}]` : "",
          line,
        });
      else if (value.kind === "list" || (value.kind === "tuple" && index.length > 0))
        value.items.forEach((item, k) => {
          visit(item, [...index, k]);
        });
    };
    const { value } = statement;
    if (isNumber(value)) visit(value, []);
    else if (value.kind === "call" && isMaker(value.callee) && value.arguments.length > 0) {
      const [written] = value.arguments;
      if (written.kind === "tuple")
        written.items.forEach((item, k) => {
          visit(item, [k]);
        });
      else visit(written, []);
    }
  }
  return found;
}

const isNumber = (value: Expression): boolean =>
  value.kind === "number" || (value.kind === "unary" && value.of.kind === "number" && value.operator !== "~");

/** What makes an array that has the numbers of its argument in their places. */
const isMaker = (callee: Expression): boolean =>
  /^(array|asarray|matrix|mat|tensor|as_tensor|FloatTensor|DoubleTensor|Parameter|Variable|float|float64)$/.test(
    callee.kind === "attribute" || callee.kind === "name" ? callee.name : "",
  );

/**
 * How often each name is bound by an assignment outside of functions. A parameter's update counts for none: gradients are
 * those of what it was before.
 */
function bindingsOf(program: readonly Statement[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const updates = parameterUpdates(program);
  const visit = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      const targets =
        statement.kind === "assign" && !updates.has(statement)
          ? statement.targets
          : statement.kind === "for"
            ? [statement.target]
            : [];
      for (const target of targets)
        for (const name of addTargets(target, new Set())) counts.set(name, (counts.get(name) ?? 0) + 1);
      if (statement.kind !== "def" && statement.kind !== "class") blocksOf(statement).forEach(visit);
    }
  };
  visit(program);
  return counts;
}
