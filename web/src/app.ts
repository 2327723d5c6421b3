// SPDX-License-Identifier: Apache-2.0
import { Chart, type Drawing } from "./chart/chart";
import { type Guess, at, level as levelGuess, missed, moved } from "./chart/guess";
import { byId, fill, h } from "./dom";
import { openEngine } from "./engine/client";
import type { About, Engine, Problem, Series, Ties } from "./engine/protocol";
import { LadderControl, type Step } from "./ladder/ladder";
import { drawAssessment } from "./panels/assessment";
import { drawChallenges } from "./panels/challenges";
import { ManyWorldsPanel, type Pair } from "./panels/many_worlds";
import { note } from "./panels/notes";
import { drawPerson } from "./panels/person";
import { SlidersPanel } from "./panels/sliders";
import { drawTakeAway } from "./panels/take_away";
import { type Choice, ownPolicyName, sameWorlds, sizes } from "./state/choice";
import { linkText, type Linked } from "./state/link";
import { openWorlds, policyLabel, type Worlds } from "./state/worlds";
import { differences } from "./words/difference";
import { decimal, goodness, level, signed, verdict } from "./words/numbers";
import { label } from "./words/rungs";
import { type Layout, layOut } from "./worlds/layout";
import { WorldView } from "./worlds/view";

const outcomesInFront = ["need_met", "trust_clients", "wellbeing", "staff_burnout", "agency_cost", "social_cost"];
const weeksASecond = [1, 2, 5, 15, 50];
const widthOfPhones = 820; // as the style sheet has it
const tiesDrawnFor = 600; // citizens: with more they are a grey cloud

/** The page: what is chosen, what the engine told of it, and every view of both. */
export class App {
  private worlds: Worlds | null = null;
  private layout: Layout | null = null;
  private ties: [Ties | null, Ties | null] = [null, null];
  private playing = false;
  private stepping = false;
  private person = -1;
  private guesses = new Map<string, Guess>();
  private guessing = false;
  private ghost: { outcome: string; name: string; values: number[] } | null = null;
  private fitting = 0; // number of the last opening, so that a slower one before it is dropped
  private opening: Promise<void> = Promise.resolve(); // the last one
  private second: { engine: Engine; open: Choice | null } | null = null;

  private readonly views: [WorldView, WorldView];
  private readonly chart: Chart;
  private readonly ladder: LadderControl;
  private readonly sliders: SlidersPanel;
  private readonly many: ManyWorldsPanel;
  private readonly panels = {
    take: h("div"),
    sliders: h("div"),
    service: h("div"),
    many: h("div"),
    challenges: h("div"),
  };

  constructor(
    private readonly engine: Engine,
    private readonly about: About,
    private choice: Choice,
    private outcome: string,
  ) {
    const pick = (citizen: number, isFinal: boolean) => void this.pick(citizen, isFinal);
    this.views = [new WorldView(byId("left-world"), pick), new WorldView(byId("right-world"), pick)];
    this.chart = new Chart(byId("chart"), 280, (week, value) => this.drawGuess(week, value));
    this.ladder = new LadderControl(byId("ladder"), about, (step) => this.stepOnto(step));
    this.drawPanels();
    this.sliders = new SlidersPanel(this.panels.sliders, {
      levers: about.levers,
      parameters: about.parameters,
      leverNow: (path) => this.rightPolicy()?.levers[path] ?? 0,
      parameterNow: (path) => this.worlds?.world.parameters[path] ?? 0,
      changed: (path) => path in this.choice.parameters || path in (this.choice.own?.levers ?? {}),
      set: (kind, path, value) => this.setNumber(kind, path, value),
      reset: (kind, path) => this.setNumber(kind, path, null),
    });
    this.many = new ManyWorldsPanel(
      this.panels.many,
      (first, count, told) => this.runMany(first, count, told),
      () => ({ series: this.series(), place: this.place(), count: about.series.length, pair: this.pair() }),
    );
    drawAssessment(this.panels.service, about.selfAssessment, (levers) => this.change({ own: { levers }, compared: ownPolicyName }));
    drawChallenges(
      this.panels.challenges,
      (start) => this.change({ ...start }),
      () => ({
        worlds: this.many.found,
        series: about.series,
        pair: this.pair(),
        more: (count) => this.many.more(count),
      }),
    );
    this.drawHead();
    for (const drawer of ["changes", "ladder-drawer"]) {
      byId<HTMLDetailsElement>(drawer).open = innerWidth > widthOfPhones;
    }
    this.listen();
  }

