import { meanOf } from "../math/interval";
import { type KnownMistake, knownMistakes } from "../mistakes";
import type { MarkedHandIn } from "./mark";
import { type MarkKind, markKinds } from "./scheme";

/** How a class did. */
export interface ClassSummary {
  readonly handIns: number;
  /** Of the hand-ins that could be read; nothing where there is none. */
  readonly points?: {
    readonly mean: number;
    readonly median: number;
    readonly least: number;
    readonly most: number;
  };
  /** Mean points of each question, in their order. */
  readonly questions: readonly { readonly name: string; readonly mean: number; readonly of: number }[];
  readonly counts: Readonly<Record<MarkKind, number>>;
  /** Known mistakes, the most frequent first: how many made them, and at which number first. */
  readonly mistakes: readonly {
    readonly mistake: string;
    readonly label: string;
    readonly handIns: number;
    readonly at: readonly { readonly quantity: string; readonly handIns: number }[];
  }[];
  /** Hand-ins whose first wrong number isn't one that a known mistake gives. */
  readonly unexplained: number;
  /** Hand-ins with lines that couldn't be read. */
  readonly unread: number;
}

/** Sums up what the hand-ins of a class got. */
export function summarized(marked: readonly MarkedHandIn[]): ClassSummary {
  const points = marked.map((one) => one.points).sort((a, b) => a - b);
  const made = new Map<string, Map<string, number>>();
  for (const { mistakes } of marked)
    for (const { mistake, quantities } of uniqueMistakes(mistakes)) {
      const at = made.get(mistake) ?? new Map<string, number>();
      made.set(mistake, at.set(quantities[0], (at.get(quantities[0]) ?? 0) + 1));
    }
  const mistakes = [...made].map(([mistake, at]) => ({
    mistake,
    label: knownMistakes[mistake as KnownMistake]?.label ?? mistake,
    handIns: [...at.values()].reduce((sum, count) => sum + count, 0),
    at: [...at]
      .map(([quantity, handIns]) => ({ quantity, handIns }))
      .sort((one, other) => other.handIns - one.handIns),
  }));
  return {
    handIns: marked.length,
    ...(points.length > 0 && {
      points: {
        mean: hundredth(meanOf(points)),
        median: hundredth((points[(points.length - 1) >> 1] + points[points.length >> 1]) / 2),
        least: points[0],
        most: points[points.length - 1],
      },
    }),
    questions: (marked[0]?.questions ?? []).map(({ name, of }, index) => ({
      name,
      mean: hundredth(meanOf(marked.map(({ questions }) => questions[index].points))),
      of,
    })),
    counts: Object.fromEntries(
      markKinds.map((kind) => [kind, marked.reduce((sum, { counts }) => sum + counts[kind], 0)]),
    ) as Record<MarkKind, number>,
    mistakes: mistakes.sort((one, other) => other.handIns - one.handIns),
    unexplained: marked.filter(({ first }) => first && first.mistake === undefined).length,
    unread: marked.filter(({ apart }) => apart.unread > 0).length,
  };
}

/** Each mistake of a hand-in once, where it was made first. */
const uniqueMistakes = (mistakes: MarkedHandIn["mistakes"]) =>
  mistakes.filter(({ mistake }, k) => mistakes.findIndex((other) => other.mistake === mistake) === k);

const hundredth = (value: number) => Math.round(value * 100) / 100;
