// The photos on the page. Checks a few at a time, in order, until somebody stops it.

import { Fault } from "../runtime/messages.js";
import { decode, drawPreview } from "./decode.js";
import { PAGE_TOOLS, readsTruly } from "./drawing.js";
import { fit } from "./fit.js";

const AT_ONCE = 2; // while Python judges one photo, the browser decodes the next
const MOST_TRIES = 2; // a photo that crashes a second worker too would block the others for ever

/**
 * "done": there is a verdict. "unreadable": there can be none.
 * @typedef {"waiting" | "checking" | "done" | "unreadable"} State
 *
 * `size` is null where the rules could not even begin.
 * @typedef {Omit<import("#verdicts").PhotoDetails, "size"> & Record<"size", import("#verdicts").Size | null>} Details
 * @typedef {Omit<import("#verdicts").PhotoVerdict, "details"> & { details: Details }} PhotoVerdict
 *
 * A file made to fit. `before` and `from` are the size of the original in bytes and in pixels.
 * @typedef {{ file: File, quality: number, width: number, height: number, from: { width: number, height: number },
 *   before: number }} Made
 *
 * A photo. `verdict` is about `made` if that is set, or else about `file`. `running` is a check that is under way.
 * `tries` counts the workers that were asked about it and did not answer. `detail` is for technical support.
 * @typedef {{ id: number, file: File, folder: string, state: State, verdict?: PhotoVerdict | undefined, tries: number,
 *   reason?: import("./messages.js").Unreadable, detail?: string, thumbnail: string, ticks: Set<string>,
 *   running?: Promise<Looked | undefined> | undefined, made?: Made | undefined, isFitFailed?: boolean }} Photo
 *
 * All about a photo, for the eye.
 * @typedef {{ verdict: PhotoVerdict, preview: ImageBitmap | undefined }} Looked
 *
 * `judged`: the verdicts so far.
 * @typedef {{ all: number, done: number, unreadable: number, judged: PhotoVerdict[] }} Counts
 */

/** The details of a file that the rules cannot read. @type {Details} */
const NO_DETAILS = {
  size: null,
  format: null,
  original: null,
  background: null,
  can_be_made_to_fit: false,
  measures: [],
  checklist: [],
};

/** The name of a photo once it is a JPEG. @param {string} name */
const jpegName = (name) => `${name.replace(/\.[^.]{1,5}$/, "") || name}.jpg`;

/** The photos on the page. */
export class Batch {
  /** @type {Photo[]} */
  photos = [];
  isStopped = false;
  #busy = 0;
  #numbered = 0;

  /**
   * @param {import("../runtime/client.js").Runtime} runtime
   * @param {string} checker its name
   * @param {() => string} today YYYY-MM-DD
   * @param {(photo: Photo | undefined) => void} onChange of one photo, or of the list
   */
  constructor(runtime, checker, today, onChange) {
    this.runtime = runtime;
    this.checker = checker;
    this.today = today;
    this.onChange = onChange;
  }

  /** Adds files; `goOn` starts checking them. @param {{ file: File, folder: string }[]} files */
  add(files) {
    const added = files.map(({ file, folder }) => {
      /** @type {Photo} */
      const photo = { id: ++this.#numbered, file, folder, state: "waiting", tries: 0, thumbnail: "", ticks: new Set() };
      return photo;
    });
    this.photos = [...this.photos, ...added];
    this.onChange(undefined);
    return added;
  }

  clear() {
    this.photos = [];
    this.onChange(undefined);
  }

  stop() {
    this.isStopped = true;
    this.onChange(undefined);
  }

  goOn() {
    this.isStopped = false;
    while (this.#busy < this.#atOnce && this.#takeNext());
    this.onChange(undefined);
  }

  /** After a crash one at a time, until it is clear which photo crashed the worker. */
  get #atOnce() {
    return this.photos.some(({ state, tries }) => tries && (state === "waiting" || state === "checking")) ? 1 : AT_ONCE;
  }

  /** @returns {Counts} */
  get counts() {
    const unreadable = this.photos.filter(({ state }) => state === "unreadable").length;
    const done = this.photos.filter(({ state }) => state === "done").length + unreadable;
    const judged = this.photos.flatMap(({ state, verdict }) => (verdict && state !== "unreadable" ? [verdict] : []));
    return { all: this.photos.length, done, unreadable, judged };
  }

  #takeNext() {
    const photo = this.isStopped ? undefined : this.photos.find(({ state }) => state === "waiting");
    if (!photo) return false;
    this.#busy++;
    this.check(photo)
      .catch((error) => {
        this.isStopped = true; // the status line reports the failure; "再试一次" goes on
        if (!(error instanceof Fault)) throw error;
      })
      .finally(() => {
        this.#busy--;
        this.#takeNext();
        this.onChange(photo);
      });
    return true;
  }

  /**
   * Shows all about a photo. One that has a verdict, or is about to get it, is not checked again. Rejects with a Fault.
   * @param {Photo} photo
   * @param {number} previewSide the longest side of the preview, in pixels
   * @returns {Promise<Looked | undefined>} undefined: unreadable
   */
  async look(photo, previewSide) {
    await photo.running?.catch(() => {}); // whoever began it hears of the failure
    const { verdict, made } = photo;
    if (!verdict) return this.check(photo, previewSide);
    if (!photo.thumbnail) return { verdict, preview: undefined }; // nothing was decoded
    const answer = await this.#draw(photo, previewSide);
    if (photo.made !== made) {
      if (answer.kind === "preview") answer.preview?.close();
      return this.look(photo, previewSide);
    }
    return answer.kind === "preview" ? { verdict, preview: answer.preview } : this.#unread(photo, answer);
  }

