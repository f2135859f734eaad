import type { Pass } from "../pass/pass";
import { finish, type Work } from "../pass/work";
import type { GivenAnswer } from "./answer";
import { createBugCandidates } from "./bugCandidates";
import { type Candidate, candidatesFor, createVariants, type Variants } from "./candidates";
import { createFormulas, type Formula, type Formulas } from "./formulas";
import type { Diagnosis, JudgedAnswer, Judgement, Verdict } from "./judgement";
import type { Context } from "./mistakes/inFormula/mistake";
import { type Neutral, neutralWays } from "./neutral";
import { agreesWith, roundedLike, significantDigits } from "./reading/writtenNumber";
import { type Slip, slipsFor } from "./slips";
import { createStudent, type Student } from "./student";
import { createWriter, type Writer } from "./words";
import { createWorld } from "./world";

/** What was found about one answer. */
export interface Finding {
  readonly answer: GivenAnswer;
  readonly formula: Formula;
  readonly verdict: Verdict;
  /** What the student's own earlier numbers lead to. */
  readonly expected: number;
  readonly from: readonly string[];
  readonly neutral?: Neutral | undefined;
  /** Where it is wrong: what may have gone wrong, the likeliest first; nothing where nothing fits. */
  readonly candidates: readonly Candidate[];
  readonly slip?: Slip | undefined;
}

/** Judges someone's numbers for a pass, and finds out what went wrong with those that are. */
export function judge(pass: Pass, answers: readonly GivenAnswer[]): Judgement {
  return finish(judging(pass, answers));
}

/** The same in pieces. Answers for quantities that the pass doesn't have are left out. */
export function* judging(pass: Pass, answers: readonly GivenAnswer[]): Work<Judgement> {
  const formulas = createFormulas(pass);
  const variants = createVariants(contextOf(formulas));
  const inOrder = answers
    .flatMap((answer) => {
      const formula = formulas.find(answer.quantity);
      return formula ? [{ answer, formula }] : [];
    })
    .sort((a, b) => a.formula.order - b.formula.order);
  const bugsFor = createBugCandidates(pass.document);
  const none = new Map<string, number>();
  const first = yield* findings(inOrder, formulas, variants, bugsFor, none, 0);
  // Who made a mistake in one place is likely to have made it in others: with that in mind once more.
  const bonus = bonusOf(first);
  const found = bonus.size > 0 ? yield* findings(inOrder, formulas, variants, bugsFor, bonus, 0.5) : first;
  return judgementOf(found, createWriter(pass, formulas));
}

function contextOf(formulas: Formulas): Context {
  return {
    document: formulas.pass.document,
    quantity(name) {
      const formula = formulas.find(name);
      return formula && { kind: "quantity", name, value: formula.exact };
    },
  };
}

interface Ordered {
  readonly answer: GivenAnswer;
  readonly formula: Formula;
}

function* findings(
  answers: readonly Ordered[],
  formulas: Formulas,
  variants: Variants,
  bugsFor: (answer: GivenAnswer) => Candidate[],
  bonus: ReadonlyMap<string, number>,
  done: number,
): Work<Finding[]> {
  const student = createStudent(formulas);
  const found: Finding[] = [];
  for (const [place, { answer, formula }] of answers.entries()) {
    const share = done + place / answers.length / 2;
    yield share;
    const finding = yield* findingFor(answer, formula, student, variants, bugsFor, found, bonus, share);
    found.push(finding);
    const [best] = finding.candidates;
    // What follows from a number that was copied wrong is carried over from it.
    const isMiscopied = finding.verdict === "given" && !agreesWith(formula.exact, answer.number);
    if (finding.verdict === "wrong" || isMiscopied)
      student.noteWrong(
        answer,
        best && !finding.slip ? best.value : answer.number.value,
        behindOf(best, student, answer),
      );
    else student.note(answer);
  }
  return found;
}

function* findingFor(
  answer: GivenAnswer,
  formula: Formula,
  student: Student,
  variants: Variants,
  bugsFor: (answer: GivenAnswer) => Candidate[],
  before: readonly Finding[],
  bonus: ReadonlyMap<string, number>,
  share: number,
): Work<Finding> {
  const { number, quantity } = answer;
  const [way] = formula.ways;
  const own = way ? student.unrounded().evaluate(way) : formula.exact;
  const base = { answer, formula, expected: own, from: [] as string[], candidates: [] as Candidate[] };
  if (formula.kind === "given") return { ...base, verdict: "given" };
  if (agreesWith(formula.exact, number)) return { ...base, verdict: "right" };
  const roots = [...student.rootsOf(quantity)];
  const neutral = way ? neutralWays(answer, formula, student) : [];
  const calm = neutral.find(({ sensible, score }) => sensible && score > 0.01) ?? neutral[0];
  const tried = candidatesFor(answer, student, variants);
  let next = tried.next();
  while (!next.done) {
    yield share;
    next = tried.next();
  }
  const candidates = ranked(next.value, answer, student, before, bonus);
  const slips = slipsFor(number, own).sort((a, b) => b.score - a.score);
  const chance = 0.06 * 10 ** -Math.min(6, significantDigits(number));
  const fitting = candidates.filter(({ score }) => score > chance);
  const likely = fitting.length > 0 || roots.length > 0 ? fitting : bugsFor(answer);
  const slip = slips.find(({ score }) => score > chance && score > (likely[0]?.score ?? 0));
  const best = Math.max(likely[0]?.score ?? 0, slip?.score ?? 0);
  // Homework that is right but for sensible rounding is never called wrong.
  if (calm && (calm.sensible ? calm.score > 0.01 || calm.score > best : calm.score > best)) {
    const carries =
      roots.length > 0 && isFarther(own - formula.exact, 0.3 * (number.value - formula.exact), number.half);
    return {
      ...base,
      verdict: carries ? "carried" : "rounding",
      from: carries ? roots : [],
      neutral: calm,
      expected: calm.kind === "early" ? own : calm.value,
    };
  }
  return { ...base, verdict: "wrong", from: roots, candidates: likely, ...(slip && { slip }) };
}

