import { valueAt } from "../document/changes";
import type { NetworkDocument } from "../document/document";
import { structureFaults } from "../document/faults/structureFaults";
import { givenOf, learningRateName } from "../document/naming/givenOf";
import { createFormulas } from "../homework/answer/formulas";
import { runPass } from "../pass/pass";
import { createRandom } from "../random";
import { drawnDescription } from "./drawnDescription";
import { drawAll, drawAnywhere, drawnGroups, withNumbersAt } from "./drawnGroups";
import { type Drawer, drawPleasant, type SheetCandidate } from "./drawnSheet";
import { type DrawnProbe, fixedAmong } from "./fixed";
import { isHidden, mistakenNumbers, mostCompared } from "./mistaken";
import { type Broken, brokenAmong, brokenInPass, type Fixed, workedOut } from "./rules";
import { seedOf } from "./seedOf";

/** Draws that are tried for what is the same in all of them. */
const probeTries = 40;

/** Numbers that are worked out at most for one sheet, over all its draws. */
const budget = 60_000;

/** What holds of an exercise whatever is drawn. */
interface Always {
  /** What is worked out. */
  readonly names: readonly string[];
  readonly fixed: Fixed;
  /** Mistakes at numbers that they always leave as they are. */
  readonly hidden: ReadonlySet<string>;
}

/**
 * Draws the numbers of a network.
 * @throws Error where the document has no `drawn`
 */
export function networkDrawer(document: NetworkDocument): Drawer<NetworkDocument> {
  const { drawn } = document;
  if (!drawn) throw new Error("sheets: the document has no numbers to draw");
  const groups = drawnGroups(document, drawn);
  const { deadUnits = false, seed } = drawn;
  let known: Always | undefined;

  function candidate(made: NetworkDocument): SheetCandidate<NetworkDocument> {
    const pass = runPass(made);
    known ??= alwaysSo(document, groups, deadUnits);
    const { names, fixed, hidden } = known;
    const isCompared = names.length <= mostCompared;
    const formulas = createFormulas(pass);
    const broken = plainRules(brokenInPass(pass, true), deadUnits);
    return {
      document: made,
      broken,
      among: () => {
        const found = brokenAmong(names, (name) => formulas.exactOf(name) ?? Number.NaN, fixed);
        return isCompared ? found : { ...found, alike: 0 };
      },
      mistaken(enough) {
        let [count, seen] = [0, 0];
        if (!isCompared) return { count, seen };
        for (const number of mistakenNumbers(pass, formulas)) {
          seen += 1;
          if (isHidden(number) && !hidden.has(number.key)) count += 1;
          if (count >= enough) break;
        }
        return { count, seen };
      },
    };
  }

  return {
    draw(id) {
      const random = createRandom(seedOf(id, seed));
      const next = () => {
        const numbers = drawAll(groups, random);
        const made = { ...withNumbersAt(document, numbers), drawn: { ...drawn, id: id.trim() } };
        return structureFaults(made).length > 0 ? undefined : candidate(made);
      };
      const sheet = drawPleasant(next, () => Math.ceil(budget / (known?.names.length ?? 1)));
      return "fault" in sheet ? sheet : { ...sheet, document: described(document, sheet.document) };
    },
  };
}

/** The sheet, whose text tells none of the exercise's own numbers. */
function described(exercise: NetworkDocument, sheet: NetworkDocument): NetworkDocument {
  const { description, ...rest } = sheet;
  const { drawn, names = {} } = exercise;
  if (description === undefined || !drawn) return sheet;
  const changed = drawn.numbers.flatMap(({ of }) =>
    givenOf(exercise, of).map(({ name, path }) => ({
      names: [
        name,
        ...(names[name] === undefined ? [] : [names[name]]),
        ...(name === learningRateName ? ["learning rate", "η"] : []),
      ],
      before: Number(valueAt(exercise, path)),
      after: Number(valueAt(sheet, path)),
    })),
  );
  const own = drawnDescription(description, changed);
  return own === undefined ? rest : { ...rest, description: own };
}

const plainRules = <Rules extends Pick<Broken, "dead">>(rules: Rules, deadUnits: boolean): Rules =>
  deadUnits ? { ...rules, dead: 0 } : rules;

/** What is the same, or can't be told from a mistake, whatever is drawn. */
function alwaysSo(
  document: NetworkDocument,
  groups: ReturnType<typeof drawnGroups>,
  deadUnits: boolean,
): Always {
  const random = createRandom(1);
  const probes: (DrawnProbe & { readonly hidden: ReadonlySet<string> })[] = [];
  const names = workedOut(createFormulas(runPass(document)));
  for (let k = 0; k < probeTries && probes.length < 2; k++) {
    // Targets have to be such as the loss takes.
    const numbers = new Map(drawAnywhere(groups, random));
    for (const [path, value] of drawAll(groups, random)) if (path[1] === "targets") numbers.set(path, value);
    const probe = withNumbersAt(document, [...numbers]);
    if (structureFaults(probe).length > 0) continue;
    const pass = runPass(probe);
    const { finite, dead } = brokenInPass(pass, true);
    if (finite > 0 || (dead > 0 && !deadUnits && k < probeTries - 2)) continue;
    const formulas = createFormulas(pass);
    const hidden = new Set<string>();
    if (names.length <= mostCompared)
      for (const number of mistakenNumbers(pass, formulas)) if (isHidden(number)) hidden.add(number.key);
    probes.push({ numberAt: formulas.exactOf, hidden });
  }
  const [first, second] = probes;
  const hidden = new Set([...(first?.hidden ?? [])].filter((key) => second?.hidden.has(key)));
  return { names, fixed: fixedAmong(probes), hidden };
}
