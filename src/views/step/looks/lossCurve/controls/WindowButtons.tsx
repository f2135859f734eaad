interface WindowButtonsProps {
  readonly zoom: (factor: number) => void;
  readonly reset: () => void;
}

/** How much of the axes a plot shows. */
export function WindowButtons({ zoom, reset }: WindowButtonsProps) {
  return (
    <span className="window-buttons">
      <button type="button" className="plot-button" aria-label="Show less, larger" onClick={() => zoom(0.5)}>
        +
      </button>
      <button type="button" className="plot-button" aria-label="Show more, smaller" onClick={() => zoom(2)}>
        −
      </button>
      <button type="button" className="plot-button" onClick={reset}>
        Fit
      </button>
    </span>
  );
}
