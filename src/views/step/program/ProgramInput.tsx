import { useEffect, useRef } from "react";
import { useStores } from "../../../store/context";
import { startDragging } from "../graph/input";
import { useProgramGiven } from "../looks/given/useProgramGiven";

/** Dragging a program's given numbers on the whole page, and their keys in its matrices and its table. Shows nothing itself. */
export default function ProgramInput() {
  const { workbench } = useStores();
  const { givenOf } = useProgramGiven();
  const latest = useRef(givenOf);
  useEffect(() => {
    latest.current = givenOf;
  }, [givenOf]);
  useEffect(
    () => startDragging(document.documentElement, workbench, (quantity) => latest.current(quantity)),
    [workbench],
  );
  return null;
}
