/** What stands where a part of the page is still on its way. */
export const loading = <p className="quiet">Loading …</p>;
