import { expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { createKept } from "../../../src/engine/explain/kept";
import type { StepSize } from "../../../src/engine/names/presentation";
import { literalsOf, withLiteral } from "../../../src/engine/program/literals/literals";
import { parseProgram } from "../../../src/engine/program/parse/parse";
import * as programs from "../../../src/worker/programs";
import type { Report } from "../../../src/worker/protocol/protocol";
import { Session } from "../../../src/worker/session/session";
import golden from "../../golden/programs.json";
import { sample } from "../../sample";

type Of<Kind extends Report["kind"]> = Extract<Report, { kind: Kind }>;

function ready(): Session {
  const session = new Session(explainStep);
  session.programs = programs;
  session.createKept = createKept;
  return session;
}

const sizes: readonly StepSize[] = ["layer", "unit", "term"];

/** Steps are looked at from end to end, not each of them. */
const mostSteps = 8;

const cases = golden.programs.map(({ id, source, of }, k) => [id, sizes[k % 3], source, of] as const);

it.each(sample(cases, 2))(
  "a dragged number of %s shows what opening shows, by %s",
  (_id, size, source, of) => {
    const [literal] = literalsOf(parseProgram(source));
    if (!literal) return;
    const textWith = (value: number) => withLiteral(source, literal, value);
    const open = (text: string) =>
      ({ kind: "open", id: 1, document: programDocument(text, of), size, at: 0 }) as const;
    const session = ready();
    const { count } = session.answer(open(source)) as Of<"opened">;
    const fresh = ready();
    for (const value of [1, 2, 3].map((more) => literal.value + Math.sign(literal.value || 1) * more)) {
      const opened = fresh.answer(open(textWith(value)));
      if (opened.kind !== "opened") return;
      for (let index = 0; index < count; index += Math.ceil(count / mostSteps)) {
        const changes = [{ path: ["program"], value: textWith(value) }];
        const moved = session.answer({ kind: "move", id: 2, changes, index }) as Of<"moved">;
        const alone = fresh.answer({ kind: "step", id: 2, index: moved.step.index }) as Of<"step">;
        expect(moved.step).toEqual(alone.step);
        if (moved.values) expect(moved.values).toEqual(opened.frame?.values);
      }
    }
  },
);
