import { datasets } from "../../../engine/datasets";
import {
  dataPresets,
  setCount,
  setDataParameter,
  setDataSeed,
  setDataset,
  setPreset,
  setSplit,
  setSplitSeed,
  setTraining,
} from "../../../engine/document/edit/train/editTraining";
import { valueFault } from "../../../engine/document/faults/valueFault";
import { type GeneratedData, isKept, isPoints } from "../../../engine/document/parts/data";
import { anyWhole, wholeFromOne, wholeFromZero } from "../../../engine/math/parameter";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { ParameterRow } from "../../parts/fields/ParameterRow";
import { Row } from "../../parts/fields/Row";
import { Value } from "../../parts/fields/Value";
import { dataPartLabels } from "../parts/dataPartLabels";
import { usePlaneView } from "../parts/planeView";
import { KeptButton } from "../pictures/kept/KeptButton";
import { Drawing } from "./Drawing";
import { NumberRow } from "./fields";

/** A prepared choice's place in the menu. */
const presetPrefix = "preset ";

/** What the network learns from: made by a dataset, drawn, or imported; and how it is dealt out. */
export function DataSection() {
  const changeView = usePlaneView((view) => view.change);
  const { dataset, training } = useTraining((state) => state.document);
  const data = useTraining((state) => state.data);
  const edit = useTraining((state) => state.edit);
  const kept = isKept(dataset);
  const made = isPoints(dataset) || kept ? undefined : dataset;
  const declared = datasets.find(({ id }) => id === dataset.type);
  const options = [
    ...datasets.map(({ id, label }) => ({ id, label })),
    ...dataPresets.map(({ id, label }) => ({ id: presetPrefix + id, label })),
    ...(kept ? [{ id: dataset.type, label: dataset.name }] : []),
    ...(made || kept ? [] : [{ id: dataset.type, label: "points of my own" }]),
  ];
  const choose = (id: string) =>
    edit(id.startsWith(presetPrefix) ? setPreset(id.slice(presetPrefix.length)) : setDataset(id));
  return (
    <section aria-label="Data">
      <h2 className="overline">Data</h2>
      <dl className="rows">
        <Row label="set" title={declared?.words}>
          <Select
            value={dataset.type}
            options={options}
            label="Dataset"
            title={declared?.words}
            onChange={choose}
          />
        </Row>
        {made ? (
          <NumberRow
            label="points"
            value={made.count}
            range={wholeFromOne}
            step={10}
            onChange={(count) => edit(setCount(count))}
          />
        ) : (
          <Row label="points">
            <span className="number">{data?.count}</span>
          </Row>
        )}
        <Row
          label="split"
          title={
            isPoints(dataset) && dataset.parts
              ? "Which points go to training, validation and test came with the data; another number deals them out differently"
              : "How many points go to training, validation and test"
          }
        >
          <span className="split">
            {dataPartLabels.map(({ id }) => (
              <Value
                key={id}
                value={training.split[id]}
                label={`Points for ${id === "train" ? "training" : id}`}
                title={`Points for ${id === "train" ? "training" : id}`}
                step={10}
                check={(number) => valueFault(number, id === "train" ? wholeFromOne : wholeFromZero)}
                onChange={(size) => edit(setSplit(id, size))}
              />
            ))}
          </span>
        </Row>
        {made && <Parameters made={made} />}
        {made ? (
          <NumberRow
            label="seed"
            name="Seed of the data"
            title="Another seed gives other points of the same kind"
            value={made.seed}
            range={anyWhole}
            onChange={(seed) => edit(setDataSeed(seed))}
          />
        ) : (
          <NumberRow
            label="seed of the split"
            value={training.split.seed}
            range={anyWhole}
            title="Deals the points out again"
            onChange={(seed) => edit(setSplitSeed(seed))}
          />
        )}
        {data?.picture ? (
          <ScaleRow />
        ) : (
          <Row
            label={<label htmlFor="standardize">standardize</label>}
            title="Gives each input mean 0 and standard deviation 1 over the training points"
          >
            <input
              id="standardize"
              type="checkbox"
              checked={training.standardize}
              onChange={({ currentTarget }) => edit(setTraining({ standardize: currentTarget.checked }))}
            />
          </Row>
        )}
        {data?.task.kind === "regression" && (
          <Row
            label={<label htmlFor="standardize-targets">… the targets</label>}
            title="The loss takes (target − mean) / standard deviation of the training points; losses, errors and outputs are then in these units"
          >
            <input
              id="standardize-targets"
              type="checkbox"
              aria-label="standardize the targets"
              checked={training.standardizeTargets ?? false}
              onChange={({ currentTarget }) =>
                edit(setTraining({ standardizeTargets: currentTarget.checked || undefined }))
              }
            />
          </Row>
        )}
        {data && !data.picture && data.columns.length > 2 && <AxesRows columns={data.columns} />}
        {!data?.picture && <Drawing />}
      </dl>
      {data?.picture && declared && <p className="quiet">{declared.words}</p>}
      <button type="button" className="boxed" onClick={() => changeView({ importing: { source: "" } })}>
        Import data …
      </button>
      <KeptButton />
    </section>
  );
}

const scales = [
  { id: "0,1", label: "[0, 1]" },
  { id: "-0.5,0.5", label: "[−0.5, 0.5]" },
  { id: "-1,1", label: "[−1, 1]" },
  { id: "standardized", label: "standardized" },
];

/** What the network sees of a pixel. */
function ScaleRow() {
  const { standardize, scale = [0, 1] } = useTraining((state) => state.document.training);
  const edit = useTraining((state) => state.edit);
  const own = scale.join();
  const known = scales.some(({ id }) => id === own) ? [] : [{ id: own, label: `[${scale.join(", ")}]` }];
  return (
    <Row
      label="pixels"
      title="What the network sees of no ink and of all ink; or each pixel with mean 0 and standard deviation 1 over the training pictures"
    >
      <Select
        value={standardize ? "standardized" : own}
        options={[...scales, ...known]}
        label="Scale of the pixels"
        onChange={(id) =>
          edit(
            id === "standardized"
              ? setTraining({ standardize: true })
              : setTraining({
                  standardize: false,
                  scale: id === "0,1" ? undefined : id.split(",").map(Number),
                }),
          )
        }
      />
    </Row>
  );
}

function Parameters({ made }: { readonly made: GeneratedData }) {
  const edit = useTraining((state) => state.edit);
  const declared = datasets.find(({ id }) => id === made.type);
  return declared?.parameters.map((parameter) => (
    <ParameterRow
      key={parameter.name}
      parameter={parameter}
      of=" of the data"
      value={Number(made[parameter.name])}
      onChange={(value) => edit(setDataParameter(parameter.name, value))}
    />
  ));
}

/** Of many inputs, which two are across and up. */
function AxesRows({ columns }: { readonly columns: readonly string[] }) {
  const axes = useTraining((state) => state.document.training.axes);
  const edit = useTraining((state) => state.edit);
  const options = columns.map((label, index) => ({ id: String(index + 1), label }));
  return (["across", "up"] as const).map((label, which) => (
    <Row
      key={label}
      label={label}
      title="The input along this axis of the picture; the others are at their mean there"
    >
      <Select
        value={String(axes[which])}
        options={options}
        label={`Input ${label}`}
        onChange={(chosen) => {
          const next = [...axes];
          // Choosing the other axis' input swaps the two.
          if (next[1 - which] === Number(chosen)) next[1 - which] = next[which];
          next[which] = Number(chosen);
          edit(setTraining({ axes: next }));
        }}
      />
    </Row>
  ));
}
