// Downloads a part over HTTP. Runs in the workers, so that no byte passes through the page.

import { Fault } from "./messages.js";

const ownFetch = self.fetch?.bind(self); // Pyodide gets another one

/**
 * Fetches a part. `address` is the folder of the parts, with a slash at its end. `take` gets each piece. `again` bypasses
 * the cache, because an earlier copy was bad.
 * @param {import("./messages.js").Part} part
 * @param {{ address: string, again: boolean, take: (piece: Uint8Array<ArrayBuffer>) => void }} how
 * @returns {Promise<void>} rejects with a Fault
 */
export const fetchPart = async (part, { address, again, take }) => {
  let answered = false;
  try {
    const response = await ownFetch(`${address}${part.file}.bin`, { cache: again ? "reload" : "default" });
    if (!response.ok || !response.body)
      throw new Fault({ kind: "missing", part: part.name, detail: `HTTP ${response.status}` });
    const type = response.headers.get("content-type") ?? "";
    // A proxy or a login page answers with status 200.
    if (type.startsWith("text/html")) throw new Fault({ kind: "altered", part: part.name, detail: type });
    answered = true;
    let received = 0;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      received += value.length;
      if (received > part.stored) {
        reader.cancel().catch(() => {});
        throw new Fault({ kind: "altered", part: part.name, detail: `more than ${part.stored} bytes` });
      }
      take(value);
    }
    if (received < part.stored) {
      throw new Fault({ kind: "cut-short", part: part.name, detail: `${received} of ${part.stored} bytes` });
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault({ kind: answered ? "cut-short" : "missing", part: part.name, detail: String(error) });
  }
};
