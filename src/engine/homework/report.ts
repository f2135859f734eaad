import type { Counts, JudgedAnswer, Judgement } from "./answer/judgement";
import type { AnswerFinding } from "./answerFinding";
import type { Translation } from "./causes/conventions";
import { isCoarse, writtenLike } from "./rounding/agreement";
import type { Writer } from "./writer";

/** What was found about all answers, in words and counted. */
export function report(
  found: readonly { readonly finding: AnswerFinding; readonly translation: Translation }[],
  writer: Writer,
): Judgement {
  const groups = grouped(found.map(({ finding }) => finding));
  const diagnoses = groups.map((group) => writer.diagnosis(group));
  const answers = found.map(({ finding, translation: { asWritten, scale, words } }): JudgedAnswer => {
    const { answer, formula, verdict, expected, from, unsummed } = finding;
    const index = groups.findIndex((group) => group.includes(finding));
    const [exact, own] = unsummed ? [formula.exact, expected] : [formula.exact * scale, expected * scale];
    const said = index < 0 ? writer.words(finding, asWritten.number, scale) : diagnoses[index].words;
    return {
      quantity: answer.quantity,
      symbol: writer.symbol(answer.quantity),
      label: answer.label,
      ...(answer.line !== undefined && { line: answer.line }),
      written: asWritten.number.text,
      verdict,
      exact,
      expected: own,
      exactWritten: writtenLike(exact, asWritten.number),
      expectedWritten: writtenLike(own, asWritten.number),
      isCoarse: isCoarse(formula.exact, answer.number),
      ...(words !== undefined && { isConvention: true as const }),
      from,
      words: words === undefined ? said : `${said} ${words}`,
      ...(index >= 0 && { diagnosis: index }),
    };
  });
  const first = answers.find(({ verdict }) => verdict === "wrong");
  return { answers, ...(first && { first: first.quantity }), diagnoses, counts: countsOf(answers) };
}

function countsOf(answers: readonly JudgedAnswer[]): Counts {
  const counts = { given: 0, right: 0, rounding: 0, carried: 0, wrong: 0, coarse: 0 };
  for (const { verdict, isCoarse: few } of answers) {
    counts[verdict]++;
    if (verdict === "right" && few) counts.coarse++;
  }
  return counts;
}

/** Wrong answers with the same cause belong together, whatever layer they are of. */
function grouped(found: readonly AnswerFinding[]): AnswerFinding[][] {
  const groups = new Map<string, AnswerFinding[]>();
  for (const [index, finding] of found.entries()) {
    if (finding.verdict !== "wrong") continue;
    const [best] = finding.candidates;
    const alone = finding.instead !== undefined || finding.slip !== undefined || !best || !finding.isShown;
    const key = finding.unsummed
      ? "unsummed"
      : alone
        ? `${index}`
        : `${best.mistake.id} ${best.words} ${best.besides ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}
