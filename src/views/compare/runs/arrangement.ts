import { createStore, type StoreApi } from "zustand/vanilla";
import { useStoreOf } from "../../../store/context";
import type { ScaleKind } from "./rows";

/** How the reader has arranged Compare: it is in the link, and isn't undone. */
export interface Arrangement {
  /** Axes by their ids, from left to right; those that aren't named stand where they usually do. */
  readonly order: readonly string[];
  readonly inverted: readonly string[];
  readonly hidden: readonly string[];
  /** Where it isn't the usual one. */
  readonly scales: Readonly<Record<string, ScaleKind>>;
  /** The brushed part of an axis, from below: 0 to 1. */
  readonly brushes: Readonly<Record<string, readonly [number, number]>>;
  /** The axis that colours the lines; the figure that decides where absent. */
  readonly colour?: string | undefined;
  readonly sort: { readonly by: string; readonly descending: boolean };
  /** Whether the table has a row for each cell, or for each run. */
  readonly perCell: boolean;
  readonly hiddenColumns: readonly string[];
  /** Words that the table's lines have. */
  readonly filter: string;
  /** The id of the large picture. */
  readonly main: string;
  /** The id of what is shown beside the table. */
  readonly beside: string;
  /** The setting that figures are drawn against. */
  readonly against?: string | undefined;
}

export const usualArrangement: Arrangement = {
  order: [],
  inverted: [],
  hidden: ["trainLoss", "trainError", "testLoss", "testError", "seconds", "runSeed"],
  scales: {},
  brushes: {},
  sort: { by: "", descending: false },
  perCell: true,
  hiddenColumns: ["trainLoss", "trainError", "testLoss"],
  filter: "",
  main: "lines",
  beside: "matters",
};

interface ArrangementStore extends Arrangement {
  /** The run that is pointed at, by its index among all runs. */
  readonly lit: number | undefined;
  /** The run that is chosen, to be opened. */
  readonly chosen: number | undefined;
  arrange(change: Partial<Arrangement>): void;
  point(index: number | undefined): void;
  choose(index: number | undefined): void;
}

export function createArrangement(): StoreApi<ArrangementStore> {
  return createStore<ArrangementStore>((set) => ({
    ...usualArrangement,
    lit: undefined,
    chosen: undefined,
    arrange: (change) => set(change),
    point: (lit) => set((now) => (now.lit === lit ? now : { lit })),
    choose: (chosen) => set({ chosen }),
  }));
}

export const useArrangement = <Part>(select: (state: ArrangementStore) => Part): Part =>
  useStoreOf(createArrangement, select);

const fields = Object.keys(usualArrangement) as (keyof Arrangement)[];

/** What differs from the usual, as JSON; nothing where nothing does. */
export function writeArrangement(state: Arrangement): string | undefined {
  const entries = fields.flatMap((field) =>
    JSON.stringify(state[field]) === JSON.stringify(usualArrangement[field]) ? [] : [[field, state[field]]],
  );
  return entries.length > 0 ? JSON.stringify(Object.fromEntries(entries)) : undefined;
}

/** Reads what `writeArrangement` wrote; nothing where it is something else. */
export function readArrangement(text: string): Partial<Arrangement> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== "object" || read === null || Array.isArray(read)) return undefined;
    const entries = Object.entries(read);
    const isKnown = entries.every(([field, value]) => {
      const usual = usualArrangement[field as keyof Arrangement];
      if (field === "colour" || field === "against") return typeof value === "string";
      return (
        usual !== undefined && typeof value === typeof usual && Array.isArray(value) === Array.isArray(usual)
      );
    });
    return isKnown ? (read as Partial<Arrangement>) : undefined;
  } catch {
    return undefined;
  }
}
