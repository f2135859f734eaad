import { gradientNameOf, updatedNameOf } from "../../../names/related";
import type { GivenAnswer } from "../../answer/answer";
import type { Formulas } from "../../answer/formulas";
import { namesParameter } from "../../answer/namedQuantity";
import { agreesWith } from "../../answer/writtenNumber";
import type { ReadingNote } from "../text/answersRead";
import type { AnswerStatement } from "../text/statement";

/** An answer, and what the words around it say that it is of a parameter. */
export interface Headed {
  readonly answer: GivenAnswer;
  readonly about: AnswerStatement["about"];
}

/**
 * `w5 = 0.3589` where the sheet has another w5: the updated one, if a heading says so, if it is the updated number, or
 * if others of the text are. What is left is an echo of what was given, right or wrong.
 */
export function withUpdatedParameters(
  headed: readonly Headed[],
  formulas: () => Formulas,
): { answers: GivenAnswer[]; notes: ReadingNote[] } {
  const isEcho = ({ quantity, number }: GivenAnswer) =>
    agreesWith(formulas().find(quantity)?.exact ?? Number.NaN, number, slack(number.value));
  const isUpdated = ({ quantity, number }: GivenAnswer) =>
    agreesWith(formulas().find(`${quantity}'`)?.exact ?? Number.NaN, number, slack(number.value));
  const plain = headed.filter(({ answer, about }) => namesParameter(answer.quantity) && about === undefined);
  const echoes = plain.filter(({ answer }) => isEcho(answer));
  const open = plain.filter(({ answer }) => !isEcho(answer));
  const recognized = open.filter(({ answer }) => isUpdated(answer));
  const echoed = new Set(echoes.map(({ answer }) => answer.quantity));
  const isList = echoes.length === 0 && open.length > 1;
  const meansUpdated = ({ answer }: Headed) =>
    recognized.some((other) => other.answer === answer) ||
    recognized.length > echoes.length ||
    isList ||
    echoed.has(answer.quantity) ||
    isNearUpdated(answer, formulas());
  const silent: GivenAnswer[] = [];
  const answers = headed.map((one) => {
    const { answer, about } = one;
    if (!namesParameter(answer.quantity)) return answer;
    if (about === "updated") return { ...answer, quantity: updatedNameOf(answer.quantity) };
    if (about === "gradient" && !isEcho(answer))
      return { ...answer, quantity: gradientNameOf(answer.quantity) };
    if (about !== undefined || !open.includes(one) || !meansUpdated(one)) return answer;
    silent.push(answer);
    return { ...answer, quantity: updatedNameOf(answer.quantity) };
  });
  if (silent.length === 0) return { answers, notes: [] };
  const labels = [...new Set(silent.map(({ label }) => label))];
  const list =
    labels.length > 4 ? `${labels.slice(0, 3).join(", ")} and ${labels.length - 3} more` : labels.join(", ");
  const numbers = silent.length === 1 ? "its number is" : "their numbers are";
  return {
    answers,
    notes: [
      {
        line: silent[0].line ?? 1,
        text: `${list}: read as updated, for ${numbers} not what the sheet gives; write w' for a parameter after the update`,
      },
    ],
  };
}

/** Float32 prints 0.1 as 0.10000000149011612. */
const slack = (value: number) => 1e-7 * Math.abs(value);

/** Whether a number that is neither is far nearer to the updated parameter than to the given one. */
function isNearUpdated({ quantity, number }: GivenAnswer, formulas: Formulas): boolean {
  const before = formulas.find(quantity)?.exact ?? Number.NaN;
  const after = formulas.find(`${quantity}'`)?.exact ?? Number.NaN;
  return 4 * Math.abs(number.value - after) < Math.abs(number.value - before);
}
