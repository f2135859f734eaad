import { useState } from "react";
import { initialize } from "../../../engine/document/edit/edit";
import { initializers } from "../../../engine/initializers";
import { useWorkbench } from "../../../store/work/context";
import { NumberField } from "../../../ui/numbers/NumberField";
import { Select } from "../../../ui/Select";
import { Row } from "../../parts/fields/Row";

/** Draws all weights again. */
export function Initialize() {
  const edit = useWorkbench((state) => state.edit);
  const [id, setId] = useState(initializers[0].id);
  const [seed, setSeed] = useState(1);
  return (
    <details className="initialize">
      <summary>new weights</summary>
      <dl className="rows">
        <Row label="drawn">
          <Select
            value={id}
            options={initializers}
            label="Initializer"
            title={initializers.find((initializer) => initializer.id === id)?.words}
            onChange={setId}
          />
        </Row>
        <Row label="seed">
          <NumberField
            value={seed}
            label="Seed"
            step={1}
            check={(number) => (Number.isSafeInteger(number) ? undefined : "must be a whole number")}
            onChange={setSeed}
          />
        </Row>
      </dl>
      <button type="button" className="boxed" onClick={() => edit(initialize(id, seed))}>
        Initialize
      </button>
    </details>
  );
}
