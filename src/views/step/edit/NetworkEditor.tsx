import { useEffect, useMemo } from "react";
import type { NetworkDocument } from "../../../engine/document/document";
import { addLayer, setInputs } from "../../../engine/document/edit/edit";
import { nameAll, unnamed } from "../../../engine/document/naming/naming";
import { createLabels } from "../../../engine/names/labels";
import { useStores } from "../../../store/context";
import { createKeeping } from "../../../store/keep";
import { useWorkbench } from "../../../store/work/context";
import { Stepper } from "../../../ui/numbers/Stepper";
import { largestStepNetwork } from "../../parts/largestStepNetwork";
import { BringWeights } from "../bring/BringWeights";
import { AboutSheet } from "./AboutSheet";
import { ConventionsEditor } from "./ConventionsEditor";
import { ExampleEditor } from "./ExampleEditor";
import { Initialize } from "./Initialize";
import { LayerEditor } from "./LayerEditor";
import "./edit.css";

interface NetworkEditorProps {
  readonly document: NetworkDocument;
}

/** The panel's text as controls, each where the text was. */
export default function NetworkEditor({ document }: NetworkEditorProps) {
  const keeping = useStores().get(createKeeping);
  // Nothing can be changed here before it is kept, however slowly the page loads.
  useEffect(() => keeping.start(), [keeping]);
  const edit = useWorkbench((state) => state.edit);
  const locked = useWorkbench((state) => state.locked);
  const notation = useMemo(() => createLabels(document.names, false), [document.names]);
  const { layers, inputs } = document;
  return (
    <fieldset className="editor" disabled={locked} aria-label="Network and example">
      <div className="overline with-tools">
        <h2>Network</h2>
        <Stepper
          value={inputs}
          most={largestStepNetwork.inputs}
          label="Inputs of the network"
          fewer="Remove an input"
          more="Add an input"
          unit={inputs === 1 ? "input" : "inputs"}
          onChange={(count) => edit(setInputs(count))}
        />
      </div>
      {layers.map((layer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its index
        <LayerEditor key={index} document={document} layer={layer} index={index} notation={notation} />
      ))}
      <div className="layer-tools">
        <button
          type="button"
          className="tool add"
          disabled={layers.length >= largestStepNetwork.layers}
          title="Add a layer before the last one"
          onClick={() => edit(addLayer(layers.length - 1))}
        >
          + add layer
        </button>
        <Initialize />
      </div>
      <BringWeights />
      <NameAll document={document} />
      <ConventionsEditor document={document} />
      <ExampleEditor document={document} notation={notation} />
      <AboutSheet />
      <BackToExercise />
    </fieldset>
  );
}

/** The names of most sheets for all that has none, in one press. */
function NameAll({ document }: NetworkEditorProps) {
  const edit = useWorkbench((state) => state.edit);
  if (unnamed(document).length === 0) return null;
  return (
    <button
      type="button"
      className="tool name-all"
      title="Counts the weights, biases and units through the network; press a name to change it"
      onClick={() => edit(nameAll)}
    >
      name all: w₁, b₁, h₁, o₁ …
    </button>
  );
}

/** Stays at the panel's edge, so that nothing moves when it appears. */
function BackToExercise() {
  const original = useWorkbench((state) => state.original);
  const restore = useWorkbench((state) => state.restore);
  if (!original) return null;
  const { sheet, question } = original.sheet;
  return (
    <p className="back">
      Changed: {sheet}, {question}
      <button type="button" onClick={restore}>
        Back to the exercise
      </button>
    </p>
  );
}
