import type { ProgramDocument } from "../document/programDocument";
import { programFormulas } from "../homework/program/programFormulas";
import { runProgramPass } from "../pass/programs/programPass";
import { type NamedLiteral, namedLiterals } from "../program/literals/literalNames";
import { withLiteral } from "../program/literals/literals";
import { ProgramFault } from "../program/parse/tree/fault";
import { createRandom } from "../random";
import { drawnDescription } from "./drawnDescription";
import { type DrawnGroup, drawAll, drawAnywhere, pleasantChoices } from "./drawnGroups";
import { type Drawer, drawPleasant } from "./drawnSheet";
import { type DrawnProbe, fixedAmong } from "./fixed";
import { mostCompared } from "./mistaken";
import { brokenAmong, brokenInPass } from "./rules";
import { seedOf } from "./seedOf";

/** Draws of a program that are tried at most, and those that show what is the same in all. */
const [tries, probeTries] = [100, 12];

/**
 * Draws the numbers of a program's text. What known mistakes give isn't looked at here.
 * @param now a clock in milliseconds
 * @returns a sentence where the text has no number of a name that is to be drawn
 * @throws Error where the document has no `drawn`
 */
export function programDrawer(
  document: ProgramDocument,
  now: () => number,
): Drawer<ProgramDocument> | { readonly fault: string } {
  const { drawn } = document;
  if (!drawn) throw new Error("sheets: the program has no numbers to draw");
  const groups: DrawnGroup<NamedLiteral>[] = [];
  const literals = literalsIn(document.program);
  if ("fault" in literals) return literals;
  for (const each of drawn.numbers) {
    const targets = literals.filter(({ name }) => name === each.of || baseOf(name) === each.of);
    if (targets.length === 0) return { fault: missing(each.of, literals) };
    groups.push({ targets, choices: pleasantChoices(each) });
  }
  let probes: readonly DrawnProbe[] | undefined;

  return {
    draw(id) {
      const random = createRandom(seedOf(id, drawn.seed));
      const next = () => {
        const program = written(document.program, drawAll(groups, random));
        const made = { ...document, program, drawn: { ...drawn, id: id.trim() } };
        const run = runProgramPass(made, now);
        if ("fault" in run) return undefined;
        probes ??= probesOf(document, groups, now);
        const fixed = fixedAmong(probes);
        const inPass = brokenInPass(run.pass, false);
        return {
          document: made,
          broken: drawn.deadUnits ? { ...inPass, dead: 0 } : inPass,
          among() {
            const { names, find } = programFormulas(run.pass);
            const worked = names.filter((name) => find(name)?.kind !== "given");
            const found = brokenAmong(worked, (name) => find(name)?.exact ?? Number.NaN, fixed);
            return worked.length <= mostCompared ? found : { ...found, alike: 0 };
          },
          mistaken: () => ({ count: 0, seen: 0 }),
        };
      };
      const sheet = drawPleasant<ProgramDocument>(next, () => tries);
      return "fault" in sheet
        ? { fault: "the program runs with none of the numbers that can be drawn" }
        : { ...sheet, document: described(groups, sheet.document) };
    },
  };
}

/** The sheet, whose text tells none of the exercise's own numbers. */
function described(groups: readonly DrawnGroup<NamedLiteral>[], sheet: ProgramDocument): ProgramDocument {
  const { description, ...rest } = sheet;
  if (description === undefined) return sheet;
  const now = new Map(namedLiterals(sheet.program).map((literal) => [literal.name, literal]));
  const changed = groups.flatMap(({ targets }) =>
    targets.flatMap(({ name, value: before }) => {
      const after = now.get(name)?.value;
      return after === undefined ? [] : [{ names: [name], before, after }];
    }),
  );
  const own = drawnDescription(description, changed);
  return own === undefined ? rest : { ...rest, description: own };
}

function literalsIn(source: string): NamedLiteral[] | { readonly fault: string } {
  try {
    return namedLiterals(source);
  } catch (error) {
    if (error instanceof ProgramFault) return { fault: `the program can't be read: ${error.message}` };
    throw error;
  }
}

/** `A` of `A[0,1]`. */
const baseOf = (name: string) => name.replace(/\[[^[\]]*\]$/, "");

function missing(of: string, literals: readonly NamedLiteral[]): string {
  const names = [...new Set(literals.flatMap(({ name }) => [baseOf(name)]))].slice(0, 8);
  return `the program writes out no number of ${of} that could be drawn; it has ${names.join(", ")}`;
}

/** The text with other numbers, from its end on, so that the places before stay. */
const written = (source: string, numbers: readonly (readonly [NamedLiteral, number])[]): string =>
  numbers
    .toSorted(([one], [other]) => other.from - one.from)
    .reduce((text, [literal, value]) => withLiteral(text, literal, value), source);

function probesOf(
  document: ProgramDocument,
  groups: readonly DrawnGroup<NamedLiteral>[],
  now: () => number,
): readonly DrawnProbe[] {
  const random = createRandom(1);
  const probes: DrawnProbe[] = [];
  for (let k = 0; k < probeTries && probes.length < 2; k++) {
    const run = runProgramPass(
      { ...document, program: written(document.program, drawAnywhere(groups, random)) },
      now,
    );
    if ("fault" in run || brokenInPass(run.pass, false).finite > 0) continue;
    const { find } = programFormulas(run.pass);
    probes.push({ numberAt: (name) => find(name)?.exact });
  }
  return probes;
}