  // ---- What is chosen ---------------------------------------------------------------------------

  async open(): Promise<void> {
    const number = ++this.fitting;
    this.pause();
    const opened = await openWorlds(this.engine, this.about, this.choice);
    if (number !== this.fitting) {
      return;
    }
    if (Array.isArray(opened)) {
      this.complain(opened);
      return;
    }
    this.complain([]);
    const { world } = opened;
    this.worlds = opened;
    const aspect = byId("left-world").clientWidth > 420 ? 1.5 : 1.2;
    this.layout = layOut(world.people, world.staff, world.neighbourhoods, aspect);
    this.person = this.person < world.citizens ? this.person : -1;
    await this.fetchTies();
    this.drawAll();
    this.say(`${world.title}: ${world.citizens} citizens, before the first week.`);
  }

  /** Another choice: the worlds begin anew, and the right curve as it was stays as a ghost. */
  private change(part: Partial<Choice>): void {
    this.keepGhost();
    byId<HTMLDetailsElement>("changes").open = innerWidth > widthOfPhones; // before anything moves
    this.choose({ ...this.choice, ...part });
  }

  private choose(choice: Choice): void {
    if (!sameWorlds(choice, this.choice)) {
      this.many.clear(); // what was found is about others
    }
    this.choice = choice;
    this.opening = this.open();
  }

  private keepGhost(): void {
    const { worlds } = this;
    if (worlds && worlds.week > 1) {
      const values = worlds.course(this.pair().right, this.place());
      this.ghost = { outcome: this.outcome, name: `${this.pair().names[1]}, before`, values };
    }
  }

  private stepOnto(step: Step): void {
    if ("cell" in step) {
      this.change({ own: { cell: step.cell.name, levers: {} }, compared: ownPolicyName });
    } else if (step.ladder.name === "tlap") {
      this.change({ own: { rung: step.rung.name, levers: {} }, compared: ownPolicyName });
    } else {
      // A rung of another ladder than the scenario's: where it puts every lever.
      this.change({ own: { levers: { ...step.rung.levers } }, compared: ownPolicyName });
    }
  }

  private setNumber(kind: "lever" | "parameter", path: string, value: number | null): void {
    const without = (numbers: Record<string, number>) => {
      const { [path]: _, ...others } = numbers;
      return value === null ? others : { ...others, [path]: value };
    };
    if (kind === "parameter") {
      this.change({ parameters: without(this.choice.parameters) });
      return;
    }
    const own = this.choice.compared === ownPolicyName ? this.choice.own : undefined;
    const start = own ?? this.startOf(this.choice.compared);
    this.change({ own: { ...start, levers: without(start.levers) }, compared: ownPolicyName });
  }

  /** A policy of the scenario as one that can be changed: its rung, and levers that it moved. */
  private startOf(policy: string): { rung?: string; levers: Record<string, number> } {
    const facts = this.worlds?.world.policies.find(({ name }) => name === policy);
    const rung = this.about.ladders.find(({ name }) => name === "tlap")?.rungs.find(({ name }) => name === facts?.rung);
    const moved = Object.entries(facts?.levers ?? {}).filter(([path, value]) => !rung || rung.levers[path] !== value);
    return { ...(rung ? { rung: rung.name } : {}), levers: Object.fromEntries(moved) };
  }

