// Compiles the standard library, the packages and the rules to byte code. If Python compiled them while the memory image
// is made, the image would hold the leftovers.
//
//   node precompile.mjs PYODIDE_DIR GIVEN_JSON OUT_DIR ARCHIVE...
//
// GIVEN_JSON says where Python has its library. An ARCHIVE is a zip or tar of .py files; OUT_DIR gets a zip of .pyc
// files under the same name. Only the rules keep their line numbers and the annotations of their functions: a tenth of the
// code would be line numbers of others, which tracebacks alone show. There each line stands for the first of its function.

import fs from "node:fs";
import path from "node:path";
import { startPyodide } from "./pyodide_node.mjs";

const [pyodideDir, given, outDir, ...archives] = process.argv.slice(2);
const { python } = JSON.parse(fs.readFileSync(given, "utf8"));
// Column positions only serve tracebacks, which nobody reads in the browser.
const pyodide = await startPyodide(pyodideDir, {}, { PYTHONNODEBUGRANGES: "1" });
const precompile = pyodide.runPython(`
import ast
import io
import tarfile
import types
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc


def files(archive):
    """The files of a zip or a tar, by name."""
    if zipfile.is_zipfile(io.BytesIO(archive)):
        with zipfile.ZipFile(io.BytesIO(archive)) as source:
            return {entry.filename: source.read(entry) for entry in source.infolist() if not entry.is_dir()}
    with tarfile.open(fileobj=io.BytesIO(archive)) as source:
        return {entry.name: source.extractfile(entry).read() for entry in source if entry.isfile()}


def on_one_line(code):
    """The code with its first line for all of it. An entry of the table is for 8 units at most, of 2 bytes each."""
    entries = [bytes((0xE7 + min(8, units), 0)) for units in range(len(code.co_code) // 2, 0, -8)]
    consts = [on_one_line(each) if isinstance(each, types.CodeType) else each for each in code.co_consts]
    return code.replace(co_linetable=b"".join(entries), co_consts=tuple(consts))


class Unannotated(ast.NodeTransformer):
    """Takes the annotations from functions. Only decorators read them, so those with one keep theirs."""

    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        if not node.decorator_list:
            node.returns = None
            given = node.args
            for each in filter(None, (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg)):
                each.annotation = None
        return node

    visit_AsyncFunctionDef = visit_FunctionDef


def precompile(archive, folder):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in sorted(files(bytes(archive.to_py())).items()):
            if name.endswith(".py"):
                # optimize=2 drops docstrings and asserts; an unchecked hash needs no source file.
                tree, is_own = ast.parse(data), name.startswith("validators/")
                if not is_own:
                    tree = Unannotated().visit(tree)
                code = compile(tree, f"{folder}/{name}", "exec", dont_inherit=True, optimize=2)
                if not is_own:
                    code = on_one_line(code)
                name, data = f"{name}c", bytes(_code_to_hash_pyc(code, bytes(8), False))
            target.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


precompile
`);
for (const archive of archives) {
  const compiled = precompile(new Uint8Array(fs.readFileSync(archive)), python.library);
  fs.writeFileSync(path.join(outDir, `${path.parse(archive).name}.zip`), compiled.toJs());
  compiled.destroy();
}
