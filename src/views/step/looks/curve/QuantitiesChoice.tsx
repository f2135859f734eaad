import { useId, useState } from "react";
import { useWorkbench } from "../../../../store/work/context";
import { useNumberNames } from "../../parts/numberNames";
import { mostDrawn, mostListed, useDrawable, useDrawnQuantities, useIsDrawable } from "./drawnQuantities";

/** Adds a quantity to those that are drawn: from a list, or by its name where there are many. */
export function QuantitiesChoice() {
  const { numbers, gradients } = useDrawable();
  const drawn = useDrawnQuantities();
  const askAbout = useWorkbench((state) => state.askAbout);
  const { label } = useNumberNames();
  const [isTyping, setTyping] = useState(false);
  const add = (name: string) => askAbout("draw", [...drawn.filter((other) => other !== name), name]);
  if (drawn.length >= mostDrawn) return <span className="quiet">{mostDrawn} curves are the most.</span>;
  if (isTyping) return <TypedQuantity add={add} close={() => setTyping(false)} />;
  const others = (names: readonly string[]) =>
    names.filter((name) => !drawn.includes(name)).slice(0, mostListed);
  return (
    <label>
      draw also
      <select
        aria-label="Draw another quantity"
        value=""
        onChange={({ currentTarget: { value } }) => (value === typed ? setTyping(true) : add(value))}
      >
        <option value="" disabled>
          a quantity …
        </option>
        <optgroup label="numbers">
          {others(numbers).map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </optgroup>
        <optgroup label="gradients">
          {others(gradients).map((name) => (
            <option key={name} value={name}>
              {label(name)}
            </option>
          ))}
        </optgroup>
        <option value={typed}>by its name …</option>
      </select>
    </label>
  );
}

/** No quantity is called so. */
const typed = "…";

function TypedQuantity({ add, close }: { readonly add: (name: string) => void; readonly close: () => void }) {
  const isDrawable = useIsDrawable();
  const [text, setText] = useState("");
  const faultId = useId();
  const name = text.trim().replace(/\s*,\s*/g, ",");
  const isFault = name !== "" && !isDrawable(name);
  const take = () => {
    if (name !== "" && !isFault) add(name);
    if (!isFault) close();
  };
  return (
    <label>
      draw also
      <input
        type="text"
        // biome-ignore lint/a11y/noAutofocus: it has just been asked for
        autoFocus
        aria-label="Name of another quantity"
        size={14}
        placeholder="dW[0,1] or dL/dW[0,1]"
        value={text}
        aria-invalid={isFault}
        aria-describedby={isFault ? faultId : undefined}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === "Enter") take();
          if (key === "Escape") close();
        }}
      />
      {isFault && <span id={faultId}>there is no number of this name</span>}
    </label>
  );
}
