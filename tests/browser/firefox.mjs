/**
 * Opens pages in a stock, headless Firefox and prints the verdict on each.
 *
 *     node firefox.mjs [--firefox PATH] [--screenshot DIR] [--example | --search WORDS | --roster TEXT] ADDRESS...
 *     node firefox.mjs [--firefox PATH] --photo FILE [--photo FILE ...] ADDRESS
 *     node firefox.mjs [--firefox PATH] --plan < PLAN
 *
 * prints a JSON line for each address: {"address", "outcome", "text"} of the element with `data-outcome`, or
 * {"address", "error"}; then it exits with 1. --example tries the first example of the page. --search types the words
 * into the search box and prints {"address", "found"}: the addresses of the pages and sections it found. --roster puts a table into the roster's
 * text box and adds the "lines" of the month's submission: who is in it. --photo gives
 * each file to the page and prints a line for it, with the "rules" that found something; if the page can make it fit,
 * "fitted" is the new size in bytes. --plan reads JSON: {"ask": the source of a function, "questions": [{"address", "given"}, ...]}; it prints a
 * line with {"version"}, and for each question one with {"answers"} or {"error"}. Without --firefox it takes the Firefox on
 * PATH.
 */

import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, delimiter, join } from "node:path";
import process from "node:process";
import { json } from "node:stream/consumers";
import { parseArgs } from "node:util";
import puppeteer from "puppeteer-core";

/**
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {{ screenshot?: string | undefined, words?: string | undefined, photo?: string, roster?: string | undefined,
 *   example?: boolean | undefined }} Wishes
 */

const TIMEOUT = 120_000;

const PREFERENCES = {
  "intl.accept_languages": "zh-CN",
  // This name stands for an intranet server, whose pages are no secure context, as in the Chromium tests.
  "network.dns.localDomains": "intranet.test",
  "network.proxy.type": 0,
};

/** The Firefox on PATH. */
function installedFirefox() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["firefox", "firefox-esr"];
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error("no firefox or firefox-esr on PATH");
  return found;
}

/**
 * Waits for an element.
 * @param {Page} page
 * @param {string} selector
 * @param {import("puppeteer-core").WaitForSelectorOptions} [options]
 */
async function waitFor(page, selector, options = {}) {
  const element = await page.waitForSelector(selector, { timeout: TIMEOUT, ...options });
  if (!element) throw new Error(`no ${selector}`);
  return /** @type {import("puppeteer-core").ElementHandle<HTMLElement>} */ (element);
}

/**
 * The outcome and the text of the verdict on a page that was just opened.
 * @param {Page} page
 * @param {string} address
 * @param {boolean | undefined} example whether to try the page's first example
 */
async function verdictOn(page, address, example) {
  await page.goto(address, { timeout: TIMEOUT });
  if (example) {
    await (await waitFor(page, ".checker-examples > summary")).click();
    await (await waitFor(page, ".checker-examples button")).click();
  }
  const element = await waitFor(page, "[data-outcome]");
  // biome-ignore lint/performance/useDomNodeTextContent: only what the page shows counts
  return element.evaluate((node) => ({ outcome: node.dataset.outcome, text: node.innerText }));
}

/**
 * The addresses that the search box finds for these words, best first.
 * @param {Page} page
 * @param {string} address
 * @param {string} words
 */
async function foundOn(page, address, words) {
  await page.goto(address, { timeout: TIMEOUT });
  await page.keyboard.press("/");
  await page.keyboard.type(words);
  await waitFor(page, ".md-search-result__item");
  const links = await page.$$eval(".md-search-result__item a", (found) => found.map((link) => link.href));
  return { found: links };
}

/**
 * The verdict on a table, and who is in the month's submission.
 * @param {Page} page
 * @param {string} address
 * @param {string} roster
 */
async function rosterOn(page, address, roster) {
  await page.goto(address, { timeout: TIMEOUT });
  const box = await waitFor(page, ".roster textarea");
  await box.evaluate((node, text) => {
    /** @type {HTMLTextAreaElement} */ (node).value = text;
    node.dispatchEvent(new Event("change", { bubbles: true }));
  }, roster);
  await waitFor(page, ".submission-name");
  const element = await waitFor(page, "[data-outcome]");
  return {
    outcome: await element.evaluate((node) => node.dataset.outcome),
    lines: await page.$$eval(".submission-name strong", (names) => names.map((name) => name.textContent)),
  };
}

