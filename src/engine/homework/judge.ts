import type { QuantityFormula } from "../mistakes/formula/formula";
import type { Pass } from "../pass/pass";
import { finish, type Work } from "../pass/work";
import type { GivenAnswer, WrittenNumber } from "./answer/answer";
import { createFormulas, type Formulas } from "./answer/formulas";
import type { Judgement } from "./answer/judgement";
import { wholeBatchName } from "./answer/namedQuantity";
import { createStudent, type Student } from "./answer/student";
import { significantDigits } from "./answer/writtenNumber";
import type { AnswerFinding } from "./answerFinding";
import { createBugCandidates } from "./causes/bugCandidates";
import { type CauseCandidate, candidateMistakes } from "./causes/candidates";
import { type Translation, translated } from "./causes/conventions";
import { createEvidence } from "./causes/evidence";
import { createCauseGroups } from "./causes/groups";
import { oneForAll } from "./causes/oneForAll";
import { behindOf, shownBefore } from "./causes/shownCauses";
import { slipsFor } from "./causes/slips";
import { contextOf, createVariants, type Variants } from "./causes/variants";
import { report } from "./report";
import { agreesInDigits, isRoundedAway } from "./rounding/agreement";
import { createFloat32Noise } from "./rounding/float32";
import { roundedOnTheWay } from "./rounding/roundedOnTheWay";
import { type RoundingPath, roundingPaths } from "./rounding/roundingPath";
import { createWriter } from "./writer";

/** Judges someone's numbers for a pass, and finds out what went wrong with those that are. */
export function judge(pass: Pass, answers: readonly GivenAnswer[]): Judgement {
  return finish(judging(pass, answers));
}

/** The same in pieces. Answers for quantities that the pass doesn't have are left out. */
export function* judging(pass: Pass, answers: readonly GivenAnswer[]): Work<Judgement> {
  const formulas = createFormulas(pass);
  const inOrder = translated(formulas, answers)
    .flatMap((translation) => {
      const formula = formulas.find(translation.answer.quantity);
      return formula ? [{ ...translation, formula }] : [];
    })
    .sort((a, b) => a.formula.order - b.formula.order);
  const found = yield* findings(inOrder, formulas);
  return report(
    found.map((finding, index) => ({ finding, translation: inOrder[index] })),
    createWriter(
      pass,
      formulas,
      inOrder.map(({ answer }) => answer.quantity),
    ),
  );
}

type Ordered = Translation & { readonly formula: QuantityFormula };

/** What serves the judgement of every answer. */
interface Desk {
  readonly student: Student;
  readonly answers: readonly GivenAnswer[];
  readonly variants: Variants;
  readonly groups: ReturnType<typeof createCauseGroups>;
  readonly bugs: ReturnType<typeof createBugCandidates>;
  readonly isNoise: ReturnType<typeof createFloat32Noise>;
  /** Rounding on the way that explains the whole text. */
  readonly rounded: ReturnType<typeof roundedOnTheWay>;
  /** Causes that were shown at earlier answers. */
  readonly shown: CauseCandidate[];
}

function* findings(ordered: readonly Ordered[], formulas: Formulas): Work<AnswerFinding[]> {
  const variants = createVariants(contextOf(formulas));
  const answers = ordered.map(({ answer }) => answer);
  const desk: Desk = {
    student: createStudent(formulas),
    answers,
    variants,
    groups: createCauseGroups(formulas, variants),
    bugs: createBugCandidates(formulas.pass.document),
    isNoise: createFloat32Noise(formulas),
    rounded: roundedOnTheWay(formulas, answers),
    shown: [],
  };
  const { student } = desk;
  const found: AnswerFinding[] = [];
  for (const [index, { answer, formula, scale }] of ordered.entries()) {
    const share = index / ordered.length;
    yield share;
    const finding = yield* findingFor(answer, formula, desk, share);
    found.push(withSum(finding, formulas, scale));
    if (finding.instead) {
      for (const quantity of finding.instead.names)
        student.noteWrong({ ...answer, quantity }, answer.number.value, new Map());
      continue;
    }
    const [best] = finding.candidates;
    // What follows from a number that was copied wrong is carried over from it.
    const isMiscopied = finding.verdict === "given" && !agreesInDigits(formula.exact, answer.number);
    if (finding.verdict !== "wrong" && !isMiscopied) student.note(answer);
    else if (!finding.isShown || !best) student.noteWrong(answer, answer.number.value, new Map());
    else {
      student.noteWrong(answer, best.value, behindOf(best, desk, answer));
      if (!desk.shown.some(({ instead }) => instead === best.instead)) desk.shown.push(best);
    }
  }
  return found;
}

