// Leaves out of Emscripten's glue what nobody uses: it comes with all of OpenGL, SDL and thousands of Python's functions.
//
// The glue is one large function. Rollup drops what nothing refers to, but Emscripten refers to everything: in the table
// of what the main module imports, in assignments of what it exports, and in an alias on `Module` for each name. Those
// that nobody needs are cut out first.

import { rollup } from "rollup";
import { parseAst } from "rollup/parseAst";

/**
 * A node of a syntax tree, as ESTree has it.
 * @typedef {any} Node
 *
 * Names that scripts use: of variables, and of members, which may also stand in a string.
 * @typedef {{ variables: Set<string>, members: Set<string> }} Names
 *
 * What the glue serves, by name. `called`: functions that the modules import. `pointedAt`: functions whose addresses the
 * main module takes.
 * @typedef {{ called: Set<string>, pointedAt: Set<string> }} Needs
 */

const NULL = "{value:0}"; // the linker takes the `value` of an object for an address
const OPENGL = /^emscripten_gl[A-Z]/;

/**
 * Adds the names in a syntax tree, except in the nodes that are left aside.
 * @param {Node} node
 * @param {Names} names
 * @param {Set<Node>} [aside]
 */
const collectNames = (node, names, aside = new Set()) => {
  if (!node || typeof node !== "object" || aside.has(node)) return;
  let children = Object.values(node);
  if (node.type === "Identifier") names.variables.add(node.name);
  if (node.type === "Literal") names.members.add(String(node.value));
  if (!node.computed && (node.type === "MemberExpression" || node.type === "Property")) {
    const [member, rest] = node.type === "Property" ? [node.key, node.value] : [node.property, node.object];
    names.members.add(String(member.name ?? member.value));
    children = [rest];
  }
  for (const child of children) collectNames(child, names, aside);
};

/** The name behind `object.` or `object[""]`, if a node is that. @param {Node} node @param {string} object */
const memberOf = (node, object) =>
  node.type === "MemberExpression" && node.object.name === object ? (node.property.name ?? node.property.value) : "";

/** Both sides of an assignment, if a statement is one. @param {Node} statement */
const assignmentOf = ({ expression }) => (expression?.type === "AssignmentExpression" ? expression : undefined);

/** The only one. @template Item @param {Item[]} items @param {string} what */
const only = (items, what) => {
  if (items.length !== 1) throw new Error(`Emscripten's glue has ${items.length} times ${what}`);
  return items[0];
};

/** Takes the glue apart. @param {string} glue */
const partsOf = (glue) => {
  /** @type {Node[]} */
  const outside = parseAst(glue).body;
  const { body } = only(
    outside.filter(({ type }) => type === "FunctionDeclaration"),
    "a function",
  );
  /** @type {Node[]} */
  const statements = body.body;
  const declarations = statements.flatMap(({ declarations }) => declarations ?? []);
  const named = (/** @type {Node[]} */ nodes, /** @type {string} */ name) =>
    only(
      nodes.filter(({ id }) => id?.name === name),
      name,
    );
  const isValue = (/** @type {Node} */ { type }) =>
    ["Identifier", "MemberExpression", "ArrowFunctionExpression", "FunctionExpression"].includes(type);
  const assignments = statements.filter(assignmentOf);
  return {
    statements,
    imports: named(declarations, "wasmImports").init,
    assignExports: named(statements, "assignWasmExports"),
    aliases: assignments.filter(({ expression: { left, right } }) => memberOf(left, "Module") && isValue(right)),
    signatures: assignments.filter(({ expression: { left } }) => left.property?.name === "sig"),
    declared: [...declarations, ...statements].map(({ id }) => id),
  };
};

/**
 * The names that an assignment in `assignWasmExports` sets, and the export that it takes.
 * @param {Node} statement
 */
const exportAssigned = (statement) => {
  let node = assignmentOf(statement);
  const variables = [];
  const members = [];
  for (; node?.type === "AssignmentExpression"; node = node.right) {
    if (node.left.type === "Identifier") variables.push(node.left.name);
    else members.push(memberOf(node.left, "Module"));
  }
  // The address of a global is `wasmExports[""].value >>> 0`.
  if (node?.type === "BinaryExpression") node = node.left.object;
  const name = node && memberOf(node, "wasmExports");
  if (!name) throw new Error("Emscripten's glue assigns something else than exports");
  return { variables, members, name };
};

/**
 * The glue without what cannot be reached from what the modules need and from the names that `scripts` use, and the
 * names of the exports of the main module that it uses.
 * @param {string} glue
 * @param {Needs} needs
 * @param {string[]} scripts
 * @returns {Promise<{ code: string, exported: Set<string> }>}
 */
export const trimGlue = async (glue, { called, pointedAt }, scripts) => {
  const { statements, imports, assignExports, aliases, signatures, declared } = partsOf(glue);
  /** @type {Names} */
  const names = { variables: new Set(), members: new Set() };
  collectNames(statements, names, new Set([imports, assignExports, ...aliases, ...signatures, ...declared]));
  for (const script of scripts) collectNames(parseAst(script).body, names);

  /** @type {{ start: number, end: number, by?: string }[]} */
  const cuts = [];
  const exported = new Set(names.members);
  for (const statement of assignExports.body.body) {
    const { variables, members, name } = exportAssigned(statement);
    if (variables.some((each) => names.variables.has(each)) || members.some((each) => names.members.has(each))) {
      exported.add(name);
    } else {
      cuts.push(statement);
    }
  }
  const imported = new Set();
  for (const { key, value, start, end } of imports.properties) {
    if (called.has(key.name) || (pointedAt.has(key.name) && !OPENGL.test(key.name))) imported.add(value.name);
    else if (pointedAt.has(key.name)) cuts.push({ start, end, by: `${key.name}:${NULL}` });
    else cuts.push({ start, end: glue[end] === "," ? end + 1 : end });
  }
  cuts.push(...aliases.filter(({ expression: { left } }) => !names.members.has(memberOf(left, "Module"))));
  cuts.push(...signatures.filter(({ expression: { left } }) => !imported.has(left.object.name)));

  let cut = "";
  let place = 0;
  for (const { start, end, by = "" } of cuts.sort((one, other) => one.start - other.start)) {
    cut += glue.slice(place, start) + by;
    place = end;
  }
  return { code: await withoutUnused(cut + glue.slice(place)), exported };
};

/** The script without what nothing in it refers to. @param {string} script */
const withoutUnused = async (script) => {
  const bundle = await rollup({
    input: "glue",
    plugins: [
      {
        name: "glue",
        resolveId: (name) => (name === "glue" ? name : { id: name, external: true }),
        load: () => script,
      },
    ],
    treeshake: { propertyReadSideEffects: false },
    onwarn: () => {}, // the glue's evals, which the pages' policy forbids
  });
  const { output } = await bundle.generate({ format: "es" });
  return output[0].code;
};
