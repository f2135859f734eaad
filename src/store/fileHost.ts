/** What reading files takes from the browser, for those who read them on the page's own thread. */
export { host } from "../worker/protocol/fileHost";