  private complain(problems: Problem[]): void {
    fill(
      byId("problems"),
      ...problems.map(({ place, message }) => h("p", {}, place ? `${place}: ${message}` : message)),
    );
  }

  // ---- Time -------------------------------------------------------------------------------------

  private play(): void {
    if (this.worlds?.isOver) {
      void this.restart();
      return;
    }
    this.playing = true;
    this.guessing = false;
    this.drawTime();
    this.drawGuessControls();
    void this.run();
  }

  private pause(): void {
    this.playing = false;
    this.drawTime();
  }

  private async run(): Promise<void> {
    while (this.playing && this.worlds && !this.worlds.isOver) {
      const pace = weeksASecond[Number(byId<HTMLInputElement>("speed").value) - 1]!;
      const weeks = Math.max(1, Math.round(pace / 15));
      const began = performance.now();
      await this.live(weeks, (1000 * weeks) / pace);
      const left = (1000 * weeks) / pace - (performance.now() - began);
      await new Promise((done) => setTimeout(done, Math.max(0, left)));
    }
    this.pause();
  }

  private async live(weeks: number, flightMs = 0): Promise<void> {
    if (this.stepping || !this.worlds || this.worlds.isOver) {
      return;
    }
    this.stepping = true;
    const { worlds } = this;
    if (worlds.week === 0) {
      byId<HTMLDetailsElement>("changes").open = false; // the worlds want its place
    }
    try {
      const lived = await this.engine.live(weeks);
      if (worlds !== this.worlds) {
        return; // of worlds that are gone
      }
      worlds.take(lived);
      if (worlds.isOver || worlds.week % 13 === 0) {
        await this.fetchTies();
      }
      this.drawWeek(flightMs);
      if (worlds.isOver || worlds.week % 26 === 0) {
        this.sayWeek();
      }
      if (worlds.isOver) {
        this.drawAll();
      }
    } finally {
      this.stepping = false;
    }
  }

  private async restart(): Promise<void> {
    this.keepGhost();
    await this.open();
  }

  private async fetchTies(): Promise<void> {
    const { worlds } = this;
    if (!worlds || (worlds.world.citizens > tiesDrawnFor && this.person < 0)) {
      this.ties = [null, null];
      return;
    }
    const { left, right } = this.pair();
    this.ties = [await this.engine.ties(left), await this.engine.ties(right)];
    if (worlds.world.citizens > tiesDrawnFor) {
      this.ties = [this.onlyOwn(this.ties[0]), this.onlyOwn(this.ties[1])];
    }
  }

  private onlyOwn(ties: Ties | null): Ties | null {
    if (!ties) {
      return null;
    }
    const own = Array.from(ties.strength.keys()).filter(
      (tie) => ties.pairs[2 * tie] === this.person || ties.pairs[2 * tie + 1] === this.person,
    );
    return {
      pairs: Uint32Array.from(own.flatMap((tie) => [ties.pairs[2 * tie]!, ties.pairs[2 * tie + 1]!])),
      strength: Float32Array.from(own.map((tie) => ties.strength[tie]!)),
    };
  }

  // ---- Many worlds ------------------------------------------------------------------------------

  private async runMany(
    first: number,
    count: number,
    told: Parameters<Engine["manyWorlds"]>[2],
  ): Promise<void> {
    await this.opening;
    const choice = this.choice;
    this.second ??= { engine: openEngine(), open: null };
    if (!this.second.open || !sameWorlds(this.second.open, choice)) {
      const opened = await openWorlds(this.second.engine, this.about, choice);
      if (Array.isArray(opened)) {
        this.complain(opened);
        return;
      }
      this.second.open = choice;
    }
    await this.second.engine.manyWorlds(first, count, (world) => {
      if (sameWorlds(choice, this.choice)) {
        told(world);
      }
    });
  }

  // ---- People -----------------------------------------------------------------------------------

