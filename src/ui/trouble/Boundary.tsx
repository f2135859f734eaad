import { Component, lazy, type ReactNode, Suspense } from "react";
import { loadTwice, MissingPart } from "../../loadTwice";

import type { TroubleProps } from "./Trouble";

const plainly = <p role="alert">A part of the page has failed. Reload it to go on.</p>;

/** Comes with what follows the first view; where even that is missing, a sentence alone remains. */
const Trouble = lazy(() =>
  loadTwice(() => import("./Trouble")).catch(() => ({ default: (_props: TroubleProps) => plainly })),
);

interface BoundaryProps {
  readonly children: ReactNode;
  /** Before it is tried again. */
  readonly onAgain?: () => void;
  /** Has no room for a sentence: it is said at the page's edge. */
  readonly isSmall?: boolean | undefined;
}

interface BoundaryState {
  readonly fault?: { readonly error: unknown } | undefined;
}

/** Stands around a part of the page: where that fails, a sentence and ways out take its place, and the rest goes on. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError = (error: unknown): BoundaryState => ({ fault: { error } });

  readonly again = () => {
    this.props.onAgain?.();
    this.setState({ fault: undefined });
  };

  override render() {
    const { fault } = this.state;
    const { children, isSmall } = this.props;
    if (!fault) return children;
    return (
      <Suspense fallback={plainly}>
        <Trouble
          error={fault.error}
          isMissing={fault.error instanceof MissingPart}
          isSmall={isSmall}
          onAgain={this.again}
        />
      </Suspense>
    );
  }
}
