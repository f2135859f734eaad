import { use, useEffect, useMemo } from "react";
import { createPageCompare, useCompare } from "../../../store/compare/compareContext";
import { useStores } from "../../../store/context";
import { createTrainingLoader } from "../../../store/keep/trainingLoader";
import { besides } from "../../compare/beside";
import { mains } from "../../compare/mains";
import { createArrangement, useArrangement } from "../../compare/runs/arrangement";
import { useArrangementInLink } from "../../compare/useArrangementInLink";
import { useComparison } from "../../compare/useComparison";
import { Problems } from "../../train/Problems";
import { Trained } from "../../train/Trained";
import { nextOf, type SlideKey, type SlideProps } from "../keys/slideKeys";
import "../../parts/panels.css";
import "../../parts/plot/plot.css";
import "../../compare/compare.css";
import "./standing.css";
import "./compareSlide.css";

/** Many runs in front of a class: all of them as a picture, and beside it what it comes to. */
export default function CompareSlide({ onKeys }: SlideProps) {
  use(useStores().get(createTrainingLoader)());
  useArrangementInLink();
  const { document, rows, quantities, axes, inside, within } = useComparison();
  const main = useArrangement((state) => state.main);
  const beside = useArrangement((state) => state.beside);
  const keys = useCompareKeys();
  useEffect(() => onKeys(keys), [onKeys, keys]);
  if (!document)
    return (
      <main className="compare-slide" aria-labelledby="compare-title">
        <h1 id="compare-title" className="unseen">
          Compare
        </h1>
        <p className="slide-empty">
          There are no runs to compare yet. Esc ends Present: in Compare they are planned, and then shown
          here.
        </p>
      </main>
    );
  const shownMain = mains.find(({ id }) => id === main) ?? mains[0];
  const shown = besides.find(({ id }) => id === beside) ?? besides[0];
  return (
    <main className="compare-slide" aria-labelledby="compare-title">
      <h1 id="compare-title" className="unseen">
        Compare
      </h1>
      <Problems />
      <section className="slide-runs" aria-label="Runs as a picture">
        <Trained />
        <shownMain.View document={document} rows={rows} quantities={quantities} axes={axes} inside={inside} />
      </section>
      <div className="slide-beside">
        <shown.View document={document} rows={within} />
      </div>
      <Progress />
    </main>
  );
}

const standings = {
  looking: "looking for what was kept",
  idle: "at rest",
  running: "running",
  paused: "paused",
} as const satisfies Record<ReturnType<typeof useStatus>, string>;

const useStatus = () => useCompare((state) => state.status);

function Progress() {
  const runs = useCompare((state) => state.runs);
  const status = useStatus();
  const done = runs.filter((run) => run.status === "done").length;
  return (
    <footer className="slide-standing">
      <b>
        {done} of {runs.length} runs done
      </b>
      <progress max={Math.max(1, runs.length)} value={done} aria-label="Runs done" />
      <span>{standings[status]}</span>
      <span>? keys</span>
    </footer>
  );
}

/** Each key asks how far the runs are as it is pressed. */
function useCompareKeys(): readonly SlideKey[] {
  const { get } = useStores();
  return useMemo(() => {
    const compare = get(createPageCompare).getState;
    const arrangement = get(createArrangement).getState;
    const go = (by: number) => {
      const { chosen, choose } = arrangement();
      const done = compare().runs.flatMap(({ status }, index) => (status === "done" ? [index] : []));
      if (done.length === 0) return;
      const at = chosen === undefined ? (by > 0 ? -1 : 0) : done.indexOf(chosen);
      choose(done[(at + by + done.length) % done.length]);
    };
    const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
    return [
      {
        keys: [" "],
        shown: "Space",
        words: "trains the runs, pauses them",
        act() {
          const { status, pause, start } = compare();
          if (status === "running") pause();
          else if (status !== "looking") start();
        },
      },
      {
        keys: ["ArrowRight"],
        shown: "→  ←",
        words: "chooses the next run, the one before",
        act: () => go(1),
      },
      { keys: ["ArrowLeft"], words: "chooses the run before", act: () => go(-1), isUnlisted: true },
      {
        keys: ["l", "L"],
        words: "runs as lines or as pictures",
        act: (event) => arrangement().arrange({ main: nextOf(ids(mains), arrangement().main, event) }),
      },
      {
        keys: ["b", "B"],
        words: "beside them: what matters, against a setting, curves, the chosen run …",
        act: (event) => arrangement().arrange({ beside: nextOf(ids(besides), arrangement().beside, event) }),
      },
    ];
  }, [get]);
}
