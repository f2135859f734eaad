/** What of a file is the document: all of it, or of an exercise of the gallery the network that it is about. */
export function documentIn(json: unknown): unknown {
  if (typeof json !== "object" || json === null || "format" in json) return json;
  const { document, model } = json as Record<string, unknown>;
  const inside = document ?? model;
  return typeof inside === "object" && inside !== null && "format" in inside ? inside : json;
}
