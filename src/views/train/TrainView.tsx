/** Training on points in the plane. */
export default function TrainView() {
  return <main aria-label="Train" />;
}
