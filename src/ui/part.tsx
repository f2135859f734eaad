import { type ComponentType, lazy, memo, type ReactNode, Suspense } from "react";
import { loadPart } from "../loadPart";
import { Boundary } from "./trouble/Boundary";

interface PartOptions<Props> {
  /** Stands there until it has come. */
  readonly waiting?: ReactNode | ((props: Props) => ReactNode);
  /** Whether it has no room for a sentence. */
  readonly isSmall?: boolean;
}

/** A component that loads when it is first shown. Where it can't be loaded, or fails, a sentence takes its place. */
export function part<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  { waiting, isSmall }: PartOptions<Props> = {},
): ComponentType<Props> {
  const make = () => lazy(() => loadPart(load)) as ComponentType<Props>;
  let Loaded = make();
  // What `lazy` gives remembers a failure for good.
  const renew = () => {
    Loaded = make();
  };
  const Newest = (props: Props) => <Loaded {...props} />;
  const Part = (props: Props) => (
    <Boundary isSmall={isSmall} onAgain={renew}>
      <Suspense fallback={typeof waiting === "function" ? waiting(props) : waiting}>
        <Newest {...props} />
      </Suspense>
    </Boundary>
  );
  // What it shows besides what it is given it asks the stores for.
  return memo(Part) as unknown as ComponentType<Props>;
}
