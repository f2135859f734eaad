/** How large a network can be made here; one that is opened may be larger. */
export const largestTrainNetwork = { units: 256, layers: 8 };