/**
 * The outcome of a photo on the page at an address.
 * @param {Page} page
 * @param {string} address
 * @param {string} photo
 */
async function photoOn(page, address, photo) {
  await page.goto(address, { timeout: TIMEOUT });
  const input = await waitFor(page, "input[name=files]", { hidden: true });
  await /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (input).uploadFile(photo);
  const element = await waitFor(page, "[data-outcome]");
  const seen = await element.evaluate((node) => ({
    outcome: node.dataset.outcome,
    rules: [...node.querySelectorAll("[data-rule]")].map((finding) => finding.getAttribute("data-rule")),
  }));
  const fit = await page.$("button.photo-make-fit");
  if (!fit) return seen;
  await fit.evaluate((node) => node.click());
  await waitFor(page, ".photo-fitted");
  const size = await page.$eval(".photo-size", (node) => node.textContent ?? "");
  return { ...seen, fitted: Number(/（([\d,]+) 字节）/.exec(size)?.[1]?.replaceAll(",", "")) };
}

/**
 * Opens an address in a new tab, because only a new document reads the fragment.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} address
 * @param {Wishes} wishes
 */
async function visit(browser, address, { screenshot, words, photo, example, roster }) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error instanceof Error ? error.message : String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  try {
    if (photo !== undefined) return { address, photo, ...(await photoOn(page, address, photo)) };
    if (roster !== undefined) return { address, ...(await rosterOn(page, address, roster)) };
    const seen = words === undefined ? await verdictOn(page, address, example) : await foundOn(page, address, words);
    if (words !== undefined && complaints.length > 0) throw new Error("the page complained");
    return { address, ...seen };
  } catch (error) {
    return { address, error: [error instanceof Error ? error.message : String(error), ...complaints].join("\n") };
  } finally {
    if (screenshot !== undefined) await page.screenshot({ path: screenshot, fullPage: true });
    await page.close();
  }
}

/**
 * Asks pages what a plan says.
 * @param {import("puppeteer-core").Browser} browser
 */
async function goThroughPlan(browser) {
  const { ask, questions } = /** @type {any} */ (await json(process.stdin));
  console.log(JSON.stringify({ version: await browser.version() }));
  for (const { address, given } of questions) {
    const page = await browser.newPage();
    await page.goto(address, { timeout: TIMEOUT });
    const answers = page.evaluate(`(${ask})(${JSON.stringify(given)})`);
    console.log(
      JSON.stringify(
        await answers.then(
          (found) => ({ answers: found }),
          (error) => ({ error: String(error) }),
        ),
      ),
    );
    await page.close();
  }
}

async function main() {
  const { values, positionals: addresses } = parseArgs({
    options: {
      firefox: { type: "string" },
      screenshot: { type: "string" },
      search: { type: "string" },
      example: { type: "boolean" },
      roster: { type: "string" },
      photo: { type: "string", multiple: true },
      plan: { type: "boolean" },
    },
    allowPositionals: true,
  });
  if (addresses.length === 0 && !values.plan) {
    throw new Error(
      "usage: node firefox.mjs [--firefox PATH] [--screenshot DIR] [--example | --search WORDS | --roster TEXT] ADDRESS...",
    );
  }
  if (values.screenshot !== undefined) await mkdir(values.screenshot, { recursive: true });

  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: values.firefox ?? installedFirefox(),
    extraPrefsFirefox: PREFERENCES,
    protocolTimeout: 0, // a question may have many inputs
  });
  try {
    if (values.plan) await goThroughPlan(browser);
    for (const photo of values.photo ?? []) {
      const result = await visit(browser, addresses[0], { photo });
      if ("error" in result) process.exitCode = 1;
      console.log(JSON.stringify(result));
    }
    for (const [index, address] of values.photo ? [] : addresses.entries()) {
      const name = `${index + 1}-${basename(new URL(address).pathname, ".html") || "index"}.png`;
      const screenshot = values.screenshot && join(values.screenshot, name);
      const result = await visit(browser, address, {
        screenshot,
        words: values.search,
        example: values.example,
        roster: values.roster,
      });
      if ("error" in result) process.exitCode = 1;
      console.log(JSON.stringify(result));
    }
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(`firefox: ${error.message}`);
  process.exitCode = 1;
});
