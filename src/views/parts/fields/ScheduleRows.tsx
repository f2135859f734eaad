import type { ScheduleDocument } from "../../../engine/document/document";
import { schedules } from "../../../engine/schedules";
import { Select } from "../../../ui/Select";
import { ParameterRow, type ParameterRowProps } from "./ParameterRow";
import { Row } from "./Row";

interface ScheduleRowsProps {
  readonly schedule: ScheduleDocument | undefined;
  readonly choose: (type: string | undefined) => void;
  /** What the field of a parameter does. */
  readonly changesOf: (name: string) => Pick<ParameterRowProps, "onChange" | "onPreview" | "initial">;
}

const choices = [{ id: "", label: "stays as it is" }, ...schedules];

/** How the learning rate changes from epoch to epoch. */
export function ScheduleRows({ schedule, choose, changesOf }: ScheduleRowsProps) {
  const rule = schedules.find(({ id }) => id === schedule?.type);
  return (
    <>
      <Row label="schedule of η" title={rule?.words}>
        <Select
          value={schedule?.type ?? ""}
          options={choices}
          label="Schedule of the learning rate"
          onChange={(type) => choose(type === "" ? undefined : type)}
        />
      </Row>
      {rule?.parameters.map((parameter) => (
        <ParameterRow
          key={parameter.name}
          parameter={parameter}
          of=" of the schedule"
          value={Number(schedule?.[parameter.name] ?? parameter.default)}
          {...changesOf(parameter.name)}
        />
      ))}
    </>
  );
}
