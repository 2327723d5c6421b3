// SPDX-License-Identifier: Apache-2.0
import "./style.css";
import { App, firstChoice } from "./app";
import { byId, fill, h } from "./dom";
import { openEngine } from "./engine/client";
import { readLink } from "./state/link";

const firstScenario = "small-demo.yaml";

/** Three steps of one sentence each, until they are waved away. */
function welcome(versionNote: string): void {
  const place = byId("welcome");
  fill(
    place,
    versionNote ? h("p", {}, versionNote) : null,
    h("p", {}, h("strong", {}, "The same people with the same luck, in two worlds.")),
    h(
      "ol",
      {},
      h("li", {}, "Predict: draw below what you expect of an outcome in the right world."),
      h("li", {}, "Play: watch both worlds, week by week."),
      h("li", {}, "Compare: read what differs, then step onto another rung."),
    ),
    h("p", { class: "small quiet" }, "Keys: space plays, → one week, [ ] speed, r rolls again, 1 to 7 rungs, t trainer mode."),
    h("button", { type: "button", id: "start", onclick: () => fill(place) }, "Go on"),
  );
}

async function start(): Promise<void> {
  const engine = openEngine();
  const about = await engine.about();
  const linked = readLink(location.hash);
  const first = about.scenarios.find(({ name }) => name === firstScenario) ?? about.scenarios[0]!;
  const choice = linked?.choice ?? firstChoice(first, "7");
  const isOlder = linked && linked.version !== "" && linked.version !== about.version;
  welcome(
    isOlder
      ? `This link was made with engine ${linked.version}; here runs ${about.version}, which may give other numbers.`
      : "",
  );
  const outcome = linked?.outcome || "trust_clients";
  await new App(engine, about, choice, outcome).open();
  document.body.dataset.ready = "yes";
}

start().catch((failure: unknown) => {
  byId("problems").textContent = `The page cannot start here: ${String(failure)}`;
});
