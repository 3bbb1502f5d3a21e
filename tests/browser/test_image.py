"""The memory image: it fits in every office, and where it does not, the plain way answers."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.browsers import in_worker

from .checker_page import CheckerPage
from .faults import BROKEN_IMAGES, ON_THE_WAY
from .photo_page import PhotoPage
from .test_many_at_once import check_lines
from .visits import StartVisit, Visit

# What a clock may say in an office: a start that took minutes on a busy machine, with time between any two readings; a
# date that was never set; the year 2100.
CLOCKS = [
    "const own = performance.now.bind(performance); let late = 3e5; performance.now = () => own() + (late += 1.7);",
    "const own = Date.now; Date.now = () => own() % 1e9;",
    "const own = Date.now; Date.now = () => own() + 2.4e12;",
]


@pytest.mark.parametrize("clock", CLOCKS)
def test_the_image_fits_whatever_the_clock_says(visit_at: StartVisit, http_address: str, clock: str) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(in_worker(clock))
    checker = CheckerPage(visit)
    checker.ask({"number": "川X018888"})
    checker.expect_outcome("fail")
    assert checker.status.get_attribute("data-image-failure") is None
    expect(checker.status).to_contain_text("自查工具已就绪。")


@pytest.mark.in_one_browser("newest")
def test_where_the_image_does_not_fit_the_plain_way_answers(visit: Visit) -> None:
    checker = expect_plain_way(visit, "another memory")
    expect(checker.status).to_have_attribute(
        "data-image-failure", re.compile("^broken: Error: new memory differs at 0x[0-9a-f]+000–0x[0-9a-f]+000(, |$)")
    )


@pytest.mark.in_one_browser("oldest")
def test_where_the_image_does_not_work_the_plain_way_answers(visit: Visit) -> None:
    expect_plain_way(visit, "an exception")


def expect_plain_way(visit: Visit, broken: str) -> CheckerPage:
    """The image is given up, and Python starts the plain way. From a folder no part is read twice."""
    visit.page.add_init_script(ON_THE_WAY % BROKEN_IMAGES[broken])
    checker = CheckerPage(visit)
    checker.ask({"number": "川X018888"})
    expect(checker.status).to_contain_text("改用普通方式")
    checker.expect_outcome("fail")
    expect(checker.status).to_contain_text("用普通方式启动")
    if visit.origin.startswith("file:"):  # over HTTP the browser's cache has what two ways need
        fetched = [address for address in visit.requests if "/runtime/" in address]
        assert len(set(fetched)) == len(fetched)
    return checker


# The second worker, which only unpacks, says late that it is able: `held` gives what lets that through.
LATE_SECOND_WORKER = """let hold;
self.held = new Promise((resolve) => { hold = resolve; });
const Own = Worker;
Worker = class extends Own {
    constructor(source) {
        super(source);
        this.addEventListener("message", (event) => {
            if (!this.handsOn || event.data.kind !== "able") return;
            event.stopImmediatePropagation();
            hold(() => this.onmessage(event));
        });
    }
    postMessage(message, ...rest) {
        this.handsOn ||= message.kind === "hand-on";
        super.postMessage(message, ...rest);
    }
};"""


@pytest.mark.in_one_browser("newest")
def test_an_image_that_never_answers_makes_way_for_the_plain_one(visit_at: StartVisit, http_address: str) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(ON_THE_WAY % "message.kind = 'none'")
    visit.page.add_init_script(LATE_SECOND_WORKER)
    visit.page.clock.install()
    checker = CheckerPage(visit)
    checker.ask({"number": "川X018888"})
    expect(checker.status).to_contain_text("正在启动")
    visit.page.evaluate("held.then((release) => release())")
    visit.page.clock.fast_forward(61_000)
    visit.page.clock.resume()
    checker.expect_outcome("fail")


# A worker that fails in the image's way; in the plain one it imports before its parts are there, and for ever.
ENDLESS_IMPORT = """self.Worker = class extends EventTarget {
    constructor() {
        super();
        this.say({ kind: "able" });
    }
    say(data) {
        setTimeout(() => this.onmessage({ data }));
    }
    postMessage(message) {
        for (const { name, stored } of message.parts ?? []) this.say({ kind: "came", name, bytes: stored });
        if (message.kind !== "boot") return;
        if (message.way === "plain") this.say({ kind: "stage", stage: "importing" });
        else this.say({ kind: "failed", failure: { kind: "broken", detail: "no image" } });
    }
    terminate() {}
};"""


def test_importing_has_its_own_time_whenever_the_last_part_comes(visit_at: StartVisit, http_address: str) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(ENDLESS_IMPORT)
    visit.page.clock.install()
    checker = CheckerPage(visit)
    checker.number.focus()
    visit.page.wait_for_load_state("networkidle")
    expect(checker.status).to_contain_text("正在载入检查规则")
    visit.page.clock.fast_forward(61_000)
    expect(checker.status).to_contain_text("正在载入检查规则")
    visit.page.clock.fast_forward(60_000)
    expect(checker.status).to_contain_text("很久没有回应")


# From a share: a part that both ways need comes when the image was given up, before the plain way has a worker.
LATE_PART = """const append = Element.prototype.append;
let part, hold;
const released = new Promise((resolve) => { hold = resolve; });
HTMLHeadElement.prototype.append = function (...nodes) {
    if (part || !String(nodes[0]?.src).includes("/wasm.")) return append.apply(this, nodes);
    part = nodes[0];
};
const Own = Worker;
let isGivenUp = false;
self.Worker = class extends Own {
    isLater = isGivenUp;
    set onmessage(hear) {
        super.onmessage = (event) => (this.isLater ? released.then(() => hear(event)) : hear(event));
    }
    terminate() {
        super.terminate();
        if (isGivenUp) return;
        isGivenUp = true;
        part.addEventListener("load", hold);
        setTimeout(() => append.call(document.head, part));
    }
};"""


@pytest.mark.in_one_browser("oldest")
def test_a_part_that_comes_too_late_is_brought_again(visit_at: StartVisit, file_address: str, photos: Path) -> None:
    visit = visit_at(file_address)
    visit.page.add_init_script(LATE_PART)
    visit.page.add_init_script(ON_THE_WAY % "message.manifest.memory = {}")
    page = PhotoPage(visit)
    page.bring(photos / "good.jpg")
    page.expect_verdict("good.jpg", "pass")
    assert [] == visit.page_errors


# In the quick way, and there alone, the third check of what was pasted comes to a function that was left out.
LEFT_OUT = """let isQuick = false;
let checks = 0;
addEventListener("message", ({ data }) => {
    if (data.kind === "boot") isQuick = data.way === "quick";
    if (data.kind === "check" && data.values.includes("X01000")) checks++;
});
// A module with one function, which traps.
const header = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0];
const bytes = [...header, 10, 5, 1, 3, 0, 0, 11];
const { trap } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes))).exports;
const { fromCharCode } = String;
String.fromCharCode = (...codes) => (isQuick && checks === 3 ? trap() : fromCharCode(...codes));"""


def test_where_a_function_was_left_out_everything_asked_is_answered(visit: Visit) -> None:
    visit.page.add_init_script(in_worker(LEFT_OUT))
    checker = CheckerPage(visit)
    lines = [f"川X01{number:04}" for number in range(1, 6)]
    table = check_lines(visit.page, "\n".join(lines))
    expect(table.locator("tbody")).to_have_count(len(lines))
    assert str(checker.status.get_attribute("data-image-failure")).startswith("left-out")
    expect(checker.status).to_contain_text("自查工具已就绪。")


@pytest.mark.everywhere
def test_no_address_of_an_object_outlives_its_use(visit: Visit) -> None:
    visit.page.add_init_script(
        """self.addresses = new Set();
        const { createObjectURL, revokeObjectURL } = URL;
        URL.createObjectURL = (object) => {
            const address = createObjectURL(object);
            addresses.add(address);
            return address;
        };
        URL.revokeObjectURL = (address) => {
            addresses.delete(address);
            revokeObjectURL(address);
        };"""
    )
    checker = CheckerPage(visit)
    visit.page.evaluate("addresses.clear()")  # the search keeps one for the theme
    checker.ask({"number": "川X010099"})
    checker.expect_outcome("pass")
    assert [] == visit.page.evaluate("[...addresses]")
