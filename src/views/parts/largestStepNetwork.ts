/** What one can still see and work on a page; a document that is opened may hold more. */
export const largestStepNetwork = { units: 64, inputs: 64, layers: 8, examples: 64 };
