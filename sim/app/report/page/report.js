// A cursor over pictures whose tables have a row for every place across: by pointer, or by arrow
// keys once a picture has the focus. Without this script the page says the same.
"use strict";
for (const figure of document.querySelectorAll("figure.over-time")) {
  const picture = figure.querySelector(".picture");
  const svg = picture.querySelector("svg");
  const readout = figure.querySelector(".readout");
  const heads = [...figure.querySelectorAll("thead th")].map((cell) => cell.textContent);
  const rows = [...figure.querySelectorAll("tbody tr")];
  const left = Number(svg.dataset.left);
  const right = Number(svg.dataset.right);
  const last = Number(rows.at(-1)?.cells[0].textContent);
  const cursor = document.createElementNS("http://www.w3.org/2000/svg", "line");
  cursor.setAttribute("class", "cursor");
  cursor.setAttribute("y1", "12");
  cursor.setAttribute("y2", "250");
  let at = -1;

  function show(row) {
    at = Math.max(0, Math.min(rows.length - 1, row));
    const cells = [...rows[at].cells].map((cell) => cell.textContent);
    const x = left + ((right - left) * Number(cells[0])) / last;
    cursor.setAttribute("x1", x);
    cursor.setAttribute("x2", x);
    svg.append(cursor);
    readout.textContent = cells.map((cell, i) => `${heads[i]} ${cell}`).join(" · ");
  }

  function hide() {
    at = -1;
    cursor.remove();
    readout.textContent = "";
  }

  svg.addEventListener("pointermove", (event) => {
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * 720;
    const week = ((x - left) / (right - left)) * last;
    let nearest = 0;
    rows.forEach((row, i) => {
      const away = (of) => Math.abs(Number(rows[of].cells[0].textContent) - week);
      nearest = away(i) < away(nearest) ? i : nearest;
    });
    show(nearest);
  });
  svg.addEventListener("pointerleave", hide);
  picture.addEventListener("blur", hide);
  picture.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowLeft: -1, PageDown: 6, PageUp: -6 };
    if (event.key in steps) {
      show(at + steps[event.key]);
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