  private async pick(citizen: number, isFinal: boolean): Promise<void> {
    if (citizen < 0 || !isFinal) {
      document.body.style.cursor = "";
      return;
    }
    this.person = citizen;
    await this.fetchTies();
    this.drawWorlds(0);
    await this.drawPersonPanel();
  }

  private async drawPersonPanel(): Promise<void> {
    const { worlds } = this;
    const select = byId<HTMLSelectElement>("person");
    if (!worlds) {
      return;
    }
    const busiest = await this.engine.busiest(12);
    const numbers = this.person >= 0 && !busiest.includes(this.person) ? [this.person, ...busiest] : busiest;
    fill(
      select,
      h("option", { value: -1, selected: this.person < 0 }, "nobody: point at a dot, or choose here"),
      ...numbers.map((number) => h("option", { value: number, selected: number === this.person }, `citizen ${number}`)),
    );
    if (this.person < 0) {
      fill(byId("person-lives"));
      return;
    }
    const { left, right, names } = this.pair();
    drawPerson(byId("person-lives"), await this.engine.life(this.person), left, right, names);
  }

  // ---- Guesses ----------------------------------------------------------------------------------

  private get guess(): Guess | undefined {
    return this.guesses.get(this.guessKey());
  }

  private guessKey(): string {
    return `${this.choice.scenario} ${this.outcome}`;
  }

  private drawGuess(week: number, value: number): void {
    if (this.guessing && this.guess) {
      this.guesses.set(this.guessKey(), moved(this.guess, week, value));
      this.drawChart();
      this.drawGuessControls(false);
    }
  }

  private beginGuess(): void {
    const { worlds } = this;
    if (!worlds) {
      return;
    }
    void (async () => {
      if (worlds.week === 0) {
        await this.live(1); // where things stand is known to everybody
      }
      const start = worlds.course(this.pair().right, this.place())[0] ?? 0;
      if (!this.guess) {
        this.guesses.set(this.guessKey(), levelGuess(Number.isFinite(start) ? start : 0, worlds.world.horizonWeeks));
      }
      this.guessing = true;
      this.drawChart();
      this.drawGuessControls();
      byId("guess").querySelector<HTMLInputElement>("input")?.focus();
    })();
  }

  private drawGuessControls(anew = true): void {
    const place = byId("guess");
    const { guess, worlds } = this;
    const series = this.series();
    if (!worlds) {
      return;
    }
    if (!this.guessing || !guess) {
      fill(
        place,
        h("p", { class: "buttons" },
          h("button", { type: "button", id: "predict", onclick: () => this.beginGuess() },
            guess ? "✎ Change what I expect" : `✎ Draw what you expect of ${series.label} in the right world`),
          guess && h("button", { type: "button", class: "quiet-button", onclick: () => this.forgetGuess() }, "Forget it"),
        ),
        guess ? this.guessSays(guess) : null,
      );
      return;
    }
    const span = Math.abs(guess.levels[0]!) || 1;
    const low = series.unit ? guess.levels[0]! - span : 0;
    const high = series.unit ? guess.levels[0]! + span : 1;
    if (!anew) {
      place.querySelectorAll("input").forEach((input, i) => {
        input.value = String(guess.levels[i + 1]);
        input.nextElementSibling!.textContent = decimal(guess.levels[i + 1]!, series.decimals);
      });
      return;
    }
    fill(
      place,
      h("p", {}, "Draw on the chart, or move the points here; then press play. Your line stays."),
      h(
        "div",
        { class: "guess-points" },
        ...guess.weeks.slice(1).flatMap((week, i) => [
          h("label", { for: `guess-${i}` }, `week ${week}`),
          h("input", {
            id: `guess-${i}`,
            type: "range",
            min: low,
            max: high,
            step: (high - low) / 100,
            value: guess.levels[i + 1],
            oninput: (event: Event) => this.drawGuess(week, Number((event.target as HTMLInputElement).value)),
          }),
          h("output", { for: `guess-${i}` }, decimal(guess.levels[i + 1]!, series.decimals)),
        ]),
      ),
      h("p", { class: "buttons" }, h("button", { type: "button", id: "guessed", onclick: () => this.play() }, "▶ That is my guess: play")),
    );
  }

