import { useCallback, useEffect, useRef, useState } from "react";
import { useShown, useWorkbench } from "../../../store/work/context";
import { part } from "../../../ui/part";
import { Boundary } from "../../../ui/trouble/Boundary";
import { lookOf, looksOf } from "../../parts/looks";
import { Formulas, Result, structureOf } from "../../step/explanation/WhatHappens";
import { ShownText } from "../../step/parts/ShownText";
import { Companions, StagePicture } from "../../step/StepView";
import { Timeline } from "../../step/timeline/Timeline";
import type { SlideProps } from "../keys/slideKeys";
import { useStepKeys } from "../keys/useStepKeys";
import { useFit } from "./useFit";
import "./stepSlide.css";

const StepPictures = part(() => import("../../step/explanation/pictures/StepPictures"), { isSmall: true });

const StepNote = part(() => import("../../step/explanation/notes/StepNote"), { isSmall: true });

/** With more units in a column than this, the graph needs the slide's height, and the text stands beside it. */
const mostAbove = 3;

/** A step in front of a class: its picture and what happens. */
export function StepSlide({ onKeys }: SlideProps) {
  const step = useWorkbench((state) => state.opened?.step);
  const title = useWorkbench((state) => (state.document ?? state.program)?.title);
  const isProgram = useWorkbench((state) => state.program !== undefined);
  const chosen = lookOf(useWorkbench((state) => state.look));
  const hidden = useWorkbench((state) => state.hidden);
  const offered = looksOf(isProgram);
  const look = offered.includes(chosen) ? chosen : offered[0];
  const isGraph = look === offered[0];
  const tallest = useWorkbench(({ document }) =>
    document
      ? Math.max(document.picture ? 0 : document.inputs, ...document.layers.map(({ units }) => units))
      : 99,
  );
  /** The quantity whose note is being written. */
  const [noting, setNoting] = useState<string>();
  const noted = useCallback(() => setNoting(undefined), []);
  const keys = useStepKeys(setNoting);
  useEffect(() => onKeys(keys), [onKeys, keys]);
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Backprop Workbench`;
  }, [title]);
  const [hasPicture, hasText] = [!hidden.includes("graph"), !hidden.includes("what")];
  const arranged = !hasPicture || !hasText ? "alone" : isGraph && tallest <= mostAbove ? "above" : "beside";
  return (
    <div
      className="step-slide"
      data-arranged={arranged}
      data-model={isProgram ? "program" : "network"}
      data-step={step?.index}
      data-phase={step?.phase}
    >
      {!hidden.includes("timeline") && <Timeline />}
      {hasPicture && (
        <main className="slide-picture">
          <h1>
            {title}
            {!isGraph && <small> {isProgram ? look.ofPrograms?.label : look.label}</small>}
          </h1>
          <Boundary key={look.label}>
            <StagePicture look={look.label} isGraph={isGraph && !isProgram} />
          </Boundary>
        </main>
      )}
      {hasText && <Explained noting={noting} onNoted={noted} />}
      <Companions />
    </div>
  );
}

interface ExplainedProps {
  readonly noting: string | undefined;
  readonly onNoted: () => void;
}

/** What happens, as large as it has room. */
function Explained({ noting, onNoted }: ExplainedProps) {
  const frame = useRef<HTMLElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const opened = useWorkbench((state) => state.opened);
  const isPicture = useWorkbench((state) => state.document?.picture !== undefined);
  const step = useShown(structureOf)?.step;
  useFit(frame, text);
  return (
    <section
      ref={frame}
      className="slide-what"
      aria-labelledby="what-title"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <div ref={text} className="slide-text">
        {opened && step && (
          <>
            <div className="formulas">
              <p className="slide-place">
                {step.phase}
                {step.example !== undefined && ` · example ${step.example}`}
                {step.together && " · all examples"} · step {step.index + 1} of {opened.count}
              </p>
              <h2 id="what-title">{step.explanation.title}</h2>
              <Formulas step={step} />
            </div>
            <div>
              <Result step={step} />
              {isPicture && <StepPictures step={step} />}
              <p className="slide-words">
                <ShownText of={({ step: { explanation } }) => explanation.words} />{" "}
                <ShownText as="b" of={({ step: { explanation } }) => explanation.why} />
              </p>
              <StepNote quantity={step.quantity} asked={noting === step.quantity} onWritten={onNoted} />
            </div>
          </>
        )}
      </div>
    </section>
  );
}
