import { type FormEvent, useEffect, useRef, useState } from "react";
import { loadPart } from "../../loadPart";
import { largestStepNetwork } from "../parts/largestStepNetwork";
import { useLibrary } from "./documents/MyDocuments";

/** Opens a network of one's own: only its shape is asked for, everything else can be changed later. */
export function NewNetwork() {
  const { create } = useLibrary();
  const [asked, setAsked] = useState(false);
  const [shape, setShape] = useState("2-2-2");
  const [fault, setFault] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked) field.current?.select();
  }, [asked]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const popover = event.currentTarget.closest<HTMLElement>("[popover]");
    try {
      const { blank, parseSizes } = await loadPart(() => import("../../engine/document/edit/edit"));
      const sizes = parseSizes(shape);
      if (
        !sizes ||
        sizes.length > largestStepNetwork.layers + 1 ||
        sizes.some((size) => size > largestStepNetwork.units)
      )
        return setFault(
          `Write the inputs and the units of each layer, such as 2-3-1: up to ${largestStepNetwork.layers} layers, each number from 1 to ${largestStepNetwork.units}.`,
        );
      popover?.hidePopover();
      setAsked(false);
      // Back leads to the exercise before, whose address this isn't.
      history.pushState(null, "", location.pathname + location.search);
      create(blank(sizes, 1));
    } catch {
      setFault("The page could not load what it needs. Check the connection and try again.");
    }
  };

  if (!asked)
    return (
      <button type="button" className="new-network" onClick={() => setAsked(true)}>
        New network …
      </button>
    );
  return (
    <form className="new-network" onSubmit={submit}>
      <label>
        Inputs and units of each layer
        <input
          ref={field}
          value={shape}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : "new-network-fault"}
          onChange={({ target }) => {
            setShape(target.value);
            setFault(undefined);
          }}
        />
      </label>
      <button type="submit">Create</button>
      {fault !== undefined && (
        <p id="new-network-fault" role="alert">
          {fault}
        </p>
      )}
    </form>
  );
}
