// What the browser and the build must agree on about Python, to the byte: an image fits no other.

export const SITE_PACKAGES = "/lib/python3.14/site-packages";

/** Where pydantic-core's extension lies: loaded before Python starts, so that a memory image can hold it. */
export const EXTENSION = `${SITE_PACKAGES}/pydantic_core/_pydantic_core.cpython-314-wasm32-emscripten.so`;

/** Python's environment. LANG would else follow the browser's language; hashes in an image are fixed anyway. */
export const ENVIRONMENT = { HOME: "/home/pyodide", LANG: "zh_CN.UTF-8", PYTHONHASHSEED: "0" };
