// Rewrites WebAssembly modules section by section; what is not rewritten stays as it is, byte for byte.

const HEADER = 8; // bytes: magic number and version
const SECTIONS = { globals: 6, exports: 7, code: 10 };
const MUTABLE_ZERO = [0x7f, 0x01, 0x41, 0x00, 0x0b]; // a global: a mutable i32, 0 at first
const GLOBAL = 3; // kind of an export
const UNREACHABLE = Uint8Array.of(0x00, 0x00, 0x0b); // the body of a function: no locals, a trap, its end
const RAN = "ran"; // what the names of counters begin with

/**
 * An unsigned LEB128 number and the place behind it.
 * @param {Uint8Array} bytes
 * @param {number} place
 * @returns {[number, number]}
 */
const readNumber = (bytes, place) => {
  let value = 0;
  for (let factor = 1; ; factor *= 0x80) {
    const byte = bytes[place++];
    value += (byte % 0x80) * factor;
    if (byte < 0x80) return [value, place];
  }
};

/** A number as unsigned LEB128. @param {number} value @returns {number[]} */
const numberBytes = (value) => (value < 0x80 ? [value] : [(value % 0x80) + 0x80, ...numberBytes(value >>> 7)]);

/** What follows its own size. @param {Uint8Array} content */
const sized = (content) => [Uint8Array.from(numberBytes(content.length)), content];

/** @param {Uint8Array[]} entries */
const vector = (entries) => Buffer.concat([Uint8Array.from(numberBytes(entries.length)), ...entries]);

/**
 * The entries of a section that is a vector.
 * @param {Uint8Array} content
 * @param {(start: number) => number} endOf an entry
 */
const entriesOf = (content, endOf) => {
  const [count, first] = readNumber(content, 0);
  let place = first;
  return Array.from({ length: count }, () => {
    const start = place;
    place = endOf(start);
    return content.subarray(start, place);
  });
};

/** The entries of the exports section with the place of each kind. @param {Uint8Array} content */
const exportsIn = (content) =>
  entriesOf(content, (start) => {
    const [length, name] = readNumber(content, start);
    return readNumber(content, name + length + 1)[1];
  }).map((entry) => {
    const [length, name] = readNumber(entry, 0);
    const kind = name + length;
    return { entry, name: new TextDecoder().decode(entry.subarray(name, kind)), kind: entry[kind], index: kind + 1 };
  });

/** The bodies of the functions, without their sizes. @param {Uint8Array} content of the code section */
const bodiesIn = (content) =>
  entriesOf(content, (start) => {
    const [size, body] = readNumber(content, start);
    return body + size;
  }).map((entry) => entry.subarray(readNumber(entry, 0)[1]));

/** The sections of a module. @param {Uint8Array} wasm */
function* sectionsOf(wasm) {
  for (let place = HEADER; place < wasm.length; ) {
    const id = wasm[place];
    const [size, start] = readNumber(wasm, place + 1);
    place = start + size;
    yield { id, content: wasm.subarray(start, place) };
  }
}

/** The content of the section with this id; undefined without it. @param {Uint8Array} wasm @param {number} wanted */
const contentOf = (wasm, wanted) => [...sectionsOf(wasm)].find(({ id }) => id === wanted)?.content;

/**
 * The module with other content in some sections. One without globals has a section of none before its exports.
 * @param {Uint8Array} wasm
 * @param {Record<number, (content: Uint8Array) => Uint8Array>} others by the section's id
 */
const rewritten = (wasm, others) => {
  const isWithout = !contentOf(wasm, SECTIONS.globals) && others[SECTIONS.globals];
  const sections = [...sectionsOf(wasm)].flatMap((section) =>
    isWithout && section.id === SECTIONS.exports ? [{ id: SECTIONS.globals, content: vector([]) }, section] : [section],
  );
  const pieces = sections.flatMap(({ id, content }) => {
    const other = others[id];
    return [Uint8Array.of(id), ...sized(other ? other(content) : content)];
  });
  return new Uint8Array(Buffer.concat([wasm.subarray(0, HEADER), ...pieces]));
};

/**
 * The module with those exports alone whose names are in `kept`.
 * @param {Uint8Array<ArrayBuffer>} wasm
 * @param {Set<string>} kept
 */
