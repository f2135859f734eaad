import { useMemo } from "react";
import { plainName } from "../../../../engine/names/canonicalName";
import { type NamedLiteral, namedLiterals } from "../../../../engine/program/literals/literalNames";
import { withLiteral } from "../../../../engine/program/literals/literals";
import { useWorkbench } from "../../../../store/work/context";
import { useNumberNames } from "../../parts/numberNames";
import { type Move, type Moves, useMoving } from "../lossCurve/controls/useMove";

/** The numbers of the program's text that can be changed; none where it is no Python. */
export function useProgramNumbers(): readonly NamedLiteral[] {
  const text = useWorkbench((state) => state.program?.program ?? "");
  return useMemo(() => numbersOf(text), [text]);
}

/** Those of the text that was asked for last: many parts of the page ask for the same. */
let last: { readonly text: string; readonly numbers: readonly NamedLiteral[] } | undefined;

function numbersOf(text: string): readonly NamedLiteral[] {
  if (last?.text !== text) last = { text, numbers: readNumbers(text) };
  return last.numbers;
}

function readNumbers(text: string): readonly NamedLiteral[] {
  try {
    return namedLiterals(text.replace(/\r\n?/g, "\n"));
  } catch {
    return [];
  }
}

/** A program's text with some of its numbers changed. */
export function movedText(text: string, moves: Moves): string {
  const source = text.replace(/\r\n?/g, "\n");
  // The last in the text first: it leaves the places of those before.
  return numbersOf(source).reduceRight(
    (changed, literal) =>
      Object.hasOwn(moves, literal.name) ? withLiteral(changed, literal, moves[literal.name]) : changed,
    source,
  );
}

/** Moves numbers of the program's text. */
export function useTextMove(): Move {
  const text = useWorkbench((state) => state.program?.program ?? "");
  const editProgram = useWorkbench((state) => state.editProgram);
  return useMoving({
    changes: (moves) => [{ path: ["program"], value: movedText(text, moves) }],
    make: (moves) => editProgram((now) => ({ ...now, program: movedText(now.program, moves) })),
    nudge: (distances, gesture) =>
      editProgram((now) => {
        const values = numbersOf(now.program).flatMap(({ name, value, isInteger }) => {
          const distance = Object.hasOwn(distances, name) ? distances[name] : undefined;
          if (distance === undefined) return [];
          // Without what adding decimals leaves behind: 0.1 + 0.2 is 0.3.
          const next = isInteger ? value + Math.sign(distance) : Number((value + distance).toPrecision(12));
          return [[name, next] as const];
        });
        return { ...now, program: movedText(now.program, Object.fromEntries(values)) };
      }, gesture),
  });
}

/** The numbers of the text that a plot is about. */
export interface NumbersChosen {
  readonly first: NamedLiteral;
  readonly second: NamedLiteral | undefined;
}

/**
 * What has been selected and is still there; else the number that the step is about, else the first of a parameter, of what the
 * program writes a gradient of, or that leads to the scalar whose gradients are taken.
 */
export function useNumbersChosen(numbers: readonly NamedLiteral[]): NumbersChosen | undefined {
  const selected = useWorkbench((state) => state.selected);
  const current = useWorkbench((state) => state.opened?.step.quantity);
  const outline = useWorkbench((state) => state.opened?.shown?.outline);
  const claims = useWorkbench((state) => state.opened?.shown?.claims);
  const { parse } = useNumberNames();
  return useMemo(() => {
    const find = (name: string | undefined) => numbers.find((literal) => literal.name === name);
    const [chosen, second] = selected.flatMap((name) => find(name) ?? []);
    const starts = new Set(outline?.values.flatMap(({ name, isConstant }) => (isConstant ? [] : [name])));
    const updated = new Set(
      outline?.values.flatMap(({ name, role }) => (role === "parameter" ? [name] : [])),
    );
    const claimed = new Set(claims?.flatMap(({ value }) => value ?? []));
    const isOf = (names: ReadonlySet<string>) => (literal: NamedLiteral) =>
      names.has(parse(literal.name)?.of.base ?? "");
    const own = current === undefined ? undefined : parse(current)?.of;
    const first =
      chosen ??
      find(own && plainName(own)) ??
      numbers.find(isOf(updated)) ??
      numbers.find(isOf(claimed)) ??
      numbers.find(isOf(starts)) ??
      numbers[0];
    return first && { first, second: second === first ? undefined : second };
  }, [numbers, selected, current, outline, claims, parse]);
}