const isFarther = (difference: number, than: number, half: number) =>
  Math.abs(difference) >= Math.min(Math.abs(than), half) && difference !== 0;

/** The candidates with what else was written in mind. */
function ranked(
  candidates: readonly Candidate[],
  answer: GivenAnswer,
  student: Student,
  before: readonly Finding[],
  bonus: ReadonlyMap<string, number>,
): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates.slice(0, 60)) {
    const contradicted = contradictions(candidate, answer, student, before);
    const score = candidate.score * 0.1 ** contradicted * (bonus.get(bonusKey(candidate)) ?? 1);
    const known = best.get(`${candidate.mistake.id} ${candidate.words}`);
    if (!known || score > known.score)
      best.set(`${candidate.mistake.id} ${candidate.words}`, { ...candidate, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** How many earlier answers that are right would have come out otherwise. */
function contradictions(
  { instead }: Candidate,
  { quantity }: GivenAnswer,
  student: Student,
  before: readonly Finding[],
): number {
  const hidden = [...instead].filter(([name]) => name !== quantity);
  if (hidden.length === 0) return 0;
  const { unrounded } = student.pins();
  const pins = new Map(unrounded);
  const other = createWorld(student.formulas, { pins, instead: new Map(hidden) });
  let count = 0;
  for (const { answer, formula, verdict } of before) {
    if (verdict === "wrong" || formula.ways.length === 0) continue;
    const { value, half } = answer.number;
    const usual = student.unrounded().value(answer.quantity);
    const then = other.value(answer.quantity);
    if (Math.abs(then - usual) > 3 * half + 1e-9 * Math.abs(usual) && Math.abs(then - value) > 3 * half)
      count++;
  }
  return Math.min(count, 4);
}

const bonusKey = ({ mistake, words }: Candidate) => `${mistake.id} ${words}`;

/** Mistakes that explain several answers weigh more. */
function bonusOf(found: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  const wrong = found.filter(({ verdict }) => verdict === "wrong");
  for (const { candidates } of wrong)
    for (const key of new Set(candidates.map(bonusKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const several = [...counts].filter(([, count]) => count > 1);
  return new Map(several.map(([key, count]) => [key, 4 ** Math.min(3, count - 1)]));
}

/** The numbers that weren't written down and must have been wrong too. */
function behindOf(
  candidate: Candidate | undefined,
  student: Student,
  { quantity }: GivenAnswer,
): Map<string, number> {
  const behind = new Map<string, number>();
  if (!candidate) return behind;
  const world = createWorld(student.formulas, { pins: student.pins().unrounded, instead: candidate.instead });
  for (const name of candidate.instead.keys()) if (name !== quantity) behind.set(name, world.value(name));
  return behind;
}

function judgementOf(found: readonly Finding[], writer: Writer): Judgement {
  const diagnoses = grouped(found).map((group) => ({ group, diagnosis: writer.diagnosis(group) }));
  const answers = found.map((finding): JudgedAnswer => {
    const { answer, formula, verdict, expected, from } = finding;
    const place = diagnoses.findIndex(({ group }) => group.includes(finding));
    return {
      quantity: answer.quantity,
      symbol: writer.symbol(answer.quantity),
      label: answer.label,
      ...(answer.line !== undefined && { line: answer.line }),
      written: answer.number.text,
      verdict,
      exact: formula.exact,
      expected,
      exactWritten: roundedLike(formula.exact, answer.number),
      expectedWritten: roundedLike(expected, answer.number),
      isCoarse: isCoarse(answer, formula.exact),
      from,
      words: place < 0 ? writer.words(finding) : diagnoses[place].diagnosis.words,
      ...(place >= 0 && { diagnosis: place }),
    };
  });
  const counts = { given: 0, right: 0, rounding: 0, carried: 0, wrong: 0 };
  for (const { verdict } of answers) counts[verdict]++;
  const first = answers.find(({ verdict }) => verdict === "wrong");
  return {
    answers,
    ...(first && { first: first.quantity }),
    diagnoses: diagnoses.map(({ diagnosis }): Diagnosis => diagnosis),
    counts,
  };
}

/** Half a unit of the third digit of 1.00 is half a percent. */
const isCoarse = ({ number: { value, half } }: GivenAnswer, exact: number) =>
  half > 0.0051 * Math.abs(exact) && Math.abs(value - exact) > 1e-12;

/** Wrong answers of one kind in one layer with the same mistake belong together. */
function grouped(found: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const [place, finding] of found.entries()) {
    if (finding.verdict !== "wrong") continue;
    const [best] = finding.candidates;
    const alone = finding.slip !== undefined || !best;
    const key = alone
      ? `${place}`
      : `${finding.formula.kind} ${finding.formula.layer} ${bonusKey(best)} ${best.besides ?? ""} ${best.instead.has(finding.answer.quantity)}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}
