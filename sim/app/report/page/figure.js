// A cursor over pictures that a reader can walk through: by pointer, or by arrow keys once a picture
// has the focus. It reads the figure's own table, which has a row for every place across and, after
// each name, the ends of what lies around. Without this script the page says the same.
"use strict";
for (const svg of document.querySelectorAll("svg[data-panels]")) {
  const figure = svg.closest("figure");
  const picture = svg.closest(".picture");
  const readout = figure.querySelector(".readout");
  const heads = [...figure.querySelectorAll("thead th")].map((cell) => cell.textContent);
  const rows = [...figure.querySelectorAll("tbody tr")].map((row) =>
    [...row.cells].map((cell) => cell.textContent));
  const places = rows.map((row) => Number(row[0].replace(/[^\d.]/g, "")));
  const from = Number(svg.dataset.from);
  const to = Number(svg.dataset.to);
  const panels = svg.dataset.panels.split(" ").map((panel) => panel.split(",").map(Number));
  const cursors = panels.map(([, , top, bottom]) => {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
    line.setAttribute("class", "cursor");
    line.setAttribute("y1", top);
    line.setAttribute("y2", bottom);
    return line;
  });
  let at = -1;

  // "week 37 · co-delivery 0.41 (0.38 to 0.44)": a column whose head is no name belongs to the one
  // before it.
  function words(row) {
    const line = document.createDocumentFragment();
    const place = document.createElement("strong");
    place.textContent = `${heads[0]} ${row[0]}`;
    line.append(place);
    for (let i = 1; i < row.length; i += 1) {
      const ends = [];
      const name = i;
      while (/^(from|to|\d+ %)$/.test(heads[i + 1] ?? "")) {
        i += 1;
        ends.push(row[i]);
      }
      line.append(` · ${heads[name]} ${row[name]}${ends.length ? ` (${ends.join(" to ")})` : ""}`);
    }
    return line;
  }

  function show(row) {
    const next = Math.max(0, Math.min(rows.length - 1, row));
    if (next === at) return;
    at = next;
    panels.forEach(([left, right], i) => {
      const x = left + ((places[at] - from) / (to - from)) * (right - left);
      cursors[i].setAttribute("x1", x);
      cursors[i].setAttribute("x2", x);
      svg.append(cursors[i]);
    });
    readout.replaceChildren(words(rows[at]));
  }

  function hide() {
    at = -1;
    cursors.forEach((cursor) => cursor.remove());
    readout.replaceChildren();
  }

  function follow(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(
      svg.getScreenCTM().inverse());
    const outside = ([left, right, top, bottom]) =>
      Math.max(left - point.x, point.x - right, 0) + Math.max(top - point.y, point.y - bottom, 0);
    const [left, right] = panels.reduce((a, b) => (outside(b) < outside(a) ? b : a));
    const place = from + ((point.x - left) / (right - left)) * (to - from);
    const away = (i) => Math.abs(places[i] - place);
    show(places.reduce((best, _, i) => (away(i) < away(best) ? i : best), 0));
  }

  svg.addEventListener("pointermove", follow);
  svg.addEventListener("pointerdown", follow);
  svg.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());
  picture.addEventListener("blur", hide);
  picture.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || rows.length === 0) return;
    const steps = { ArrowRight: 1, ArrowLeft: -1, PageDown: 6, PageUp: -6 };
    if (event.key in steps) {
      show(at < 0 && steps[event.key] < 0 ? rows.length - 1 : at + steps[event.key]);
    } else if (event.key === "Home" || event.key === "End") {
      show(event.key === "Home" ? 0 : rows.length - 1);
    } else if (event.key === "Escape") {
      hide();
    } else {
      return;
    }
    event.preventDefault();
  });
}
document.querySelector(".readout")?.setAttribute(
  "data-how", "Point at such a picture, or press ← and → on it, to read its numbers.");
