import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { shortNumber } from "../../engine/math/format";
import { createLabels } from "../../engine/names/labels";
import { useWorkbench } from "../../store/work/context";
import { loading } from "../../ui/loading";
import { part } from "../../ui/part";
import { Boundary } from "../../ui/trouble/Boundary";
import { lookOf, looksOf } from "../parts/looks";
import { PanelTabs } from "../parts/PanelTabs";
import { NetworkPanel } from "./edit/NetworkPanel";
import { WhatHappens } from "./explanation/WhatHappens";
import { Graph, type GraphProps } from "./graph/Graph";
import { GraphInput } from "./graph/GraphInput";
import { ShownText } from "./parts/ShownText";
import { Timeline } from "./timeline/Timeline";
import "../parts/panels.css";
import "./step.css";

export const Companions = part(() => import("./Companions"), { isSmall: true });
const FirstMinute = part(() => import("../help/FirstMinute"), { isSmall: true });
const Divider = part(() => import("./Divider"), { waiting: <div style={{ height: 14 }} />, isSmall: true });
const Quantities = part(() => import("./table/Quantities"), { waiting: <div className="quantities" /> });

const panels = [
  { id: "graph", label: "Graph" },
  { id: "what", label: "What happens" },
  { id: "network", label: "Network" },
] as const;

/** A pass worked step by step: the network, its graph, what happens, and the timeline. */
export function StepView() {
  // On a phone one panel shows at a time; on a wide page all three do.
  const panel = useWorkbench((state) => state.panel);
  const showPanel = useWorkbench((state) => state.showPanel);
  const title = useWorkbench((state) => (state.document ?? state.program)?.title);
  const isProgram = useWorkbench((state) => state.program !== undefined);
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Backprop Workbench`;
  }, [title]);
  return (
    <Frame panel={panel}>
      {/* First in the order of the keyboard, last on the page: it is what one comes back to. */}
      <Timeline />
      <PanelTabs
        panels={panels.map(({ id, label }) => ({
          id,
          label: id === "network" && isProgram ? "Code" : label,
        }))}
        shown={panel}
        tab="tab"
        panel="panel"
        onShow={showPanel}
      />
      <section
        id="panel-network"
        className="panel network-panel network"
        aria-label={isProgram ? "Code" : "Network and example"}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <Boundary>
          <NetworkPanel />
        </Boundary>
      </section>
      <main id="panel-graph" className="panel stage">
        <Boundary>
          <Stage />
          <Caption />
        </Boundary>
      </main>
      <section id="panel-what" className="panel explanation" aria-label="Explanation">
        <Boundary>
          <WhatHappens />
        </Boundary>
        <Divider />
        <Quantities />
      </section>
      <Companions />
    </Frame>
  );
}

/** Says which step it is; what it holds renders again only where it asks for the step itself. */
function Frame({ panel, children }: { readonly panel: string; readonly children: ReactNode }) {
  const step = useWorkbench((state) => state.opened?.step);
  const isProgram = useWorkbench((state) => state.program !== undefined);
  return (
    <div
      className="step-view"
      data-panel={panel}
      data-model={isProgram ? "program" : "network"}
      data-step={step?.index}
      data-phase={step?.phase}
    >
      {children}
    </div>
  );
}

/** On a phone, what the step is and gives, under the graph. */
function Caption() {
  const step = useWorkbench((state) => state.opened?.step);
  if (!step) return null;
  return (
    <p className="caption">
      {step.explanation.title}
      <ShownText
        as="b"
        of={({ step: { value } }) => (typeof value === "number" ? ` = ${shortNumber(value)}` : "")}
      />
    </p>
  );
}

const OtherLook = part(() => import("./looks/OtherLook"), { waiting: loading });

/** What is current stays current in every look. */
function Stage() {
  const chosen = lookOf(useWorkbench((state) => state.look));
  const choose = useWorkbench((state) => state.lookAs);
  const isProgram = useWorkbench((state) => state.program !== undefined);
  const offered = looksOf(isProgram);
  const shown = offered.includes(chosen) ? chosen : offered[0];
  const isGraph = shown === offered[0];
  return (
    <>
      <div className="look">
        <fieldset className="choice" aria-label="Show as">
          {offered.map((look) => (
            <button
              key={look.label}
              type="button"
              aria-pressed={look === shown}
              onClick={() => choose(look.label)}
            >
              {isProgram ? look.ofPrograms?.label : look.label}
            </button>
          ))}
        </fieldset>
      </div>
      <Boundary key={shown.label}>
        <StagePicture look={shown.label} isGraph={isGraph && !isProgram} />
      </Boundary>
      {isGraph && <FirstMinute />}
    </>
  );
}

interface StagePictureProps {
  readonly look: string;
  /** Whether it is the graph of a network. */
  readonly isGraph: boolean;
}

/** The pass in one of its looks. */
export const StagePicture = ({ look, isGraph }: StagePictureProps) =>
  isGraph ? <GraphOfStep /> : <OtherLook look={look} />;

const none: readonly string[] = [];

/** The graph of the step that is shown; a change under way is painted into it without React. */
export function GraphOfStep() {
  const document = useWorkbench((state) => state.document);
  const opened = useWorkbench((state) => state.opened);
  const lit = useWorkbench((state) => state.lit);
  const point = useWorkbench((state) => state.point);
  const notation = useMemo(() => createLabels(document?.names), [document?.names]);
  const frames = useWorkbench((state) => state.frames);
  const [paint, setPaint] = useState<{ readonly after: GraphProps["onPaint"] }>();
  const onReady = useCallback((after: GraphProps["onPaint"]) => setPaint({ after }), []);
  // Selecting paints the graph again.
  useWorkbench((state) => state.selected);
  const reads = useMemo(() => opened?.step.reads.map(({ name }) => name) ?? [], [opened?.step]);
  if (!document || !opened) return null;
  const { step, numbers } = opened;
  const now = () => frames.latest?.numbers ?? numbers;
  return (
    <>
      <Boundary isSmall>
        <GraphInput onReady={onReady} />
      </Boundary>
      <Graph
        document={document}
        example={numbers.example}
        numbers={(name) => now().at(name, step.index)}
        allNumbers={(names) => now().all(names, step.index)}
        subscribe={frames.subscribe}
        onPaint={paint?.after}
        current={{ quantity: step.quantity, phase: step.phase, reads }}
        asked={
          typeof step.value === "number" || step.value.length > 0 ? none : (step.names ?? [step.quantity])
        }
        lit={lit}
        onPoint={point}
        notation={notation}
      />
    </>
  );
}
