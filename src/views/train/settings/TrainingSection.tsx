import { setOptimizer, setSchedule } from "../../../engine/document/edit/edit";
import { setTraining } from "../../../engine/document/edit/train/editTraining";
import { valueFault } from "../../../engine/document/faults/valueFault";
import { optimizerSettingsOf } from "../../../engine/document/variants";
import { initializers } from "../../../engine/initializers";
import { anyWhole, wholeFromOne } from "../../../engine/math/parameter";
import { optimizers } from "../../../engine/optimizers";
import { learningRate } from "../../../engine/optimizers/optimizer";
import type { Pace } from "../../../store/training/training";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { ParameterRow } from "../../parts/fields/ParameterRow";
import { Row } from "../../parts/fields/Row";
import { ScheduleRows } from "../../parts/fields/ScheduleRows";
import { Value } from "../../parts/fields/Value";
import { NumberRow, OptionalRow } from "./fields";
import { PenaltyRows } from "./PenaltyRows";
import { PrecisionRow } from "./PrecisionRow";

const paces: readonly { id: string; label: string; pace: Pace }[] = [
  { id: "full", label: "as fast as it goes", pace: "full" },
  { id: "30", label: "30 epochs a second", pace: 30 },
  { id: "5", label: "5 epochs a second", pace: 5 },
  { id: "1", label: "1 epoch a second", pace: 1 },
];

const orders = [
  { id: "shuffled", label: "shuffled each epoch" },
  { id: "given", label: "as in the data" },
] as const;

/** How the network learns. All but the initializer and the seed take effect at the next minibatch. */
export function TrainingSection() {
  const document = useTraining((state) => state.document);
  const { optimizer, schedule, training } = document;
  const classes = useTraining((state) => state.data?.task.kind === "classification");
  const pictures = useTraining((state) => state.data?.picture !== undefined);
  const pace = useTraining((state) => state.pace);
  const choosePace = useTraining((state) => state.choosePace);
  const edit = useTraining((state) => state.edit);
  const rule = optimizers.find(({ id }) => id === optimizer.type);
  const settings = optimizerSettingsOf(document);
  return (
    <section aria-label="Training">
      <h2 className="overline">Training</h2>
      <dl className="rows">
        <Row label="optimizer">
          <Select
            value={optimizer.type}
            options={optimizers}
            label="Optimizer"
            title={rule?.words}
            onChange={(type) => edit(setOptimizer(type))}
          />
        </Row>
        {[learningRate, ...(rule?.parameters ?? [])].map((parameter) => (
          <ParameterRow
            key={parameter.name}
            parameter={parameter}
            value={settings[parameter.name]}
            onChange={(value) => edit(setOptimizer(optimizer.type, { [parameter.name]: value }))}
          />
        ))}
        <ScheduleRows
          schedule={schedule}
          choose={(type) => edit(setSchedule(type))}
          changesOf={(name) => ({
            onChange: (value) => edit(setSchedule(schedule?.type, { [name]: value })),
          })}
        />
        <MinibatchRow />
        {pictures && <PrecisionRow />}
        <Row
          label="order of the examples"
          title="Whether each epoch takes the training examples in an order of its own, or in the order of the data"
        >
          <Select
            value={training.shuffle === false ? "given" : "shuffled"}
            options={orders}
            label="Order of the examples"
            onChange={(order) => edit(setTraining({ shuffle: order === "given" ? false : undefined }))}
          />
        </Row>
        <PenaltyRows />
        <OptionalRow
          label="stop early, patience"
          title="Stops when the validation loss hasn't improved for so many epochs, and keeps the best parameters"
          value={training.patience}
          usual={10}
          range={wholeFromOne}
          onChange={(patience) => edit(setTraining({ patience }))}
        />
        {classes && (
          <OptionalRow
            label="stop at training error"
            title="Stops when at most this proportion of the training points is misclassified"
            value={training.stopAtError}
            usual={0.01}
            range={{ minimum: 0, below: 1 }}
            step={0.01}
            onChange={(stopAtError) => edit(setTraining({ stopAtError }))}
          />
        )}
        <NumberRow
          label="epochs at most"
          value={training.epochs}
          range={wholeFromOne}
          step={100}
          onChange={(epochs) => edit(setTraining({ epochs }))}
        />
        <Row label="weights drawn" title={initializers.find(({ id }) => id === training.initializer)?.words}>
          <Select
            value={training.initializer}
            options={initializers}
            label="Initializer"
            onChange={(initializer) => edit(setTraining({ initializer }))}
          />
        </Row>
        <NumberRow
          label="seed"
          name="Seed of the weights"
          title="Of the weights at the start and of the order of the minibatches"
          value={training.seed}
          range={anyWhole}
          onChange={(seed) => edit(setTraining({ seed }))}
        />
        <Row label="pace">
          <Select
            value={String(pace)}
            options={paces}
            label="Pace of training"
            onChange={(id) => choosePace(paces.find((one) => one.id === id)?.pace ?? "full")}
          />
        </Row>
      </dl>
    </section>
  );
}

const sizes = [
  { id: "full", label: "full batch" },
  { id: "some", label: "examples" },
  { id: "one", label: "one by one" },
] as const;

/** How many examples an update sees. */
function MinibatchRow() {
  const { minibatch, split } = useTraining((state) => state.document.training);
  const edit = useTraining((state) => state.edit);
  const kind = minibatch === "full" ? "full" : minibatch === 1 ? "one" : "some";
  const chosen = { full: "full", some: Math.min(20, split.train), one: 1 } as const;
  return (
    <Row label="minibatch" title="How many examples an update sees">
      <span className="minibatch">
        {minibatch !== "full" && minibatch !== 1 && (
          <Value
            value={minibatch}
            label="Minibatch"
            step={1}
            check={(size) => valueFault(size, { minimum: 1, maximum: split.train, integer: true })}
            onChange={(size) => edit(setTraining({ minibatch: size }))}
          />
        )}
        <Select
          value={kind}
          options={sizes}
          label="Examples an update"
          onChange={(id) => edit(setTraining({ minibatch: chosen[id] }))}
        />
      </span>
    </Row>
  );
}
