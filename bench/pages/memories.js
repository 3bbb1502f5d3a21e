// Runs in a worker before its own script, and keeps hold of every WebAssembly memory that comes to be.

{
  self.memories = new Set();
  /** @param {WebAssembly.Instance} instance */
  const note = (instance) => {
    for (const each of Object.values(instance.exports)) {
      if (each instanceof WebAssembly.Memory) self.memories.add(each);
    }
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      note(made.instance ?? made);
      return made;
    };
  }
}
