import { useState } from "react";
import type { NetworkDocument } from "../../../engine/document/document";
import { addExample } from "../../../engine/document/edit/edit";
import type { Labels } from "../../../engine/names/labels";
import { dataName, plainInput, plainUnit } from "../../../engine/names/networkNames";
import { isTogether } from "../../../engine/names/presentation";
import { numberOf } from "../../../engine/names/quantity";
import { useWorkbench } from "../../../store/work/context";
import { Named } from "../../parts/fields/Named";
import { Row } from "../../parts/fields/Row";
import { largestStepNetwork } from "../../parts/largestStepNetwork";
import { BatchTable } from "./BatchTable";
import { ExampleNumber } from "./ExampleNumber";

interface ExampleEditorProps {
  readonly document: NetworkDocument;
  readonly notation: Labels;
}

/** The example that is shown, and where there are several, all of them as a table. */
export function ExampleEditor({ document, notation }: ExampleEditorProps) {
  const edit = useWorkbench((state) => state.edit);
  const shown = useWorkbench((state) => state.opened?.numbers.example ?? 1);
  const scope = useWorkbench((state) => state.presentation.scope);
  const [open, setOpen] = useState(false);
  const { inputs, targets } = document.batch;
  const count = inputs.length;
  const example = Math.min(shown, count) - 1;
  const last = document.layers.length;
  const target = (index: number) =>
    targets[example].length === 1
      ? "target"
      : `target of ${notation.text(numberOf(plainUnit(last, index + 1)))}`;
  const row = (letter: "x" | "t", index: number, label: string) => (
    <Row key={`${letter}${index}`} label={<Named quantity={dataName(letter, index + 1)}>{label}</Named>}>
      <ExampleNumber {...{ document, notation, letter, example, index }} />
    </Row>
  );
  return (
    <section aria-label="Example">
      <div className="overline with-tools">
        <h2>Example{count > 1 && ` ${example + 1} of ${count}`}</h2>
        <button
          type="button"
          className="tool"
          aria-label="Add an example"
          disabled={count >= largestStepNetwork.examples}
          onClick={() => {
            setOpen(true);
            edit(addExample);
          }}
        >
          + add
        </button>
      </div>
      <dl className="rows">
        {inputs[example].map((_, index) => row("x", index, notation.text(numberOf(plainInput(index + 1)))))}
        {targets[example].map((_, index) => row("t", index, target(index)))}
      </dl>
      {count > 1 && (
        <>
          <p className="quiet">
            {isTogether(scope)
              ? "The steps take all; which is shown is chosen below."
              : "The example follows the steps."}
          </p>
          <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
            <summary>all {count} examples</summary>
            {open && <BatchTable document={document} notation={notation} shown={example} />}
          </details>
        </>
      )}
    </section>
  );
}
