// What the page has asked of the worker and has no answer to yet.

/**
 * @typedef {(progress: any) => void} Heed takes what a request that takes long has done so far
 * @typedef {import("./messages.js").Question} Question
 *
 * `to`: the attempt whose worker it was put to.
 * @typedef {{ id: number, question: Question, transfer: Transferable[], heed: Heed, to?: import("./attempt.js").Attempt,
 *   resolve: (answer: any) => void, reject: (error: Error) => void }} Asked
 */

export class Questions {
  /** @type {Map<number, Asked>} */
  #asked = new Map();
  #lastNumber = 0;

  /** Those without an answer, in the order in which they were asked. */
  get open() {
    return [...this.#asked.values()];
  }

  /**
   * @param {Question} question
   * @param {Transferable[]} transfer
   * @param {Heed} heed
   * @returns {Promise<any>} the answer
   */
  add(question, transfer, heed) {
    const id = ++this.#lastNumber;
    return new Promise((resolve, reject) => this.#asked.set(id, { id, question, transfer, heed, resolve, reject }));
  }

  /** One that is settled, if it was still open. @param {number} id */
  take(id) {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    return asked;
  }

  /** @param {number} id @param {unknown} progress */
  heed(id, progress) {
    this.#asked.get(id)?.heed(progress);
  }

  /** @param {Error} error */
  rejectAll(error) {
    for (const { reject } of this.#asked.values()) reject(error);
    this.#asked.clear();
  }
}
