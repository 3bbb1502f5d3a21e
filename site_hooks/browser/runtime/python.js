/**
 * Python's environment. The build uses the same, because an image fits no other. Without LANG it would follow the
 * browser's language; the hashes in an image are fixed anyway.
 */
export const ENVIRONMENT = { HOME: "/home/pyodide", LANG: "zh_CN.UTF-8", PYTHONHASHSEED: "0" };
