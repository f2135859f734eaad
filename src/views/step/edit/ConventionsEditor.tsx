import { useMemo } from "react";
import type { NetworkDocument } from "../../../engine/document/document";
import { setLoss, setOptimizer, setSchedule } from "../../../engine/document/edit/edit";
import { scheduleOf } from "../../../engine/document/learningRate";
import {
  lossOf,
  lossOpOf,
  lossSettingsOf,
  optimizerSettingsOf,
  reductionOf,
  reductionsOf,
} from "../../../engine/document/variants";
import { losses } from "../../../engine/losses";
import { describe } from "../../../engine/network/describe";
import { optimizers } from "../../../engine/optimizers";
import { learningRate } from "../../../engine/optimizers/optimizer";
import { useWorkbench } from "../../../store/work/context";
import { Formula } from "../../../ui/formula/Formula";
import { Select } from "../../../ui/Select";
import { LossFormRows } from "../../parts/fields/LossFormRows";
import { ParameterRow } from "../../parts/fields/ParameterRow";
import { Row } from "../../parts/fields/Row";
import { ScheduleRows } from "../../parts/fields/ScheduleRows";
import { useChanges } from "./useChanges";

interface ConventionsEditorProps {
  readonly document: NetworkDocument;
}

/** The loss, how it is reduced over the batch, and the rule of the update. */
export function ConventionsEditor({ document }: ConventionsEditorProps) {
  const description = useMemo(() => describe(document), [document]);
  const edit = useWorkbench((state) => state.edit);
  const changes = useChanges();
  const { loss, optimizer } = document;
  const rule = lossOf(document);
  const updateRule = optimizers.find(({ id }) => id === optimizer.type);
  const settings = optimizerSettingsOf(document);
  const lossValues = lossSettingsOf(document);
  return (
    <dl className="rows">
      <Row label="loss">
        <Select
          value={loss.type}
          options={losses}
          label="Loss"
          title={lossOpOf(document).words}
          onChange={(type) => edit(setLoss({ type }))}
        />
        <Formula className="small" tex={description.loss.tex} text={description.loss.text} />
      </Row>
      {rule.parameters.map((parameter) => (
        <ParameterRow
          key={`loss ${parameter.name}`}
          parameter={parameter}
          of=" of the loss"
          value={lossValues[parameter.name]}
          {...changes.setting(
            (value) => setLoss({ [parameter.name]: value }),
            (opened) => lossSettingsOf(opened)[parameter.name],
          )}
        />
      ))}
      <LossFormRows document={document} edit={edit} />
      <Row label="over the batch">
        <Select
          value={loss.reduction}
          options={reductionsOf(document)}
          label="Reduction over the batch"
          title={reductionOf(document).op.words}
          onChange={(reduction) => edit(setLoss({ reduction }))}
        />
      </Row>
      {description.penalty && (
        <Row label="penalty">
          <small>{description.penalty}</small>
        </Row>
      )}
      <Row label="update">
        <Select
          value={optimizer.type}
          options={optimizers}
          label="Update: optimizer"
          title={updateRule?.words}
          onChange={(type) => edit(setOptimizer(type))}
        />
      </Row>
      {[learningRate, ...(updateRule?.parameters ?? [])].map((parameter) => (
        <ParameterRow
          key={parameter.name}
          parameter={parameter}
          value={settings[parameter.name]}
          {...changes.setting(
            (value) => setOptimizer(optimizer.type, { [parameter.name]: value }),
            (opened) => optimizerSettingsOf(opened)[parameter.name],
          )}
        />
      ))}
      <ScheduleRows
        schedule={document.schedule}
        choose={(type) => edit(setSchedule(type))}
        changesOf={(name) =>
          changes.setting(
            (value) => setSchedule(document.schedule?.type, { [name]: value }),
            (opened) => scheduleOf(opened)?.settings[name],
          )
        }
      />
      {description.schedule && (
        <Row label="η after e epochs" title="Each update of this batch is an epoch">
          <Formula className="small" tex={description.schedule.tex} text={description.schedule.text} />
        </Row>
      )}
    </dl>
  );
}
