// Python's trampoline for calls is a module that older browsers cannot compile.

/** Runs as in such a browser. @template Result @param {() => Promise<Result>} run @returns {Promise<Result>} */
export const withoutTrampoline = async (run) => {
  const { Module } = WebAssembly;
  WebAssembly.Module = new Proxy(Module, {
    construct(target, [bytes]) {
      const isTrampoline = Buffer.from(bytes).includes(Buffer.from("trampoline_call"));
      if (isTrampoline) throw new WebAssembly.CompileError("too new");
      return new target(bytes);
    },
  });
  try {
    return await run();
  } finally {
    WebAssembly.Module = Module;
  }
};