  private forgetGuess(): void {
    this.guesses.delete(this.guessKey());
    this.guessing = false;
    this.drawChart();
    this.drawGuessControls();
  }

  private guessSays(guess: Guess): HTMLElement | null {
    const { worlds } = this;
    const series = this.series();
    if (!worlds || worlds.week < 2) {
      return null;
    }
    const { onAverage, atEnd } = missed(guess, worlds.course(this.pair().right, this.place()));
    const unit = series.unit ? ` ${series.unit}` : "";
    const side = atEnd > 0 ? "above" : "below";
    return h(
      "p",
      { id: "guess-says", role: "status" },
      `Your guess is off by ${decimal(onAverage, series.decimals)}${unit} on average, and now ` +
        `${decimal(Math.abs(atEnd), series.decimals)} ${side} what happened.`,
    );
  }

  // ---- Drawing ----------------------------------------------------------------------------------

  private series(): Series {
    return this.about.series[this.place()]!;
  }

  private place(): number {
    const found = this.about.series.findIndex(({ name }) => name === this.outcome);
    return found < 0 ? this.about.series.findIndex(({ name }) => name === "need_met") : found;
  }

  private pair(): Pair {
    const { worlds } = this;
    const choice = worlds?.choice ?? this.choice; // the next worlds may be on their way already
    return {
      left: worlds?.place(choice.baseline) ?? 0,
      right: worlds?.place(choice.compared) ?? 0,
      names: [policyLabel(choice.baseline, choice), policyLabel(choice.compared, choice)],
    };
  }

  private rightPolicy() {
    return this.worlds?.world.policies[this.pair().right];
  }

  private drawAll(): void {
    this.drawHead();
    this.drawLadder();
    this.drawChanges();
    this.drawWeek(0);
    this.drawOutcomes();
    this.drawGuessControls();
    this.sliders.draw();
    this.many.draw();
    void this.drawPersonPanel();
    if (this.worlds) {
      drawTakeAway(this.panels.take, this.worlds, this.about.version);
    }
    this.writeLink();
  }

  private drawWeek(flightMs: number): void {
    this.drawWorlds(flightMs);
    this.drawChart();
    this.drawTime();
  }

  private drawWorlds(flightMs: number): void {
    const { worlds, layout } = this;
    if (!worlds || !layout) {
      return;
    }
    const { left, right } = this.pair();
    const larger = document.body.classList.contains("trainer");
    [left, right].forEach((policy, side) => {
      this.views[side]!.show(layout, worlds.frames[policy]!, this.ties[side]!, this.person, larger, flightMs);
    });
  }

  private drawTime(): void {
    const { worlds } = this;
    byId("play").textContent = this.playing ? "❚❚ pause" : worlds?.isOver ? "▶ play again" : "▶ play";
    byId("clock").textContent = worlds ? `week ${worlds.week} of ${worlds.world.horizonWeeks}` : "";
    byId<HTMLButtonElement>("step").disabled = worlds?.isOver ?? true;
    byId<HTMLButtonElement>("end").disabled = worlds?.isOver ?? true;
  }

