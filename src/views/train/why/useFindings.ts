import { useEffect, useMemo, useState } from "react";
import { useTraining } from "../../../store/training/trainingContext";
import type { Finding } from "../../../store/training/trainingState";

/** Milliseconds of rest before it is asked: who steps quickly isn't kept waiting. */
const rest = 150;

/** Why training does what it does, found anew wherever it rests; nothing while it runs. */
export function useFindings(): readonly Finding[] {
  const running = useTraining((state) => state.running);
  const document = useTraining((state) => state.document);
  const data = useTraining((state) => state.data);
  const frames = useTraining((state) => state.frames);
  const why = useTraining((state) => state.why);
  const [place, setPlace] = useState("");
  useEffect(
    () =>
      frames.subscribe(() => {
        const { running: runs, position } = frames.latest ?? {};
        if (runs === false && position) setPlace(`${position.epoch} ${position.step} ${position.minibatch}`);
      }),
    [frames],
  );
  /** What the answer belongs to; nothing where there is nothing to ask about. */
  const asked = useMemo(
    () => (running || !data || place === "" ? undefined : { document, place }),
    [running, data, document, place],
  );
  const [found, setFound] = useState<{ of: typeof asked; findings: readonly Finding[] }>();
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => {
      why().then(
        (findings) => setFound({ of: asked, findings }),
        // A worker that ended says so elsewhere.
        () => undefined,
      );
    }, rest);
    return () => clearTimeout(timer);
  }, [asked, why]);
  return asked && found?.of === asked ? found.findings : [];
}
