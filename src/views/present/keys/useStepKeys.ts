import { useMemo } from "react";
import { conventions, forms, isTogether, scopes } from "../../../engine/names/presentation";
import { useStores } from "../../../store/context";
import { createPredict } from "../../../store/homework/predict";
import { useWorkbench } from "../../../store/work/context";
import { lookOf, looksOf } from "../../parts/looks";
import { nextOf, type SlideKey } from "./slideKeys";

const idsOf = <Id extends string>(all: readonly { readonly id: Id }[]): readonly Id[] =>
  all.map(({ id }) => id);

/**
 * The keys of Step in front of a class. Those without an act are the timeline's own.
 * @param onNote gets the quantity whose note is to be written
 */
export function useStepKeys(onNote: (quantity: string) => void): readonly SlideKey[] {
  const { workbench, get } = useStores();
  const locked = useWorkbench((state) => state.locked);
  const isProgram = useWorkbench((state) => state.program !== undefined);
  const examples = useWorkbench((state) => state.document?.batch.inputs.length ?? 1);
  return useMemo(() => {
    const now = workbench.getState;
    const choose = (event: KeyboardEvent, part: "form" | "convention" | "scope") => {
      const { presentation, choose } = now();
      if (part === "form") choose({ form: nextOf(idsOf(forms), presentation.form, event) });
      else if (part === "convention")
        choose({ convention: nextOf(idsOf(conventions), presentation.convention, event) });
      else choose({ scope: nextOf(idsOf(scopes), presentation.scope, event) });
    };
    return [
      { keys: ["ArrowRight"], shown: "→  ←", words: "the next step, the one before" },
      { keys: ["Home"], shown: "Home End", words: "the first step, the last" },
      { keys: [" "], shown: "Space", words: "plays, pauses" },
      { keys: ["1"], shown: "1  2  3", words: "steps by layer, unit, term" },
      { keys: ["p"], words: "predict first: each number is hidden until it is asked for" },
      { keys: ["Enter"], words: "shows the hidden number" },
      ...(isProgram
        ? [{ keys: ["Shift"], shown: "Shift+→", words: "over a call or loop; ← back over it, ↑ out of it" }]
        : []),
      ...(locked
        ? []
        : [
            {
              keys: ["n", "N"],
              words: "writes a note to this step; Enter keeps it",
              act() {
                const { opened, hidden } = now();
                // It may tell what is to be predicted, and has its place below what happens.
                if (opened && !hidden.includes("what") && !get(createPredict).getState().hides)
                  onNote(opened.step.quantity);
              },
            },
          ]),
      {
        keys: ["l", "L"],
        words: isProgram
          ? "the next look: graph, matrices, curve …"
          : "the next look: units, matrices, loss curve …",
        act(event) {
          const { look, lookAs } = now();
          lookAs(nextOf(looksOf(isProgram), lookOf(look), event).label);
        },
      },
      {
        keys: ["f", "F"],
        words: "the formula’s next form: terms, Σ, matrix",
        act: (event) => choose(event, "form"),
      },
      {
        keys: ["c", "C"],
        words: "matrices with examples as columns or as rows",
        act: (event) => choose(event, "convention"),
      },
      ...(examples > 1
        ? [
            {
              keys: ["b", "B"],
              words: "one example after the other, or the whole batch",
              act: (event: KeyboardEvent) => choose(event, "scope"),
            },
            {
              keys: ["e", "E"],
              words: "of the whole batch: whose numbers are shown",
              act({ shiftKey }: KeyboardEvent) {
                const { opened, presentation, showExample } = now();
                if (!opened || !isTogether(presentation.scope)) return;
                const next = opened.numbers.example + (shiftKey ? examples - 1 : 1);
                showExample(((next - 1) % examples) + 1);
              },
            },
          ]
        : []),
      {
        keys: ["ArrowDown", "PageDown"],
        shown: "↓  ↑",
        words: "scrolls what is too long",
        act: () => scroll(1),
      },
      {
        keys: ["ArrowUp", "PageUp"],
        shown: "↑",
        words: "scrolls back",
        act: () => scroll(-1),
        isUnlisted: true,
      },
    ];
  }, [workbench, get, isProgram, examples, locked, onNote]);
}

/** Half a page on in the picture, or in the text where the picture is all there. */
function scroll(direction: 1 | -1): void {
  const within = [...document.querySelectorAll<HTMLElement>(".slide-picture *, .slide-what")].find(
    (element) =>
      element.scrollHeight > element.clientHeight + 4 &&
      /auto|scroll/.test(getComputedStyle(element).overflowY),
  );
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  within?.scrollBy({
    top: (direction * within.clientHeight) / 2,
    behavior: isStill ? "instant" : "smooth",
  });
}