  private drawHead(): void {
    const entry = this.about.scenarios.find(({ name }) => name === this.choice.scenario);
    fill(
      byId("scenario"),
      ...this.about.scenarios.map(({ name, title }) => h("option", { value: name, selected: name === this.choice.scenario }, title)),
    );
    fill(
      byId("size"),
      h("option", { value: 0, selected: this.choice.citizens === 0 }, `${entry?.citizens ?? ""} citizens, as given`),
      ...[...sizes.keys()].map((size) => h("option", { value: size, selected: size === this.choice.citizens }, `${size} citizens`)),
    );
    fill(byId("question"), h("strong", {}, entry?.question ?? ""), " ", h("span", { class: "quiet" }, entry?.lookAt ?? ""));
    const policies = [...(entry?.policies ?? []), ...(this.choice.own ? [ownPolicyName] : [])];
    for (const [id, chosen] of [["left", this.choice.baseline], ["right", this.choice.compared]] as const) {
      fill(
        byId(id),
        ...policies.map((name) => h("option", { value: name, selected: name === chosen }, policyLabel(name, this.choice))),
      );
    }
  }

  private drawLadder(): void {
    const { worlds } = this;
    if (!worlds) {
      return;
    }
    const { left, right } = this.pair();
    const nameOf = (policy: number) => worlds.world.policies[policy]?.cell || worlds.world.policies[policy]?.rung || "";
    const reached = worlds.finished?.realised[right];
    this.ladder.mark({
      left: nameOf(left),
      right: nameOf(right),
      reached: reached ? (worlds.world.policies[right]?.cell ? reached.cell : reached.rung) : "",
    });
  }

  private drawChanges(): void {
    const { worlds } = this;
    if (!worlds) {
      return;
    }
    const { left, right, names } = this.pair();
    const aspects = differences(worlds.world.policies[left]!.levers, worlds.world.policies[right]!.levers);
    const reached = worlds.finished?.realised[right];
    const place = byId<HTMLDetailsElement>("changes");
    fill(
      place.querySelector("summary")!,
      aspects.length === 0
        ? `${names[1]} begins as ${names[0]} does`
        : `What ${names[1]} changes: ${aspects.map(({ name }) => name.toLowerCase()).join(", ")}`,
      reached ? h("strong", {}, ` · reached in practice: ${reached.number} ${label(reached.rung)}`) : null,
    );
    fill(
      place.querySelector("div")!,
      h(
        "table",
        { class: "aspects" },
        h("thead", {}, h("tr", {}, ...["what", `○ ${names[0]}`, `● ${names[1]}`].map((name) => h("th", { scope: "col" }, name)))),
        h(
          "tbody",
          {},
          ...aspects.map(({ name, left: here, right: there }) =>
            h("tr", {}, h("th", { scope: "row" }, name), h("td", { class: "quiet" }, here), h("td", {}, there)),
          ),
        ),
      ),
    );
  }

  private drawOutcomes(): void {
    const others = this.about.series.filter(({ name }) => !outcomesInFront.includes(name));
    const buttons = outcomesInFront.map((name) => {
      const series = this.about.series.find((each) => each.name === name);
      return h(
        "button",
        { type: "button", "data-outcome": name, "aria-pressed": String(name === this.outcome), onclick: () => this.look(name) },
        series?.label ?? name,
      );
    });
    fill(
      byId("outcomes"),
      ...buttons,
      h("label", { for: "other-outcome", class: "unseen" }, "Another outcome"),
      h(
        "select",
        { id: "other-outcome", onchange: (event: Event) => this.look((event.target as HTMLSelectElement).value) },
        h("option", { value: "", selected: outcomesInFront.includes(this.outcome) }, "another outcome …"),
        ...others.map(({ name, label: text }) => h("option", { value: name, selected: name === this.outcome }, text)),
      ),
    );
  }

  private look(outcome: string): void {
    if (outcome === "") {
      return;
    }
    this.outcome = outcome;
    this.ghost = null;
    this.guessing = false;
    this.drawOutcomes();
    this.drawChart();
    this.drawGuessControls();
    this.many.draw();
    this.writeLink();
    document.querySelector<HTMLElement>(`[data-outcome="${outcome}"]`)?.focus();
  }

