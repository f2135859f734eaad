import { setTraining } from "../../../engine/document/edit/train/editTraining";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { Row } from "../../parts/fields/Row";
import { useLatest } from "../parts/useLatest";

const precisions = [
  { id: "float64", label: "float64" },
  { id: "float32", label: "float32" },
] as const;

/** How precisely pictures are trained on, and whether this browser can. */
export function PrecisionRow() {
  const asked = useTraining((state) => state.document.training.precision) ?? "float64";
  const edit = useTraining((state) => state.edit);
  const used = useLatest(({ precision = "float64" }) => precision, 0);
  return (
    <>
      <Row
        label="precision"
        title="float32 has some 7 digits where float64 has 16, and trains faster; Step works the numbers that it reaches in float64"
      >
        <Select
          value={asked}
          options={precisions}
          label="Precision of training"
          onChange={(id) => edit(setTraining({ precision: id === "float32" ? id : undefined }))}
        />
      </Row>
      {asked === "float32" && used === "float64" && (
        <p className="quiet">
          Training is in float64 here: float32 takes vectors in WebAssembly, which this browser lacks.
        </p>
      )}
    </>
  );
}
