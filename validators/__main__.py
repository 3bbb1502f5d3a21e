"""The command line: JSON on standard input, verdicts on standard output."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TextIO

from validators import CHECKERS
from validators.engine import Outside, check_with_facts
from validators.model import Verdict
from validators.normalise import visible
from validators.rules import Checker, Facts, TakesFile
from validators.schema import schema_of
from validators.tables.place import PLACE

_NO_OBJECT = f'不是 JSON 对象（例：{{"number": "{PLACE.municipal_number}"}}）'


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _refuse(message)


def _refuse(message: str) -> NoReturn:
    print(f"validators：{' '.join(message.split())}", file=sys.stderr)
    raise SystemExit(2)


def _today(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("日期要写成 YYYY-MM-DD") from None


def _read_object(encoded: bytes, where: str) -> dict[str, Any]:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        counted = Counter(name for name, _ in pairs)
        twice = next((name for name, count in counted.items() if count > 1), None)
        if twice is not None:
            _refuse(f"{where}里“{visible(twice)}”写了 {counted[twice]} 次，不知道用哪一个，请只留一个")
        return dict(pairs)

    try:
        # Decimal, because int refuses numbers of thousands of digits. No field takes a number anyway.
        values = json.loads(encoded.decode("utf-8-sig"), parse_int=Decimal, object_pairs_hook=once)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        _refuse(f"{where}{_NO_OBJECT}")
    return values


_SAVED = tuple(dict.fromkeys(kind for checker in CHECKERS.values() if checker.file for kind in checker.file.saves))
_PATH = "file"  # the one field that stands here for those of a checker that takes a file


def _outside(checker: Checker, values: Mapping[str, Any], where: str) -> Outside | None:
    """Read the file that `values` name; None if the checker takes what is typed."""
    taken = checker.file
    if taken is None or (_PATH not in values and taken.beside):
        return None
    beside = {name: str(checker.input_model.model_fields[name].title) for name in taken.beside}
    titles = {_PATH: taken.path, **taken.choices, **beside}
    found = _read_file(taken, values, where) if _PATH in values else {}
    return Outside(titles, {**found, **{name: values[name] for name in beside if name in values}})


def _read_file(taken: TakesFile, values: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Return the checker's input for the file that `values` name, as they say that it is to be read."""
    path = values[_PATH]
    if not isinstance(path, str):
        _refuse(f'{where}的 {_PATH} 要写文件的路径（例：{{"{_PATH}": "{taken.example}"}}）')
    try:
        chosen = taken.choose(values)
    except ValueError as error:
        _refuse(f"{where}里，{error}")
    try:
        file = Path(path)
        size = file.stat().st_size
        if size > taken.most_bytes:
            return {"name": file.name, "size": size}
        data = taken.read(file.read_bytes(), **chosen)
        return {"name": file.name, "data": data, **taken.find_out(data)}
    except (OSError, ValueError) as error:  # ValueError: a path with a zero byte in it
        _refuse(f"{where}的文件“{visible(path, 200)}”打不开：{error.strerror if isinstance(error, OSError) else error}")
    except ImportError as error:
        _refuse_for_want_of(taken, error)


def _refuse_for_want_of(taken: TakesFile, error: ImportError) -> NoReturn:
    _refuse(f"读写这个文件要先安装{taken.needs}：make command-line（{error}）")


def _verdict(checker: Checker, encoded: bytes, where: str, today: date) -> tuple[Verdict, Facts]:
    values = _read_object(encoded, where)
    return check_with_facts(checker, values, today, _outside(checker, values, where))


def _wanted(options: argparse.Namespace, checker: Checker) -> dict[str, Path]:
    """Return where what was found shall be written, by the kind of file."""
    wanted = {kind: Path(getattr(options, kind)) for kind in _SAVED if getattr(options, kind)}
    for kind in wanted:
        if options.lines or checker.file is None or kind not in checker.file.saves:
            _refuse(f"--{kind} 写的是一份花名册的核验结果，这里没有")
    return wanted


def _save(taken: TakesFile, kind: str, path: Path, facts: Facts) -> None:
    named = f"“{visible(str(path), 200)}”"
    try:
        made = taken.saves[kind](facts)
        if made is None:
            _refuse(f"没有查成，没有东西写进{named}")
        with path.open("xb") as file:
            file.write(made)
    except ImportError as error:
        _refuse_for_want_of(taken, error)
    except FileExistsError:
        _refuse(f"{named}已经有了，没有覆盖，请换一个名字")
    except OSError as error:
        _refuse(f"{named}写不了：{error.strerror}")


def run(arguments: Sequence[str], standard_input: BinaryIO, standard_output: TextIO) -> None:
    """Print the verdict, or with --lines one verdict a line; with --schema what the checker takes.

    What was found in a roster goes into files too, if options ask for it. Raises SystemExit(2), after one line on
    standard error, if the checker is unknown, the input is no JSON object, or a file cannot be read or written.
    """
    parser = _Parser(prog="python -m validators", description="从标准输入读 JSON，把结论写到标准输出。")
    parser.add_argument("checker", nargs="?", metavar="CHECKER", help="自查工具的名称，见 --list")
    parser.add_argument("--today", type=_today, default=None, metavar="YYYY-MM-DD", help="按这一天判断，默认是今天")
    parser.add_argument("--lines", action="store_true", help="每行一个 JSON 对象，每行一个结论")
    parser.add_argument("--list", action="store_true", help="列出自查工具")
    parser.add_argument("--schema", action="store_true", help="写出这个自查工具接受什么（JSON Schema）")
    for kind in _SAVED:
        parser.add_argument(f"--{kind}", metavar="OUT", help=f"把花名册的核验结果写成 {kind} 文件，不覆盖已有的")
    options = parser.parse_args(arguments)
    if options.list:
        for name, listed in CHECKERS.items():
            print(f"{name}\t{listed.title}", file=standard_output)
        return
    checker = CHECKERS.get(options.checker or "")
    if checker is None:
        _refuse(f"没有叫“{options.checker or ''}”的自查工具，有的是：{'、'.join(CHECKERS)}")
    if options.schema:
        print(schema_of(checker), file=standard_output)
        return
    today = options.today or date.today()
    wanted = _wanted(options, checker)
    if not options.lines:
        verdict, facts = _verdict(checker, standard_input.read(), "标准输入", today)
        print(verdict.model_dump_json(indent=2), file=standard_output)
        if checker.file:
            for kind, path in wanted.items():
                _save(checker.file, kind, path, facts)
        return
    for count, line in enumerate(standard_input, start=1):
        if line.strip():
            verdict, _ = _verdict(checker, line, f"第 {count} 行", today)
            print(verdict.model_dump_json(), file=standard_output)


def main() -> None:
    """Run with this process's arguments and streams, always in UTF-8, whatever the console's code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    run(sys.argv[1:], sys.stdin.buffer, sys.stdout)


if __name__ == "__main__":
    main()
