// SPDX-License-Identifier: Apache-2.0
// The explorer as people meet it: opened from a file, in a browser.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { dowith, explorer, folder, launch, openExplorer, violations } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function toEnd(page) {
  await page.click("#end");
  await page.waitForFunction(() => /^▶ play again/.test(document.getElementById("play").textContent), null, {
    timeout: 60_000,
  });
}

async function digest(page) {
  await page.locator("#take").evaluate((panel) => {
    panel.open = true;
  });
  return /: (\w{16}) /.exec(await page.textContent("#digest"))?.[1];
}

test("the explorer is one file that asks for nothing and opens without an error", async () => {
  const size = statSync(fileURLToPath(explorer)).size;
  assert.ok(size < 3_000_000, `${size} bytes`);
  const { page, amiss } = await openExplorer(browser);
  await toEnd(page);
  assert.deepEqual(amiss, []);
  assert.match(await page.textContent("#outcome-says"), /in the right world/);
  await page.close();
});

test("a rung changes the right world, and the left one stays as it was", async () => {
  const { page, amiss } = await openExplorer(browser);
  await toEnd(page);
  const before = await page.evaluate(() => document.getElementById("caption").textContent);
  const first = await digest(page);
  await page.check('input[name="rung"][value="coercion"]');
  await page.waitForFunction(() => /week 0/.test(document.getElementById("clock").textContent));
  assert.equal(await page.locator("#right option:checked").textContent(), "coercion");
  assert.match(await page.textContent("#changes"), /nobody is asked/);
  await toEnd(page);
  const after = await page.evaluate(() => document.getElementById("caption").textContent);
  const level = (text, side) => new RegExp(`([\\d.]+) on the ${side}`).exec(text)[1];
  assert.equal(level(after, "left"), level(before, "left"));
  assert.notEqual(level(after, "right"), level(before, "right"));
  assert.notEqual(await digest(page), first);
  assert.deepEqual(amiss, []);
  await page.close();
});

test("what somebody expects stays on the chart when the model has spoken", async () => {
  const { page, amiss } = await openExplorer(browser);
  await page.click("#predict");
  await page.fill("#guess-5", "0.7");
  await page.click("#guessed");
  await page.click("#play"); // pause
  await toEnd(page);
  assert.match(await page.textContent("#guess-says"), /^Your guess is off by 0\.\d+ on average/);
  const missed = Number(/now ([\d.]+) above/.exec(await page.textContent("#guess-says"))[1]);
  const right = Number(/([\d.]+) on the right/.exec(await page.textContent("#caption"))[1]);
  assert.ok(Math.abs(missed - (0.7 - right)) < 0.002, `${missed} against ${0.7 - right}`);
  await page.check('input[name="rung"][value="engaging"]');
  await toEnd(page);
  assert.match(await page.textContent("#guess-says"), /^Your guess is off by/);
  assert.deepEqual(amiss, []);
  await page.close();
});

test("a link brings back what it was made of: scenario, changes, seed, outcome and digest", async () => {
  const { page } = await openExplorer(browser);
  await page.check('input[name="rung"][value="co-design"]');
  await page.click("#roll");
  await page.locator("#numbers").evaluate((panel) => {
    panel.open = true;
  });
  await page.fill("#lever-training", "36");
  await page.click('[data-outcome="social_cost"]');
  await page.waitForFunction(() => location.hash.includes("training"));
  await toEnd(page);
  const hash = await page.evaluate(() => location.hash);
  assert.match(hash, /version=/);
  const again = await openExplorer(browser, hash);
  await toEnd(again.page);
  assert.equal(await digest(again.page), await digest(page));
  assert.equal(await again.page.textContent("#outcome-says"), await page.textContent("#outcome-says"));
  assert.equal(await again.page.evaluate(() => location.hash), hash);
  const older = await openExplorer(browser, hash.replace(/version=[^&]*/, "version=0.0.0-1"));
  assert.match(await older.page.textContent("#welcome"), /made with engine 0\.0\.0-1/);
  await Promise.all([page.close(), again.page.close(), older.page.close()]);
});

test("a link that says nonsense is told so, and harms nothing", async () => {
  const { page } = await openExplorer(
    browser,
    "#scenario=small-demo.yaml&seed=7&left=consultation-only&right=chosen&own=rung%7D%2C%20x%3A%20%7B&levers=training:1e9",
  ).catch(() => ({ page: null }));
  assert.ok(page, "the page did not open");
  assert.match(await page.textContent("#problems"), /no policy|outside|is no/);
  await page.close();
});

