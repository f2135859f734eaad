import { useRef, useState } from "react";
import { addFeature, removeFeature } from "../../../engine/document/edit/train/editTraining";
import { featureFaults } from "../../../engine/document/features/features";
import { featureText, usualFeatures } from "../../../engine/document/features/usual";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { useTraining } from "../../../store/training/trainingContext";
import { useWorkbench } from "../../../store/work/context";
import "./features.css";

/** What the network can see beside the data's columns: the usual features, one click each, and formulas of one's own. */
export function Features({ data }: { readonly data: PreparedData }) {
  const { axes, features = [], standardize } = useTraining((state) => state.document.training);
  const edit = useTraining((state) => state.edit);
  const locked = useWorkbench((state) => state.locked);
  const offered = usualFeatures(data.columns, axes);
  const all = [...offered, ...features.filter((formula) => !offered.includes(formula))];
  const when = standardize ? "then standardized, as the columns are" : "as it is, not standardized";
  return (
    <fieldset className="features" aria-label="Input features" disabled={locked}>
      <span
        title={`Inputs made of the data's columns, in the data's own units; ${when}. A click adds one or takes it out: another network, from its start.`}
      >
        features
      </span>
      {all.map((formula) => {
        const isUsed = features.includes(formula);
        return (
          <button
            key={formula}
            type="button"
            className="feature"
            aria-pressed={isUsed}
            aria-label={`Feature ${formula}`}
            title={`${formula}: computed of the data as they are, ${when}. ${isUsed ? "Click to take it out." : "Click to add it."}`}
            onClick={() => edit(isUsed ? removeFeature(formula) : addFeature(formula))}
          >
            {isUsed ? "" : "+ "}
            {featureText(formula)}
          </button>
        );
      })}
      <OwnFormula />
      {features.length > 0 && standardize && <small>computed first, then standardized</small>}
    </fieldset>
  );
}

/** A formula of one's own, in the language of Code. What can't be used is said, and stays to be mended. */
function OwnFormula() {
  const document = useTraining((state) => state.document);
  const edit = useTraining((state) => state.edit);
  const [text, setText] = useState<string>();
  const [fault, setFault] = useState<string>();
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setText(undefined);
    setFault(undefined);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const add = () => {
    const formula = text?.trim() ?? "";
    const features = [...(document.training.features ?? []), formula];
    const [wrong] = featureFaults({ ...document, training: { ...document.training, features } });
    if (wrong) {
      setFault(wrong.message);
      return;
    }
    edit(addFeature(formula));
    close();
  };
  if (text === undefined)
    return (
      <button
        ref={opener}
        type="button"
        className="own"
        title="A formula of the columns, written as in Code: x1**2 + x2**2, sin(3*x1), maximum(x1, 0)"
        onClick={() => setText("")}
      >
        + formula …
      </button>
    );
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        value={text}
        placeholder="x1**2 + x2**2"
        aria-label="Formula of a feature"
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : "feature-fault"}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setFault(undefined);
        }}
        onKeyDown={({ key }) => {
          if (key === "Enter") add();
          if (key === "Escape") close();
        }}
      />
      <button type="button" className="own" onClick={add}>
        Add
      </button>
      <button type="button" className="own" onClick={close}>
        Cancel
      </button>
      {fault !== undefined && (
        <p className="wrong" id="feature-fault" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