function* findingFor(
  answer: GivenAnswer,
  formula: QuantityFormula,
  desk: Desk,
  share: number,
): Work<AnswerFinding> {
  const { student } = desk;
  const { number, quantity } = answer;
  const [way] = formula.ways;
  const own = way ? student.unrounded().evaluate(way) : formula.exact;
  const base = { answer, formula, expected: own, from: [] as string[], candidates: [] as CauseCandidate[] };
  if (answer.insteadOf)
    return {
      ...base,
      verdict: "wrong",
      expected: formula.exact,
      instead: oneForAll(answer, student.formulas),
    };
  if (formula.kind === "given") return { ...base, verdict: "given" };
  if (agreesInDigits(formula.exact, number)) return { ...base, verdict: "right" };
  if (desk.isNoise(quantity, formula.exact, number)) return { ...base, verdict: "right", isFloat32: true };
  if (isRoundedAway(formula.exact, number))
    return {
      ...base,
      verdict: "rounding",
      roundingPath: { kind: "nothing", value: own, score: 1, sensible: true },
    };
  const roots = [...student.rootsOf(quantity)];
  const paths = way ? roundingPaths(answer, formula, student) : [];
  const calm = paths.find(({ sensible, score }) => sensible && score > 0.01) ?? paths[0];
  const known = calm?.kind === "follows" && roots.length > 0 ? undefined : shownBefore(answer, desk);
  if (known) return { ...base, verdict: "wrong", from: roots, candidates: [known], isShown: true };
  // Homework that is right but for sensible rounding is never called wrong.
  const asCalm = (is: RoundingPath): AnswerFinding => {
    const led = is.kind === "follows" ? is.value : own;
    const carries =
      roots.length > 0 && isFarther(led - formula.exact, 0.3 * (number.value - formula.exact), number.half);
    return {
      ...base,
      verdict: carries ? "carried" : "rounding",
      from: carries ? roots : [],
      roundingPath: is,
      expected: is.kind === "early" ? own : is.value,
    };
  };
  if (calm?.sensible && calm.score > 0.01) return asCalm(calm);
  const rounded = desk.rounded?.(answer);
  if (rounded) return { ...base, verdict: "rounding", roundingPath: rounded };
  const tried = candidateMistakes(answer, student, desk.variants, desk.groups);
  let next = tried.next();
  while (!next.done) {
    yield share;
    next = tried.next();
  }
  const { chance } = next.value;
  const bugs = roots.length > 0 ? [] : desk.bugs(answer);
  const candidates = ranked([...next.value.candidates.slice(0, 60), ...bugs], answer, desk);
  const fitting = candidates.filter(({ score }) => score > 2 * chance);
  const isShown =
    fitting.length > 0 &&
    fitting[0].score > surely(fitting[0]) * chance &&
    (!isSingleDigit(number) || isSupported(fitting[0]) || isOff(fitting[0], formula));
  const [likeliest] = slipsFor(number, own).sort((a, b) => b.score - a.score);
  const isSlip =
    !isShown &&
    likeliest !== undefined &&
    likeliest.score > Math.max(2 * chance, 0.2 * (fitting[0]?.score ?? 0)) &&
    !hasWrongNeighbours(answer, formula, desk);
  const slip = isSlip ? likeliest : undefined;
  const best = Math.max(fitting[0]?.score ?? 0, slip?.score ?? 0);
  if (calm && calm.score > best) return asCalm(calm);
  return { ...base, verdict: "wrong", from: roots, candidates: fitting, isShown, ...(slip && { slip }) };
}

/** A right share where the sum over the batch belongs isn't a gradient yet. */
function withSum(finding: AnswerFinding, formulas: Formulas, scale: number): AnswerFinding {
  const { answer, verdict } = finding;
  const whole = answer.isUnsummed && formulas.find(wholeBatchName(answer.quantity));
  if (!whole || verdict === "wrong") return finding;
  const unsummed = scale === 1 ? "sum" : "mean";
  return { ...finding, verdict: "wrong", formula: whole, expected: whole.exact, unsummed };
}

/** Whether others of its kind are wrong too: nobody's pen slips at all numbers of a matrix. */
function hasWrongNeighbours(
  { quantity }: GivenAnswer,
  { kind, layer }: QuantityFormula,
  desk: Desk,
): boolean {
  return desk.answers.some((other) => {
    const formula = other.quantity === quantity ? undefined : desk.student.formulas.find(other.quantity);
    const isAlike = formula?.kind === kind && formula.layer === layer;
    return isAlike && !agreesInDigits(formula.exact, other.number, 2 * other.number.half);
  });
}

/**
 * How much likelier a cause must be than that some other gives the number by chance, to be said without reserve: less
 * where another number agrees, as one that is invented has none beside it.
 */
const surely = (candidate: CauseCandidate) => (isSupported(candidate) ? 8 : 30);

const isSupported = ({ support = 0 }: CauseCandidate) => support >= 1;

/** A lone 0 or 1 may stand for anything. */
const isSingleDigit = (number: WrittenNumber) => number.half >= 0.5 && significantDigits(number) < 2;

/** Relu's 0 for leaky relu's −0.06: of all numbers, few activations give just this one. */
const isOff = ({ value, instead }: CauseCandidate, { kind, name }: QuantityFormula) =>
  kind === "activation" && value === 0 && instead.has(name);

const isFarther = (difference: number, than: number, half: number) =>
  Math.abs(difference) >= Math.min(Math.abs(than), half) && difference !== 0;

/** The candidates with what else was written in mind, the likeliest first. */
function ranked(
  candidates: readonly CauseCandidate[],
  answer: GivenAnswer,
  { student, answers }: Desk,
): CauseCandidate[] {
  const evidence = createEvidence(answer, student, answers);
  const best = new Map<string, CauseCandidate>();
  for (const candidate of candidates) {
    const support = evidence(candidate);
    const score = candidate.score * 10 ** support;
    const key = `${candidate.mistake.id} ${candidate.words}`;
    const known = best.get(key);
    if (!known || score > known.score) best.set(key, { ...candidate, score, support });
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}
