import { useEffect, useMemo, useRef, useState } from "react";
import type { GraphOutline } from "../../../../../engine/graph/outline";
import { useWorkbench } from "../../../../../store/work/context";
import { useNumberNames } from "../../../parts/numberNames";
import { useProgramGiven } from "../../given/useProgramGiven";
import { GivenContext, mostStops } from "../givenContext";
import { PointedNumber } from "../PointedNumber";
import { ArrayBlock } from "./ArrayBlock";
import { OperationRow } from "./OperationRow";
import { type GroupSection, givenValues, type Section, sectionsOf } from "./sections";
import "../matrices.css";
import "./programMatrices.css";

/** All arrays of a program in the order of execution: what it starts from, then each line's factors and results. */
export default function ProgramMatrices() {
  const shown = useWorkbench((state) => state.opened?.shown);
  const outline = shown?.outline;
  const sections = useMemo(() => (outline ? sectionsOf(outline) : []), [outline]);
  const given = useMemo(() => (outline ? givenValues(outline) : []), [outline]);
  const { label } = useNumberNames();
  const { literals } = useProgramGiven();
  const cells = useMemo(() => ({ given: literals, stops: new Set<string>() }), [literals]);
  const cellsWithStops = useMemo(
    () => ({ given: literals, stops: new Set([...literals.keys()].slice(0, mostStops)) }),
    [literals],
  );
  const frame = useRef<HTMLElement>(null);
  const index = useWorkbench((state) => state.opened?.step.index);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is current comes into view with each step
  useEffect(() => {
    const current = frame.current?.querySelector(".operation-row.current");
    current?.scrollIntoView({ block: "nearest" });
    (current ?? frame.current)
      ?.querySelector(".now")
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [index]);
  if (!shown || !outline) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="matrices" aria-label="The program as matrices" ref={frame} tabIndex={0}>
      <div className="matrices-bar">
        <PointedNumber label={label} />
      </div>
      {given.length > 0 && (
        <GivenContext value={cellsWithStops}>
          <section className="layer-blocks" aria-label="What the program starts from">
            <h2 className="overline">Given</h2>
            <div className="equation given-arrays">
              {given.map((k) => (
                <ArrayBlock key={k} value={outline.values[k]} of={shown.of} />
              ))}
            </div>
          </section>
        </GivenContext>
      )}
      <GivenContext value={cells}>
        <Sections sections={sections} outline={outline} of={shown.of} />
      </GivenContext>
      {sections.length === 0 && (
        <p className="quiet">{`${shown.of} is given and not computed: there is no operation to show.`}</p>
      )}
    </section>
  );
}

interface SectionsProps {
  readonly sections: readonly Section[];
  readonly outline: GraphOutline;
  readonly of: string;
}

function Sections({ sections, outline, of }: SectionsProps) {
  const text = useWorkbench((state) => state.program?.program ?? "");
  const lines = useMemo(() => text.split("\n"), [text]);
  return sections.map((section) =>
    section.kind === "group" ? (
      <Group key={section.group.id} section={section} outline={outline} of={of} />
    ) : (
      <section
        key={section.operations[0]}
        className="layer-blocks"
        aria-label={section.line === undefined ? "Operations" : `Line ${section.line}`}
      >
        <h2 className="code-line">
          {section.line !== undefined && <span className="overline">Line {section.line}</span>}
          <code>{withoutComment(lines[(section.line ?? 0) - 1] ?? "")}</code>
        </h2>
        {section.operations.map((operation) => (
          <OperationRow key={operation} outline={outline} operation={operation} of={of} />
        ))}
      </section>
    ),
  );
}

const withoutComment = (line: string) => line.replace(/\s+#[^"']*$/, "").trim();

/** A call or a pass: folded, but where the step is in it. */
function Group({
  section,
  outline,
  of,
}: Omit<SectionsProps, "sections"> & { readonly section: GroupSection }) {
  const isCurrent = useWorkbench(
    ({ opened }) =>
      outline.operations[opened?.step.operation ?? -1]?.groups.some(({ id }) => id === section.group.id) ??
      false,
  );
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen || isCurrent;
  return (
    <details
      className="layer-blocks group"
      open={shown}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{section.group.name}</summary>
      {shown && <Sections sections={section.sections} outline={outline} of={of} />}
    </details>
  );
}
