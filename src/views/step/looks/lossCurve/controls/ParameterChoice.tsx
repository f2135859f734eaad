import { useId, useState } from "react";
import type { NetworkDocument } from "../../../../../engine/document/document";
import { plainName } from "../../../../../engine/names/canonicalName";
import { parameterOf, parametersIn } from "./parameters";

interface ParameterChoiceProps {
  readonly document: NetworkDocument;
  readonly value: string | undefined;
  /** What stands before it, and what it is called. */
  readonly words: string;
  readonly name: string;
  readonly label: (name: string) => string;
  /** What it says where none is chosen; without this, one always is. */
  readonly none?: string;
  readonly without?: string;
  readonly onChange: (name: string | undefined) => void;
}

/** Beyond this many parameters a list is of no use: their names are typed. */
const listed = 400;

/** A choice among all weights and biases. */
export function ParameterChoice(props: ParameterChoiceProps) {
  const { document, value, words, name: called, label, none, without, onChange } = props;
  const parameters = parametersIn(document);
  if (parameters.length > listed) return <TypedParameter {...props} />;
  return (
    <label>
      {words}
      <select
        aria-label={called}
        value={value ?? ""}
        onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {document.layers.map((_, l) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its index
          <optgroup key={l} label={`layer ${l + 1}`}>
            {parameters
              .filter(({ layer }) => layer === l + 1)
              .map(plainName)
              .filter((name) => name !== without)
              .map((name) => (
                <option key={name} value={name}>
                  {label(name)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function TypedParameter({ document, value, words, name, none, onChange }: ParameterChoiceProps) {
  const [draft, setDraft] = useState<string>();
  const faultId = useId();
  const typed = draft?.trim();
  const isName = typed !== undefined && parameterOf(typed, document) === typed;
  const isFault = typed !== undefined && typed !== "" && !isName;
  const take = () => {
    if (isName) onChange(typed);
    else if (typed === "" && none !== undefined) onChange(undefined);
    setDraft(undefined);
  };
  return (
    <label>
      {words}
      <input
        type="text"
        aria-label={name}
        size={10}
        value={draft ?? value ?? ""}
        placeholder={none ?? "W1[1,1]"}
        aria-invalid={isFault}
        aria-describedby={isFault ? faultId : undefined}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        onBlur={take}
        onKeyDown={({ key }) => key === "Enter" && take()}
      />
      {isFault && <span id={faultId}>names go as W1[1,1] or b1[1]</span>}
    </label>
  );
}
