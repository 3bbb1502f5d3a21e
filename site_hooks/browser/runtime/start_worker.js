// Starts a worker from the source of its script: the address of a Blob works over HTTP and from a file share.

import { Fault } from "./messages.js";
import { IMPORT_IN_WORKER } from "./probe.js";

/**
 * @param {string} text the worker's script
 * @param {object} how
 * @param {AbortSignal} how.signal ends the worker
 * @param {(message: import("./messages.js").FromWorker) => void} how.hear takes each message
 * @param {(detail: string) => void} how.stopped is called if the worker breaks down
 * @returns {Worker}
 * @throws {Fault} if this browser starts no worker in this way
 */
export const startWorker = (text, { signal, hear, stopped }) => {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const revoke = () => URL.revokeObjectURL(address);
  let worker;
  try {
    worker = new Worker(address);
  } catch (error) {
    revoke();
    throw new Fault({ kind: "unsupported", detail: `${IMPORT_IN_WORKER}: ${error}` });
  }
  worker.onmessage = ({ data }) => hear(data);
  worker.addEventListener("message", revoke, { once: true }); // the worker has read its script by now
  worker.onerror = (event) => {
    event.preventDefault();
    stopped(event.message || "the worker stopped");
  };
  signal.addEventListener("abort", () => {
    worker.terminate();
    revoke();
  });
  return worker;
};
