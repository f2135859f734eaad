import { visit } from "../../math/expressions/parts";
import { print } from "../../math/expressions/print";
import type { Notation } from "../../names/notation";
import type { Step } from "../../steps/trace";
import type { Formula, FormulaMark } from "./explanation";
import { texNumbers, textNumbers } from "./formulaStyles";
import { marked } from "./marked";

/** At most this many numbers of a step are put into its formula one by one. */
const mostLines = 4;

/** The formula of each number that a step finds, with the numbers put in; the first ones where there are many. */
export function numberLines({ group, members = [] }: Step, notation: Notation): Formula {
  const marks: FormulaMark[] = [];
  const lines = members.slice(0, mostLines).map((k) => {
    const expression = group.expression(k);
    const values = new Map<string, number>();
    visit(expression, (part) => part.kind === "quantity" && values.set(part.name, part.value));
    const mark = (name: string, tex: string) =>
      marked(notation, marks.push({ names: [name], value: values.get(name) }) - 1, tex);
    const quantity = group.quantity(k);
    return {
      tex: `${notation.tex(quantity)} &= ${print(expression, texNumbers(mark, notation))}`,
      text: `${notation.text(quantity)} = ${print(expression, { ...textNumbers, first: notation.first })}`,
    };
  });
  const more = members.length - lines.length;
  const rest = more > 0 ? [{ tex: `&\\text{and ${more} more}`, text: `and ${more} more` }] : [];
  const all = [...lines, ...rest];
  return {
    tex: `\\begin{aligned} ${all.map(({ tex }) => tex).join(" \\\\ ")} \\end{aligned}`,
    text: all.map(({ text }) => text).join("; "),
    marks,
    isWhole: true,
  };
}
