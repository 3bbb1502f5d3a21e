/**
 * Asks pages in WebKitGTK.
 *
 *     node webkit.mjs BROWSER < PLAN
 *
 * BROWSER is WebKit's MiniBrowser. It needs a display, and Debian's webkit2gtk-driver. PLAN is JSON: {"ask": the source
 * of a function, "questions": [{"address", "given"}, ...]}. Prints a JSON line with {"version"}, and for each question
 * one with {"answers"} or {"error"}.
 */

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import process from "node:process";
import { json } from "node:stream/consumers";
// @ts-expect-error: it has no types
import { Builder } from "selenium-webdriver";

const TIMEOUT = 300_000; // ms

/** A port that is free now. @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** A script that asks in the page. @param {string} ask */
const inPage = (ask) => `const [given, done] = arguments;
(${ask})(given).then((answers) => done({ answers }), (error) => done({ error: String(error) }));`;

async function main() {
  const [binary] = process.argv.slice(2);
  const { ask, questions } = /** @type {any} */ (await json(process.stdin));
  const port = await freePort();
  const service = spawn("WebKitWebDriver", [`--port=${port}`], { stdio: "ignore" });
  try {
    await new Promise((resolve) => setTimeout(resolve, 1000)); // it says nothing when it is ready
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary, args: ["--automation"] },
      })
      .build();
    try {
      console.log(JSON.stringify({ version: (await driver.getCapabilities()).getBrowserVersion() }));
      await driver.manage().setTimeouts({ script: TIMEOUT, pageLoad: TIMEOUT });
      for (const { address, given } of questions) {
        await driver.get(address);
        console.log(JSON.stringify(await driver.executeAsyncScript(inPage(ask), given)));
      }
    } finally {
      await driver.quit();
    }
  } finally {
    service.kill();
  }
}

main().catch((error) => {
  console.error(`webkit: ${error.message}`);
  process.exitCode = 1;
});
