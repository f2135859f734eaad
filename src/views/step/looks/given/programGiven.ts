import type { StoreApi } from "zustand/vanilla";
import { type AnyDocument, isProgram } from "../../../../engine/document/programDocument";
import { type NamedLiteral, namedLiterals } from "../../../../engine/program/literals/literalNames";
import { withLiteral } from "../../../../engine/program/literals/literals";
import type { Workbench } from "../../../../store/work/workbenchState";
import { movedByKey, wholeSteps } from "../../../../ui/numbers/keySteps";
import { perPixelOf } from "../../../../ui/numbers/scrub";
import type { Given } from "../../graph/input/given";

/** A number of a program's text, as the hand changes it. @param label its name as the page writes it */
export function programGiven({ getState }: StoreApi<Workbench>, literal: NamedLiteral, label: string): Given {
  const { name, value, isInteger } = literal;
  const { program, openedAs, editProgram, preview, select } = getState();
  const write = (next: (from: number) => number, gesture?: string) =>
    editProgram((now) => {
      const found = literalIn(now.program, name);
      return found ? { ...now, program: withLiteral(plain(now.program), found, next(found.value)) } : now;
    }, gesture);
  return {
    name,
    label,
    value,
    openedWith: openedWith(openedAs, name),
    perPixel: isInteger ? 0.1 : perPixelOf(value),
    set: (next, gesture) => write(() => next, gesture),
    stepBy: (steps, gesture, at) =>
      write(
        (from) => (isInteger ? from + wholeSteps(steps) : movedByKey(at, from, steps, perPixelOf(from))),
        gesture,
      ),
    select: (also) => select(name, also),
    preview: (next) =>
      preview([{ path: ["program"], value: withLiteral(plain(program?.program ?? ""), literal, next) }]),
    stopPreview: () => preview([]),
  };
}

/** What the number was when the document was opened; nothing where it wasn't there. */
function openedWith(openedAs: AnyDocument | undefined, name: string): number | undefined {
  return openedAs && isProgram(openedAs) ? literalIn(openedAs.program, name)?.value : undefined;
}

function literalIn(text: string, name: string): NamedLiteral | undefined {
  try {
    return namedLiterals(plain(text)).find((one) => one.name === name);
  } catch {
    return undefined;
  }
}

const plain = (text: string) => text.replace(/\r\n?/g, "\n");
