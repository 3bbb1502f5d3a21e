"""What the workers of a page hold, once the first verdict is there."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from bench.contestants import Contestant
from bench.profiles import LOCALE
from bench.starts import PAGES, open_page

_REST = 2_000  # ms until the worker has done what it does after the verdict
_COLLECTIONS = 3  # what one sets free may set more free
_PAUSE = 200  # ms
_STEP = 20  # ms between two looks for an answer
_PATIENCE = 30_000  # ms for an answer


@dataclass
class Memory:
    """Bytes, a value a run."""

    wasm: list[float] = field(default_factory=list)
    """WebAssembly memories."""
    buffers: list[float] = field(default_factory=list)
    """Other ArrayBuffers, after a garbage collection."""
    heap: list[float] = field(default_factory=list)
    """JavaScript objects, after a garbage collection."""
    process: list[float] = field(default_factory=list)
    """What the page's process shares with no other: page, worker and compiled code together. Empty except on Linux."""

    @property
    def worker(self) -> list[float]:
        """What the worker holds without the code that was compiled."""
        return [sum(each) for each in zip(self.wasm, self.buffers, self.heap, strict=True)]


class Workers:
    """Speaks with a page's workers in the browser's debugging protocol."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self._page = page
        self._session: CDPSession = context.new_cdp_session(page)
        self._answers: dict[int, dict[str, Any]] = {}
        self._asked = 0
        self._running: list[str] = []
        self._prologue = (PAGES / "memories.js").read_text(encoding="utf-8")
        self._session.on("Target.attachedToTarget", self._on_worker)
        self._session.on("Target.detachedFromTarget", self._on_end)
        self._session.on("Target.receivedMessageFromTarget", self._on_message)
        how = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False}
        self._session.send("Target.setAutoAttach", how)

    def ask(self, method: str, **parameters: object) -> list[dict[str, Any]]:
        """The answers of the workers that are still running."""
        return [self._answer(self._post(worker, method, parameters)) for worker in tuple(self._running)]

    def collect_garbage(self) -> None:
        """In every worker that is still running."""
        for _ in range(_COLLECTIONS):
            self.ask("HeapProfiler.collectGarbage")
            self._page.wait_for_timeout(_PAUSE)

    def end(self) -> None:
        """Let every worker that is still running end itself without a word; none can answer."""
        for worker in tuple(self._running):
            self._post(worker, "Runtime.evaluate", {"expression": "close()"})

    def _answer(self, number: int) -> dict[str, Any]:
        for _ in range(_PATIENCE // _STEP):
            if number in self._answers:
                answer = self._answers[number]
                if "error" in answer:
                    raise RuntimeError(f"the worker refuses: {answer['error'].get('message', answer['error'])}")
                result: dict[str, Any] = answer["result"]
                return result
            self._page.wait_for_timeout(_STEP)
        raise TimeoutError(f"no answer to message {number}")

    def _post(self, worker: str, method: str, parameters: dict[str, object]) -> int:
        self._asked += 1
        message = json.dumps({"id": self._asked, "method": method, "params": parameters})
        self._session.send("Target.sendMessageToTarget", {"sessionId": worker, "message": message})
        return self._asked

    def _on_worker(self, event: dict[str, Any]) -> None:
        worker = event["sessionId"]
        self._running.append(worker)
        self._post(worker, "Runtime.evaluate", {"expression": self._prologue})
        self._post(worker, "Runtime.runIfWaitingForDebugger", {})

    def _on_end(self, event: dict[str, Any]) -> None:
        self._running.remove(event["sessionId"])

    def _on_message(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if "id" in message:
            self._answers[message["id"]] = message


def measure_memory(browser: Browser, contestants: Sequence[Contestant], runs: int) -> list[Memory]:
    """Opens every page in turns, and looks into its workers after the first verdict."""
    measured = [Memory() for _ in contestants]
    for _ in range(runs):
        for contestant, memory in zip(contestants, measured, strict=True):
            context = browser.new_context(locale=LOCALE)
            context.add_init_script(path=PAGES / "observe.js")
            others = renderers(browser)
            page = context.new_page()
            workers = Workers(context, page)
            open_page(page, contestant)
            page.wait_for_timeout(_REST)
            sizes = "[...self.memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0)"
            answers = workers.ask("Runtime.evaluate", expression=sizes)
            memory.wasm.append(sum(answer["result"]["value"] for answer in answers))
            workers.collect_garbage()
            usages = workers.ask("Runtime.getHeapUsage")
            memory.buffers.append(sum(usage.get("backingStorageSize", 0) for usage in usages))
            memory.heap.append(sum(usage["usedSize"] for usage in usages))
            if sys.platform == "linux":
                memory.process.append(sum(map(unshared, renderers(browser) - others)))
            context.close()
    return measured


def renderers(browser: Browser) -> set[int]:
    """The processes of the browser's pages."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return {process["id"] for process in processes if process["type"] == "renderer"}


def unshared(process: int) -> int:
    """Bytes that the process alone has written to, from the kernel."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_Dirty:"))