export const keepExports = (wasm, kept) =>
  rewritten(wasm, {
    [SECTIONS.exports]: (content) =>
      vector(
        exportsIn(content)
          .filter(({ name }) => kept.has(name))
          .map(({ entry }) => entry),
      ),
  });

/** How many functions and globals a module imports. @param {Uint8Array<ArrayBuffer>} wasm @param {string} kind */
const imported = (wasm, kind) =>
  WebAssembly.Module.imports(new WebAssembly.Module(wasm)).filter((each) => each.kind === kind).length;

/**
 * The module with a counter for each of its functions: a global, exported, that is 1 once the function has run. No
 * index changes, nor does memory.
 * @param {Uint8Array<ArrayBuffer>} wasm
 * @param {string} of tells the counters of modules apart
 */
export const withCounters = (wasm, of) => {
  const count = (/** @type {number} */ section) => readNumber(contentOf(wasm, section) ?? Uint8Array.of(0), 0)[0];
  const first = imported(wasm, "global") + count(SECTIONS.globals);
  const functions = count(SECTIONS.code);
  const numbers = Array.from({ length: functions }, (_, index) => index);
  const append = (/** @type {Uint8Array} */ content, /** @type {Uint8Array[]} */ entries) => {
    const [count, start] = readNumber(content, 0);
    return Buffer.concat([Uint8Array.from(numberBytes(count + entries.length)), content.subarray(start), ...entries]);
  };
  const named = (/** @type {number} */ index) =>
    Buffer.concat(sized(new TextEncoder().encode(`${RAN} ${of} ${index}`)));
  return rewritten(wasm, {
    [SECTIONS.globals]: (content) =>
      append(
        content,
        numbers.map(() => Uint8Array.from(MUTABLE_ZERO)),
      ),
    [SECTIONS.exports]: (content) =>
      append(
        content,
        numbers.map((index) => Buffer.concat([named(index), Uint8Array.of(GLOBAL, ...numberBytes(first + index))])),
      ),
    [SECTIONS.code]: (content) =>
      vector(
        bodiesIn(content).map((body, index) => {
          const locals = endOfLocals(body);
          const set = Uint8Array.of(0x41, 0x01, 0x24, ...numberBytes(first + index)); // i32.const 1, global.set
          return Buffer.concat(sized(Buffer.concat([body.subarray(0, locals), set, body.subarray(locals)])));
        }),
      ),
  });
};

/** Where the instructions of a function begin. @param {Uint8Array} body */
const endOfLocals = (body) => {
  let [groups, place] = readNumber(body, 0);
  for (; groups; groups--) [, place] = readNumber(body, readNumber(body, place)[1]); // a count
  return place;
};

/**
 * The counters of a module with counters, each after the number of its function.
 * @param {WebAssembly.Exports} exports
 * @param {string} of as given to `withCounters`
 * @returns {[number, WebAssembly.Global][]}
 */
export const countersOf = (exports, of) =>
  Object.entries(exports).flatMap(([name, counter]) => {
    const [ran, module, index] = name.split(" ");
    return ran === RAN && module === of ? [[Number(index), /** @type {WebAssembly.Global} */ (counter)]] : [];
  });

/**
 * The module in which only the functions in `kept` and those that it exports do something: any other traps. Nothing else changes.
 * @param {Uint8Array<ArrayBuffer>} wasm
 * @param {Set<number>} kept by their numbers
 */
export const keepFunctions = (wasm, kept) => {
  const before = imported(wasm, "function");
  const exports = exportsIn(/** @type {Uint8Array} */ (contentOf(wasm, SECTIONS.exports)));
  const exported = new Set(
    exports.filter(({ kind }) => kind === 0).map(({ entry, index }) => readNumber(entry, index)[0] - before),
  );
  return rewritten(wasm, {
    [SECTIONS.code]: (content) =>
      vector(
        bodiesIn(content).map((body, index) =>
          Buffer.concat(sized(kept.has(index) || exported.has(index) ? body : UNREACHABLE)),
        ),
      ),
  });
};

/** The numbers of the functions that do something. @param {Uint8Array<ArrayBuffer>} wasm as `keepFunctions` gives it */
export const functionsKept = (wasm) => {
  const bodies = bodiesIn(/** @type {Uint8Array} */ (contentOf(wasm, SECTIONS.code)));
  return new Set([...bodies.keys()].filter((index) => Buffer.compare(bodies[index] ?? UNREACHABLE, UNREACHABLE)));
};
