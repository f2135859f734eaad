// What measured times are summed up as.

/** The value below which a share of some values lies, 0 to 1. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The median, the 95th percentile and the largest of some milliseconds, as text. */
export function distribution(milliseconds) {
  const [median, p95, largest] = [0.5, 0.95, 1].map(
    (share) => `${quantile(milliseconds, share).toFixed(1)} ms`,
  );
  return `median ${median}, p95 ${p95}, largest ${largest} (${milliseconds.length})`;
}
