import { useEffect, useMemo, useState } from "react";
import { useTraining } from "../../../store/training/trainingContext";
import type { WhyFinding } from "../../../store/training/trainingState";

/** Milliseconds of rest before it is asked: who steps quickly isn't kept waiting. */
const restMilliseconds = 150;

export interface Found {
  readonly findings: readonly WhyFinding[];
  /** Looks once while training runs; nothing where it rests. */
  readonly ask?: () => void;
  /** The epoch at which it was looked while training ran. */
  readonly askedAt?: number;
}

/** Why training does what it does, found again wherever it rests; while it runs, when it is asked for. */
export function useFindings(): Found {
  const running = useTraining((state) => state.running);
  const document = useTraining((state) => state.document);
  const data = useTraining((state) => state.data);
  const frames = useTraining((state) => state.frames);
  const why = useTraining((state) => state.why);
  const [position, setPosition] = useState("");
  useEffect(
    () =>
      frames.subscribe(() => {
        const { running: runs, position } = frames.latest ?? {};
        if (runs === false && position)
          setPosition(`${position.epoch} ${position.step} ${position.minibatch}`);
      }),
    [frames],
  );
  /** What the answer belongs to; nothing where there is nothing to ask about. */
  const asked = useMemo(
    () => (running || !data || position === "" ? undefined : { document, position }),
    [running, data, document, position],
  );
  const [found, setFound] = useState<{ of: typeof asked; findings: readonly WhyFinding[] }>();
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => {
      why().then(
        (findings) => setFound({ of: asked, findings }),
        // A worker that ended says so elsewhere.
        () => undefined,
      );
    }, restMilliseconds);
    return () => clearTimeout(timer);
  }, [asked, why]);
  const [glance, setGlance] = useState<{ epoch: number; of: unknown; findings: readonly WhyFinding[] }>();
  if (!running) return { findings: asked && found?.of === asked ? found.findings : [] };
  const ask = () => {
    const epoch = frames.latest?.position.epoch ?? 0;
    why().then(
      (findings) => setGlance({ epoch, of: document, findings }),
      () => undefined,
    );
  };
  const seen = glance?.of === document ? glance : undefined;
  return { findings: seen?.findings ?? [], ask, ...(seen && { askedAt: seen.epoch }) };
}
