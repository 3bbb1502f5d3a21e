// Makes all photos that are too large fit, and saves the results as a zip.

import { save } from "../common/save.js";
import { today } from "../common/today.js";
import { Fault } from "../runtime/messages.js";
import { pathsFor } from "./paths.js";
import { PHOTO_WORDS } from "./words.js";

/** At most one packing at a time. */
export class Packing {
  /** The running packing. @type {AbortController | undefined} */
  #running;

  /**
   * @param {import("./batch.js").Batch} batch
   * @param {HTMLButtonElement} button that starts it
   * @param {(text: string) => void} say
   * @param {() => void} onEnd is called after each packing, even a failed one
   */
  constructor(batch, button, say, onEnd) {
    this.batch = batch;
    this.button = button;
    this.say = say;
    this.onEnd = onEnd;
  }

  get isRunning() {
    return Boolean(this.#running);
  }

  /** Shows what the button would do now. */
  draw() {
    const { length } = this.#fittable;
    const made = this.#made.length;
    this.button.hidden = !length && !made && !this.#running;
    this.button.setAttribute("aria-disabled", String(this.isRunning)); // `disabled` would take the focus away
    if (!this.#running) this.button.textContent = length ? PHOTO_WORDS.fitAll(length) : PHOTO_WORDS.packMade(made);
  }

  /** @param {string} [told] what to say about it */
  stop(told = PHOTO_WORDS.fitAllStopped) {
    this.#running?.abort(told);
  }

  async start() {
    if (this.#running) return;
    this.#running = new AbortController();
    this.draw();
    try {
      this.say(await this.#pack(this.#running.signal));
    } catch (error) {
      this.say(""); // the status line reports the failure
      if (!(error instanceof Fault)) throw error;
    } finally {
      this.#running = undefined;
      this.draw();
      this.onEnd();
    }
  }

  /** @param {AbortSignal} signal @returns {Promise<string>} what to say at the end */
  async #pack(signal) {
    const photos = this.#fittable;
    let failed = 0;
    for (const [index, photo] of photos.entries()) {
      this.say(PHOTO_WORDS.fitAllProgress(index, photos.length));
      if (await this.batch.makeFit(photo)) await this.batch.check(photo);
      else failed++;
      if (signal.aborted) return signal.reason;
    }
    const made = this.#made;
    if (made.length) {
      this.say(PHOTO_WORDS.fitAllPacking);
      const paths = pathsFor(made.map(({ folder, file }) => ({ folder, name: file.name })));
      const files = made.map(({ file }, index) => ({ name: paths[index] ?? file.name, file }));
      const zip = await this.batch.runtime.request("zip", { files });
      if (signal.aborted) return signal.reason;
      save(zip, PHOTO_WORDS.zipName(today()));
    }
    return PHOTO_WORDS.fitAllDone(made.length, failed);
  }

  /** The photos that are too large and can still be made to fit. */
  get #fittable() {
    return this.batch.photos.filter(({ verdict, made }) => !made && verdict?.details.can_be_made_to_fit);
  }

  /** The results, each with the folder of its photo. */
  get #made() {
    return this.batch.photos.flatMap(({ made, folder }) => (made ? [{ folder, file: made.file }] : []));
  }
}