  private drawChart(): void {
    const { worlds } = this;
    if (!worlds) {
      return;
    }
    const { left, right, names } = this.pair();
    const series = this.series();
    const a = worlds.course(left, this.place());
    const b = worlds.course(right, this.place());
    const weeks = Array.from({ length: worlds.world.horizonWeeks }, (_, week) => week + 1);
    const known = (values: number[]) => weeks.map((_, i) => (Number.isFinite(values[i]) ? values[i]! : null));
    const { guess } = this;
    const lines: Drawing["lines"] = [
      { name: names[0], values: known(a), colour: "--baseline", dash: [8, 5] },
      { name: names[1], values: known(b), colour: "--compared" },
    ];
    if (guess) {
      lines.push({ name: "your guess", values: weeks.map((week) => at(guess, week)), colour: "--guess", dash: [2, 5], width: 3 });
    }
    if (this.ghost?.outcome === this.outcome) {
      lines.push({ name: this.ghost.name, values: known(this.ghost.values), colour: "--compared", faint: true, dash: [3, 3] });
    }
    this.chart.show({ weeks, lines });
    const [last, other] = [b.at(-1) ?? NaN, a.at(-1) ?? NaN];
    const difference = last - other;
    const good = goodness(difference, series);
    const says = !Number.isFinite(difference)
      ? `${label(series.label)}: press play`
      : `${label(series.label)} is ${signed(difference, series.decimals)}${series.unit ? ` ${series.unit}` : ""} in the right world `;
    fill(
      byId("outcome-says"),
      says,
      Number.isFinite(difference) && h("span", { class: good > 0 ? "good" : good < 0 ? "bad" : "" }, verdict(difference, series)),
      Number.isFinite(difference) && h("span", { class: "quiet" }, ", in this one world with this luck"),
    );
    byId("outcome-about").textContent = `${label(series.meaning)}${series.unit ? ` (${series.unit})` : ""}.`;
    this.drawTable(a, b, names, series);
    const said = document.getElementById("guess-says");
    if (said && guess) {
      said.textContent = this.guessSays(guess)?.textContent ?? "";
    }
  }

