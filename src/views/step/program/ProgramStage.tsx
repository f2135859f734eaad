import { useEffect, useMemo, useState } from "react";
import type { ProgramLayout } from "../../../draw/program/programLayout";
import { shortNumber } from "../../../engine/math/format";
import { loadPart } from "../../../loadPart";
import { useStores } from "../../../store/context";
import { useWorkbench } from "../../../store/work/context";
import { useNumberNames } from "../parts/numberNames";
import { useClaims } from "./claims/useClaims";
import { ProgramGraph } from "./graph/ProgramGraph";

/** The graph of the program that is open, at the step that is shown. */
export default function ProgramStage() {
  const opened = useWorkbench((state) => state.opened);
  const frames = useWorkbench((state) => state.frames);
  const lit = useWorkbench((state) => state.lit);
  const point = useWorkbench((state) => state.point);
  const isDraft = useWorkbench((state) => state.draft !== undefined);
  const claimed = useClaims();
  const judged = useJudged();
  const keep = usePicture();
  const { tensorOf } = useNumberNames();
  const step = opened?.step;
  const standing = useMemo(
    () => ({
      now: new Set(step ? (step.names ?? [step.quantity]) : []),
      read: new Set(step?.reads.map(({ name }) => name)),
      lit,
      tensorOf,
    }),
    [step, lit, tensorOf],
  );
  if (!opened?.shown || !step) return null;
  const { numbers, shown } = opened;
  // What is being typed has no verdict yet.
  const claims = isDraft ? none : claimed;
  return (
    <ProgramGraph
      outline={shown.outline}
      of={shown.of}
      numbers={(names) => (frames.latest?.numbers ?? numbers).all(names, step.index)}
      standing={standing}
      judged={judged}
      claims={claims}
      label={`Graph of a program with ${shown.outline.operations.length} operations. ${step.explanation.title}${
        typeof step.value === "number" ? `: ${shortNumber(step.value, 4)}` : ""
      }.`}
      onPoint={point}
      isMoving={() => frames.latest !== undefined}
      subscribe={frames.subscribe}
      onDrawn={keep}
    />
  );
}

const none: readonly never[] = [];

/** The values whose gradients the program writes out, which stay the same while only numbers change. */
function useJudged(): ReadonlySet<string> {
  const names = useWorkbench(({ opened }) =>
    JSON.stringify([...new Set(opened?.shown?.claims.flatMap(({ value }) => value ?? []))]),
  );
  return useMemo(() => new Set<string>(JSON.parse(names)), [names]);
}

/** Remembers what is drawn, for files of it; nothing until what makes them is loaded. */
function usePicture(): ((svg: SVGSVGElement, layout: ProgramLayout) => void) | undefined {
  const stores = useStores();
  const [keep, setKeep] = useState<(svg: SVGSVGElement, layout: ProgramLayout) => void>();
  useEffect(() => {
    let mounted = true;
    // Without it the page works all the same; the export says what is missing.
    loadPart(() => import("../graph/input")).then(
      ({ createGraphPicture }) => {
        const picture = stores.get(createGraphPicture);
        if (mounted)
          setKeep(() => (svg: SVGSVGElement, layout: ProgramLayout) => picture.keep(svg, { layout }));
      },
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [stores]);
  return keep;
}
