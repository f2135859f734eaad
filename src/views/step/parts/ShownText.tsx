import { useRef } from "react";
import { useFrames } from "../../../store/work/context";
import type { Moving } from "../../../store/work/frames";
import { setText } from "../../../ui/setText";

interface ShownTextProps {
  readonly of: (shown: Moving) => string | undefined;
  readonly as?: "span" | "b";
}

/** Text with numbers of what is shown: it follows a change under way without being rendered. */
export function ShownText({ of, as: Tag = "span" }: ShownTextProps) {
  const element = useRef<HTMLElement>(null);
  useFrames((shown) => setText(element.current, of(shown) ?? ""), "explanation");
  return <Tag ref={element} />;
}
