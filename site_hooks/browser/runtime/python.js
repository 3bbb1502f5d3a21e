/** Python's environment, in the browser as in the build: an image fits no other. LANG would else follow the browser's
 * language; hashes in an image are fixed anyway. */
export const ENVIRONMENT = { HOME: "/home/pyodide", LANG: "zh_CN.UTF-8", PYTHONHASHSEED: "0" };
