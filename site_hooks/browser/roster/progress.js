// How far a check is, with a button that ends it.

import { button, element } from "../common/element.js";
import { ROSTER_WORDS } from "./words.js";

/** `text` outlasts the bar: it says what came of the check. */
export class Progress {
  /** @param {() => void} stop */
  constructor(stop) {
    this.bar = element("progress", "roster-bar");
    this.bar.setAttribute("aria-label", "进度");
    this.text = element("p", "roster-progress");
    this.text.setAttribute("role", "status");
    this.text.tabIndex = -1;
    this.element = element("div", "roster-checking", this.bar, button(ROSTER_WORDS.stop, stop));
  }

  /** @param {number} done @param {number} people */
  show(done, people) {
    this.bar.max = people;
    this.bar.value = done;
    this.text.textContent = ROSTER_WORDS.progress(done, people);
  }

  /** @param {import("./messages.js").Finished} finished @param {number} people */
  end({ judged, last }, people) {
    this.text.textContent = judged === people ? ROSTER_WORDS.done(judged) : ROSTER_WORDS.stopped(judged, last);
  }
}
