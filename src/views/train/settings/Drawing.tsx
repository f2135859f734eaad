import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { Row } from "../../parts/fields/Row";
import { type Tool, usePlaneView } from "../planeView";
import { drawingFault } from "../region/drawing";

/** More classes than this can't be told apart by colour. */
const mostClasses = 6;

/** What the pointer does in the picture: it reads points out, draws points of a class, or erases. */
export function Drawing() {
  const changeView = usePlaneView((view) => view.change);
  const data = useTraining((state) => state.data);
  const tool = usePlaneView((view) => view.tool);
  if (!data) return null;
  const fault = drawingFault(data);
  const { task } = data;
  const names = task.kind === "classification" ? task.classes : ["points"];
  const more = task.kind === "classification" && names.length < mostClasses ? ["a new class"] : [];
  const tools: readonly { id: string; label: string; tool: Tool }[] = [
    { id: "choose", label: "off", tool: { kind: "choose" } },
    ...[...names, ...more].map((name, label) => ({
      id: `draw ${label}`,
      label: `+ ${name}`,
      tool: { kind: "draw", label } as const,
    })),
    { id: "erase", label: "erase", tool: { kind: "erase" } },
  ];
  const id = tool.kind === "draw" ? `draw ${tool.label}` : tool.kind;
  return (
    <Row label="by hand" title="Draw points into the picture, or erase some: click, or drag for several">
      {fault ? (
        <span className="quiet" title={fault}>
          not with these
        </span>
      ) : (
        <Select
          value={id}
          options={tools}
          label="Draw or erase points by hand"
          onChange={(chosen) =>
            changeView({ tool: tools.find((one) => one.id === chosen)?.tool ?? { kind: "choose" } })
          }
        />
      )}
    </Row>
  );
}