  /**
   * Checks a photo, again if need be. Rejects with a Fault.
   * @param {Photo} photo
   * @param {number} [previewSide]
   * @returns {Promise<Looked | undefined>} undefined: unreadable
   */
  check(photo, previewSide = 0) {
    const running = this.#check(photo, previewSide).finally(() => {
      if (photo.running === running) photo.running = undefined;
    });
    photo.running = running;
    return running;
  }

  /** @param {Photo} photo @param {number} previewSide @returns {Promise<Looked | undefined>} */
  async #check(photo, previewSide) {
    const { made } = photo;
    if (!photo.verdict) photo.state = "checking";
    this.onChange(photo);
    /** @type {import("./messages.js").CheckAnswer} */
    let answer;
    try {
      answer = await this.#ask(photo, previewSide);
    } catch (error) {
      if (error instanceof Fault && photo.tries < MOST_TRIES) {
        if (!photo.verdict) photo.state = "waiting";
        throw error;
      }
      answer = { kind: "unreadable", reason: "failed", detail: error instanceof Error ? error.message : String(error) };
    }
    if (photo.made !== made) {
      if (answer.kind === "verdict") answer.preview?.close();
      return this.#check(photo, previewSide); // the photo has another file by now
    }
    return answer.kind === "verdict" ? this.#judged(photo, answer) : this.#unread(photo, answer);
  }

  /** @param {Photo} photo @param {import("./messages.js").CheckAnswer & { kind: "verdict" }} answer */
  #judged(photo, { verdict: text, thumbnail, preview }) {
    /** @type {PhotoVerdict} */
    const verdict = JSON.parse(text);
    verdict.details = { ...NO_DETAILS, ...verdict.details };
    photo.state = "done";
    photo.thumbnail = thumbnail;
    photo.verdict = verdict;
    this.onChange(photo);
    return { verdict, preview };
  }

  /** @param {Photo} photo @param {{ kind: "unreadable", reason: import("./messages.js").Unreadable, detail?: string } | { kind: "decode" }} answer */
  #unread(photo, answer) {
    photo.state = "unreadable";
    photo.reason = answer.kind === "unreadable" ? answer.reason : "gone";
    photo.detail = answer.kind === "unreadable" ? (answer.detail ?? "") : "";
    photo.verdict = undefined;
    this.onChange(photo);
    return undefined;
  }

  /**
   * @param {Photo} photo
   * @param {number} previewSide
   * @returns {Promise<Exclude<import("./messages.js").PreviewAnswer, { kind: "draw" }>>}
   */
  async #draw(photo, previewSide) {
    const file = photo.made?.file ?? photo.file;
    /** @type {import("./messages.js").PreviewAnswer} */
    const answer = await this.runtime.request("preview", { checker: this.checker, file, name: file.name, previewSide });
    if (answer.kind !== "draw") return answer;
    return { kind: "preview", preview: await drawPreview(answer.encoded, previewSide, PAGE_TOOLS) };
  }

  /** @param {Photo} photo @param {number} previewSide @returns {Promise<import("./messages.js").CheckAnswer>} */
  async #ask(photo, previewSide) {
    const file = photo.made?.file ?? photo.file;
    /** @type {import("./messages.js").CheckRequest} */
    const request = { id: photo.id, checker: this.checker, file, name: file.name, today: this.today(), previewSide };
    await this.runtime.start(); // if this fails, the photo is not the cause
    photo.tries++;
    const answer = await this.runtime.request("check-file", request);
    photo.tries = 0;
    if (answer.kind !== "decode") return answer;
    if (!readsTruly(PAGE_TOOLS)) return { kind: "unreadable", reason: "blocked" };
    const picture = await decode(answer.encoded, answer.longestSide, previewSide, PAGE_TOOLS);
    const told = await this.runtime.request(
      "check-file",
      { ...request, decoded: picture ?? null },
      picture?.preview ? [picture.preview] : [],
    );
    return told;
  }

  /**
   * Makes a JPEG that fits, which then waits to be checked. Rejects with a Fault.
   * @param {Photo} photo
   * @returns {Promise<boolean>} whether it succeeded
   */
  async makeFit(photo) {
    const target = photo.verdict?.details.size?.target;
    if (!target) return false;
    const { file } = photo;
    let fitted;
    try {
      /** @type {import("./messages.js").FitAnswer} */
      const answer = await this.runtime.request("fit", { file, target });
      fitted = answer.kind === "fitted" ? answer.fitted : await fit(file, target, PAGE_TOOLS);
    } catch (error) {
      if (error instanceof Fault) throw error;
    }
    photo.isFitFailed = !fitted;
    if (fitted) {
      const { blob, ...facts } = fitted;
      this.#replace(photo, {
        ...facts,
        before: file.size,
        file: new File([blob], jpegName(file.name), { type: "image/jpeg" }),
      });
    }
    this.onChange(photo);
    return Boolean(fitted);
  }

  /** Returns to the original file, which then waits to be checked. @param {Photo} photo */
  undo(photo) {
    this.#replace(photo, undefined);
    this.onChange(photo);
  }

  /** Drops the verdict, which is about another file. @param {Photo} photo @param {Made | undefined} made */
  #replace(photo, made) {
    Object.assign(photo, { made, verdict: undefined, state: "waiting" });
  }
}
