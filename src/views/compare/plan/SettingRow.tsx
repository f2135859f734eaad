import { useState } from "react";
import type { SweptSetting } from "../../../engine/document/parts/sweepDocument";
import { variedSetting } from "../../../engine/document/sweep/variedSettings";
import { Row } from "../../parts/fields/Row";
import { readValues, textOfValues } from "./valuesText";

interface SettingRowProps {
  readonly swept: SweptSetting;
  readonly atRandom: boolean;
  readonly isFixed: boolean;
  readonly onChange: (swept: SweptSetting) => void;
  readonly onFault: (fault: string | undefined) => void;
  readonly onRemove: (() => void) | undefined;
}

/** One setting with the values that it takes, written as a list or a range. */
export function SettingRow({ swept, atRandom, isFixed, onChange, onFault, onRemove }: SettingRowProps) {
  const rule = variedSetting(swept.setting);
  const written = isFixed ? "as listed" : textOfValues(rule, swept);
  const [draft, setDraft] = useState<string>();
  const take = () => {
    if (draft === undefined) return;
    const read = readValues(rule, draft, atRandom);
    if (typeof read === "string") return onFault(read);
    onFault(undefined);
    setDraft(undefined);
    if (textOfValues(rule, read) !== written) onChange(read);
  };
  return (
    <Row
      label={
        <>
          {rule.label}
          {onRemove && (
            <button type="button" className="tool" aria-label={`Don’t vary ${rule.label}`} onClick={onRemove}>
              ×
            </button>
          )}
        </>
      }
    >
      <input
        className="swept-values"
        aria-label={`Values of ${rule.label}`}
        title={
          atRandom
            ? "Values to choose from, or a range such as 0.001 … 1 log"
            : `Values, such as ${rule.values.slice(0, 3).join(", ")}${rule.choices ? `; ${rule.choices.map(({ label }) => label).join(", ")}` : ""}`
        }
        value={draft ?? written}
        disabled={isFixed}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === "Enter") take();
          if (key !== "Escape") return;
          setDraft(undefined);
          onFault(undefined);
        }}
      />
    </Row>
  );
}
