import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { shortNumber } from "../../engine/math/format";
import { createNotation } from "../../engine/network/notation";
import { useWorkbench } from "../../store/context";
import { Announcer } from "./Announcer";
import { Graph } from "./Graph";
import type { Convention } from "./Matrices";
import { NetworkPanel } from "./NetworkPanel";
import { Timeline } from "./Timeline";
import { useStepKeys } from "./useStepKeys";
import { WhatHappens } from "./WhatHappens";
import "./step.css";

const Quantities = lazy(() => import("./Quantities"));
const Matrices = lazy(() => import("./Matrices"));

const panels = [
  { id: "graph", label: "Graph" },
  { id: "what", label: "What happens" },
  { id: "network", label: "Network" },
] as const;

/** A pass worked step by step: the network, its graph, what happens, and the timeline. */
export function StepView() {
  // On a phone one panel shows at a time; on a wide page all three do.
  const [panel, setPanel] = useState<(typeof panels)[number]["id"]>("graph");
  const step = useWorkbench((state) => state.opened?.step);
  useStepKeys();
  return (
    <div className="step-view" data-panel={panel} data-step={step?.index} data-phase={step?.phase}>
      {/* First in the order of the keyboard, last on the page: it is what one comes back to. */}
      <Timeline />
      <div className="panel-tabs" role="tablist" aria-label="Panels">
        {panels.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={panel === id}
            aria-controls={`panel-${id}`}
            onClick={() => setPanel(id)}
          >
            {label}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section id="panel-network" className="panel network" aria-label="Network and example" tabIndex={0}>
        <NetworkPanel />
      </section>
      <main id="panel-graph" className="panel stage">
        <Stage />
        {step && (
          <p className="caption">
            {step.explanation.title}
            {typeof step.value === "number" && <b> = {shortNumber(step.value)}</b>}
          </p>
        )}
      </main>
      <section id="panel-what" className="panel explanation" aria-label="Explanation">
        <WhatHappens />
        <Suspense fallback={<div className="quantities" />}>
          <Quantities />
        </Suspense>
      </section>
      <Announcer />
    </div>
  );
}

const looks = ["Units", "Matrices"] as const;
const conventions = [
  { id: "columns", label: "W a + b" },
  { id: "rows", label: "a W + b" },
] as const;

/** The step as units and edges, or as matrices; what is current stays current. */
function Stage() {
  const [look, setLook] = useState<(typeof looks)[number]>("Units");
  const [convention, setConvention] = useState<Convention>("columns");
  return (
    <>
      <div className="look">
        <fieldset className="choice" aria-label="Show as">
          {looks.map((name) => (
            <button key={name} type="button" aria-pressed={look === name} onClick={() => setLook(name)}>
              {name}
            </button>
          ))}
        </fieldset>
        {look === "Matrices" && (
          <fieldset className="choice" aria-label="Convention">
            {conventions.map(({ id, label }) => (
              <button
                key={id}
                type="button"
                aria-pressed={convention === id}
                onClick={() => setConvention(id)}
              >
                {label}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      {look === "Units" ? (
        <GraphOfStep />
      ) : (
        <Suspense fallback={<p className="quiet">Loading …</p>}>
          <Matrices convention={convention} />
        </Suspense>
      )}
    </>
  );
}

function GraphOfStep() {
  const document = useWorkbench((state) => state.document);
  const opened = useWorkbench((state) => state.opened);
  const lit = useWorkbench((state) => state.lit);
  const point = useWorkbench((state) => state.point);
  const notation = useMemo(() => createNotation(document?.names), [document?.names]);
  const reads = useMemo(() => opened?.step.reads.map(({ name }) => name) ?? [], [opened?.step]);
  useEffect(() => {
    if (document) window.document.title = `${document.title} · Backprop Workbench`;
  }, [document]);
  if (!document || !opened) return null;
  const { step, numbers } = opened;
  return (
    <Graph
      document={document}
      example={numbers.example}
      numbers={(name) => numbers.at(name, step.index)}
      current={{ quantity: step.quantity, phase: step.phase, reads }}
      lit={lit}
      onPoint={point}
      notation={notation}
    />
  );
}
