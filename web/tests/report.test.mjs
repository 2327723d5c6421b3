// SPDX-License-Identifier: Apache-2.0
// The report as a committee opens it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { dowith, folder, launch, open, violations } from "./browser.mjs";

let browser;
let report;
before(async () => {
  browser = await launch();
  const result = join(folder, "demo.h5");
  dowith("demo", "--out", result);
  dowith("report", result);
  report = pathToFileURL(join(folder, "demo.html")).href;
});
after(() => browser.close());

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`the report opens without an error or request, is accessible and fits, ${colorScheme}, ${width}`, async () => {
      const { page, amiss } = await open(browser, report, { width, colorScheme });
      await page.$$eval("details", (all) => all.forEach((each) => (each.open = true)));
      assert.deepEqual(await violations(page), []);
      const { scrollWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }));
      assert.ok(scrollWidth <= width, `${scrollWidth} pixels wide`);
      assert.deepEqual(amiss, []);
      await page.close();
    });
  }
}

test("arrow keys walk a figure's weeks and say their numbers, which are those of its table", async () => {
  const { page } = await open(browser, report);
  const figure = page.locator("figure:has(.readout)").first();
  await figure.locator(".picture").focus();
  await page.keyboard.press("End");
  const said = await figure.locator(".readout").textContent();
  const cells = await figure.locator("tbody tr:last-child > *").allTextContents();
  for (const cell of cells) {
    assert.ok(said.includes(cell), `${cell} in ${said}`);
  }
  await page.keyboard.press("ArrowLeft");
  assert.notEqual(await figure.locator(".readout").textContent(), said);
  await page.keyboard.press("Escape");
  assert.equal(await figure.locator(".readout").textContent(), "");
  await page.close();
});

test("a figure is never cut by the end of a printed page", async () => {
  const { page } = await open(browser, report);
  await page.emulateMedia({ media: "print" });
  const styles = await page.$$eval("figure", (all) => all.map((each) => getComputedStyle(each).breakInside));
  assert.ok(styles.length > 8);
  assert.deepEqual([...new Set(styles)], ["avoid"]);
  await page.setViewportSize({ width: 718, height: 1047 }); // A4 within margins of 1 cm, in CSS pixels
  const heights = await page.$$eval("figure", (all) => all.map((each) => [each.id, each.offsetHeight]));
  assert.deepEqual(
    heights.filter(([, height]) => height > 1047),
    [],
  );
  await page.close();
});
