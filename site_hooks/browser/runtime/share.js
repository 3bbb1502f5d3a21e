// Downloads a part from a file share, where no request is allowed: with a <script> that holds base64.

import { Fault } from "./messages.js";

/**
 * The whole part as base64. `address` is the folder of the parts, with a slash at its end.
 * @param {import("./messages.js").Part} part
 * @param {string} address
 * @param {AbortSignal} signal
 * @returns {Promise<string>} rejects with a Fault, or once it is given up
 */
export const fromShare = (part, address, signal) =>
  new Promise((resolve, reject) => {
    /** @type {{ packs?: Record<string, string> }} */
    const scope = /** @type {any} */ (self);
    const script = document.createElement("script");
    const settle = () => {
      signal.removeEventListener("abort", giveUp);
      script.remove();
    };
    const giveUp = () => {
      fail("stalled", "given up");
      // It may still arrive: free its memory then.
      script.onload = () => {
        delete scope.packs?.[part.name];
      };
    };
    /** @param {import("./messages.js").Failure["kind"]} kind @param {string} detail */
    const fail = (kind, detail) => {
      settle();
      reject(new Fault({ kind, part: part.name, detail }));
    };
    script.onerror = () => fail("missing", `${part.file}.bin.js`);
    script.onload = () => {
      const text = scope.packs?.[part.name];
      if (typeof text !== "string") return fail("altered", `${part.file}.bin.js holds no part`);
      delete scope.packs?.[part.name];
      settle();
      resolve(text);
    };
    signal.addEventListener("abort", giveUp);
    script.src = `${address}${part.file}.bin.js`;
    document.head.append(script);
  });
