import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { Row } from "../../parts/fields/Row";
import { type Tool, usePlaneView } from "../parts/planeView";
import { drawingFault } from "../region/input/drawing";

/** More classes than this can't be told apart by colour. */
const mostClasses = 6;

const emptyCanvas = { kind: "draw", label: 0, fresh: true } as const;

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
  const isEmpty = tool.kind === "draw" && tool.fresh === true;
  const id = tool.kind === "draw" ? `draw ${tool.label}` : tool.kind;
  return (
    <Row label="by hand" title="Draw points into the picture, or erase some: click, or drag for several">
      {fault ? (
        <span className="quiet" title={fault}>
          not with these
        </span>
      ) : (
        <>
          <button
            type="button"
            className="tool"
            aria-pressed={isEmpty}
            title="An empty picture to draw in: the first points take the place of the data; undo brings them back"
            onClick={() => changeView({ tool: isEmpty ? { kind: "choose" } : emptyCanvas })}
          >
            {isEmpty ? "not empty" : "empty canvas"}
          </button>{" "}
          <Select
            value={id}
            options={tools}
            label="Draw or erase points by hand"
            onChange={(chosen) => {
              const next = tools.find((one) => one.id === chosen)?.tool ?? { kind: "choose" };
              changeView({ tool: isEmpty && next.kind === "draw" ? { ...next, fresh: true } : next });
            }}
          />
        </>
      )}
    </Row>
  );
}