  private drawTable(a: number[], b: number[], names: [string, string], series: Series): void {
    const place = byId("outcome-table");
    if (!(place as HTMLDetailsElement).open) {
      return;
    }
    const rows = a.map((_, week) => week).filter((week) => (week + 1) % 13 === 0 || week === a.length - 1);
    fill(
      place.querySelector("div")!,
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, ...["week", ...names, "difference"].map((name) => h("th", { scope: "col" }, name)))),
        h(
          "tbody",
          {},
          ...rows.map((week) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, String(week + 1)),
              h("td", {}, level(a[week]!, series)),
              h("td", {}, level(b[week]!, series)),
              h("td", {}, signed(b[week]! - a[week]!, series.decimals)),
            ),
          ),
        ),
      ),
    );
  }

  private drawPanels(): void {
    const panel = (id: string, title: string, content: HTMLElement, ...before: HTMLElement[]) =>
      h("details", { id }, h("summary", {}, title), ...before, content);
    fill(
      byId("panels"),
      panel("many", "Many worlds: do not over-read one", this.panels.many, note("many")),
      panel("numbers", "Change what the policy does, and every number", this.panels.sliders),
      panel("service", "Describe your service", this.panels.service),
      panel("challenges", "Challenges", this.panels.challenges),
      panel("take", "Take it to the command line", this.panels.take),
    );
    byId("worlds").after(note("worlds"));
    byId("outcome-panel").append(note("outcome"));
    byId("changes").after(note("ladder"));
  }

  // ---- Words ------------------------------------------------------------------------------------

  private say(text: string): void {
    byId("caption").textContent = text;
  }

  private sayWeek(): void {
    const { worlds } = this;
    if (!worlds) {
      return;
    }
    const { left, right } = this.pair();
    const series = this.series();
    const [a, b] = [worlds.course(left, this.place()).at(-1) ?? NaN, worlds.course(right, this.place()).at(-1) ?? NaN];
    const frame = worlds.frames[right]!;
    const exchanges = frame.exchanges.length / 3;
    this.say(
      `Week ${worlds.week}: ${series.label} ${level(b, series)} on the right against ${level(a, series)} on the left` +
        (exchanges > 0 ? `; ${exchanges} ${exchanges === 1 ? "exchange" : "exchanges"} of time this week.` : "."),
    );
  }

  private writeLink(): void {
    const linked: Linked = { choice: this.choice, outcome: this.outcome, version: this.about.version };
    history.replaceState(null, "", `#${linkText(linked)}`);
  }

  // ---- Controls ---------------------------------------------------------------------------------

  private toggle(): void {
    if (this.playing) {
      this.pause();
    } else {
      this.play();
    }
  }

  private roll(): void {
    this.ghost = null;
    this.choose({ ...this.choice, seed: String((BigInt(this.choice.seed) + 1n) % (1n << 63n)) });
  }

  private async toEnd(): Promise<void> {
    this.pause();
    const { worlds } = this;
    while (worlds && worlds === this.worlds && !worlds.isOver) {
      await this.live(26);
    }
  }

  private chooseScenario(name: string): void {
    const entry = this.about.scenarios.find((each) => each.name === name);
    if (!entry) {
      return;
    }
    this.ghost = null;
    this.choose(firstChoice(entry, this.choice.seed));
  }

  private listen(): void {
    const on = (id: string, event: string, act: (target: HTMLInputElement) => void) =>
      byId(id).addEventListener(event, (happened) => act(happened.target as HTMLInputElement));
    on("play", "click", () => this.toggle());
    on("step", "click", () => void this.live(1, 600).then(() => this.sayWeek()));
    on("end", "click", () => void this.toEnd());
    on("restart", "click", () => void this.restart());
    on("roll", "click", () => this.roll());
    on("scenario", "change", (select) => this.chooseScenario(select.value));
    on("size", "change", (select) => this.change({ citizens: Number(select.value) }));
    on("left", "change", (select) => this.change({ baseline: select.value }));
    on("right", "change", (select) => this.change({ compared: select.value }));
    on("person", "change", (select) => {
      this.person = Number(select.value);
      void this.fetchTies().then(() => this.drawWorlds(0));
      void this.drawPersonPanel();
    });
    byId("outcome-table").addEventListener("toggle", () => this.drawChart());
    document.addEventListener("keydown", (event) => this.key(event));
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (/^(INPUT|SELECT|TEXTAREA|BUTTON|SUMMARY)$/.test(target.tagName) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const speed = byId<HTMLInputElement>("speed");
    const rungs = this.about.ladders.find(({ name }) => name === "tlap");
    const rung = rungs?.rungs[Number(event.key) - 1];
    if (event.key === " ") {
      this.toggle();
    } else if (event.key === "ArrowRight") {
      void this.live(1, 600);
    } else if (event.key === "[" || event.key === "]") {
      speed.value = String(Number(speed.value) + (event.key === "]" ? 1 : -1));
    } else if (event.key === "r") {
      this.roll();
    } else if (event.key === "t") {
      document.body.classList.toggle("trainer");
      document.documentElement.classList.toggle("trainer");
      this.drawAll();
    } else if (rung && rungs) {
      this.stepOnto({ ladder: rungs, rung });
    } else {
      return;
    }
    event.preventDefault();
  }
}

/** A scenario as it is first shown: its baseline against the policy that it names last. */
export function firstChoice(entry: About["scenarios"][number], seed: string): Choice {
  const others = entry.policies.filter((name) => name !== entry.baseline);
  const compared = others.find((name) => name === "co-delivery") ?? others.at(-1) ?? entry.baseline;
  const size = entry.citizens > 2000 ? 600 : 0;
  return { scenario: entry.name, citizens: size, seed, baseline: entry.baseline, compared, parameters: {} };
}
