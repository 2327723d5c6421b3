// SPDX-License-Identifier: Apache-2.0
// What the tests of both pages share: a headless browser, and a page that notes everything amiss.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const explorer = pathToFileURL(join(root, "web/dist/index.html")).href;
export const folder = mkdtempSync(join(tmpdir(), "dowith-pages-"));

const axe = readFileSync(join(root, "web/node_modules/axe-core/axe.min.js"), "utf8");

/** Runs the native program, which one of the presets has built. */
export function dowith(...words) {
  const program = ["dev", "release"].map((preset) => join(root, "build", preset, "sim/app/dowith")).find(existsSync);
  return execFileSync(program, words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

export function launch() {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page that is open, and all that went wrong on it: errors, and requests that leave the file. */
export async function open(browser, url, { width = 1280, height = 900, colorScheme = "light", ...more } = {}) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, ...more });
  const amiss = [];
  page.on("pageerror", (error) => amiss.push(`error: ${error.message}`));
  page.on("console", (line) => line.type() === "error" && amiss.push(`console: ${line.text()}`));
  page.on("request", (request) => !/^(file|blob|data):/.test(request.url()) && amiss.push(`request: ${request.url()}`));
  await page.goto(url);
  return { page, amiss };
}

/** The explorer, once its first worlds are there. */
export async function openExplorer(browser, hash = "", options = {}) {
  const { page, amiss } = await open(browser, explorer + hash, options);
  await page.waitForSelector("body[data-ready]", { timeout: 60_000 });
  return { page, amiss };
}

/** What axe finds against the rules of WCAG 2.2 A and AA and its own best practices. */
export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