test("the digest in the browser is that of the native program, for three scenarios", async () => {
  for (const [name, hash] of [
    ["small", "#scenario=small-demo.yaml&citizens=0&seed=7&left=consultation-only&right=co-delivery"],
    ["bank", "#scenario=liquidity-crisis.yaml&citizens=300&seed=4&left=no-dues&right=issue-once"],
    [
      "borough",
      "#scenario=borough-social-care.yaml&citizens=600&seed=99&left=consultation-only&right=chosen&own=co-design" +
        "&levers=training:11,time_bank.broker_hours:7&parameters=need.exit:0.31",
    ],
  ]) {
    const { page, amiss } = await openExplorer(browser, hash);
    await toEnd(page);
    const here = await digest(page);
    const [saved] = await Promise.all([page.waitForEvent("download"), page.click("#take button >> nth=0")]);
    const file = join(folder, `${name}.yaml`);
    await saved.saveAs(file);
    assert.match(readFileSync(file, "utf8"), /^dowith: 1/);
    const native = JSON.parse(dowith("compare", file, "--json", "--out", join(folder, `${name}.h5`)));
    assert.equal(here, native.digest, name);
    assert.deepEqual(amiss, []);
    await page.close();
  }
});

test("everything that matters can be done by keyboard alone", async () => {
  const { page, amiss } = await openExplorer(browser);
  const press = async (...keys) => {
    for (const key of keys) {
      await page.keyboard.press(key);
    }
  };
  const focusOn = async (id) => {
    for (let tabs = 0; tabs < 80; ++tabs) {
      if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) {
        return;
      }
      await press("Tab");
    }
    assert.fail(`#${id} is not reached by the tab key`);
  };
  await focusOn("play");
  await press("Enter");
  await page.waitForFunction(() => !/week 0 /.test(document.getElementById("clock").textContent));
  await press("Enter");
  await focusOn("predict");
  await press("Enter");
  await focusOn("guess-0");
  await press("ArrowRight", "ArrowRight");
  await focusOn("person");
  await press("ArrowDown");
  await page.waitForSelector("#person-lives .life");
  await page.keyboard.press("Shift+Tab");
  await page.evaluate(() => document.querySelector('input[name="rung"]:checked').focus());
  await press("ArrowDown"); // the next rung below
  await page.waitForFunction(() => document.querySelector('input[name="rung"]:checked')?.value === "co-design");
  await page.evaluate(() => document.activeElement.blur());
  await press("3", "]", "t");
  await page.waitForFunction(() => document.querySelector('input[name="rung"]:checked')?.value === "informing");
  assert.ok(await page.evaluate(() => document.body.classList.contains("trainer")));
  await press("ArrowRight");
  await page.waitForFunction(() => /week 1 /.test(document.getElementById("clock").textContent));
  assert.deepEqual(amiss, []);
  await page.close();
});

test("many worlds say how sure the difference is, and a challenge is judged by them", async () => {
  const { page, amiss } = await openExplorer(browser);
  await page.locator("#challenges").evaluate((panel) => {
    panel.open = true;
  });
  await page.click(".challenge:first-of-type button >> nth=0");
  await page.waitForFunction(() => /week 0 of/.test(document.getElementById("clock").textContent));
  await page.click(".challenge:first-of-type button >> nth=1");
  await page.waitForFunction(() => /over 10 worlds/.test(document.getElementById("challenge-0").textContent), null, {
    timeout: 120_000,
  });
  assert.match(await page.textContent("#challenge-0"), /^(Done|Not yet), over 10 worlds: [✓✗] wellbeing/);
  assert.match(await page.textContent("#many-says"), /in 10 worlds: .*the mean lies between/);
  assert.deepEqual(amiss, []);
  await page.close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`the explorer is accessible and fits, ${colorScheme}, ${width} pixels wide`, async () => {
      const { page, amiss } = await openExplorer(browser, "", { width, colorScheme });
      await toEnd(page);
      await page.selectOption("#person", { index: 1 });
      await page.waitForSelector("#person-lives .life");
      await page.$$eval("details", (all) => all.forEach((each) => (each.open = true)));
      await page.waitForTimeout(300);
      assert.deepEqual(await violations(page), []);
      const { scrollWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }));
      assert.ok(scrollWidth <= width, `${scrollWidth} pixels wide`);
      assert.deepEqual(amiss, []);
      await page.close();
    });
  }
}

test("who wants no motion gets none: exchanges stand where they end", async () => {
  const { page } = await openExplorer(browser, "#scenario=liquidity-crisis.yaml&citizens=300&seed=4&left=no-dues&right=dues", {
    reducedMotion: "reduce",
  });
  await page.evaluate(() => {
    window.frames_ = 0;
    const original = window.requestAnimationFrame;
    window.requestAnimationFrame = (act) => {
      window.frames_ += 1;
      return original(act);
    };
  });
  await page.click("#step");
  await page.waitForFunction(() => /week 1 /.test(document.getElementById("clock").textContent));
  await page.waitForTimeout(400);
  assert.ok((await page.evaluate(() => window.frames_)) < 4);
  await page.close();
});
