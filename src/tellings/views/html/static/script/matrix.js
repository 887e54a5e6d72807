// The matrix: filters, order, rows that open. In: the table as it was written. Out: rows shown, hidden and moved; renderings
// with their words marked against the base.

const matrix = { rows: [], ready: () => {} };

function setUpMatrix() {
  const filter = byId("matrix-filter");
  if (!filter) return;
  matrix.rows = all(".matrix tbody");
  for (const id of ["filter-speaker", "filter-kind", "filter-outlet"]) byId(id).addEventListener("change", filterRows);
  byId("sort-rows").addEventListener("change", sortRows);
  matrix.ready = whenNear(byId("matrix"), makeUsable);
}

/** Buttons: a cell opens its row at that outlet's rendering, a column's head sorts by it. */
function makeUsable() {
  all(".matrix thead th").forEach((head) => {
    const button = make("button", { type: "button", class: "plain sorter" }, ...head.childNodes);
    button.addEventListener("click", () => sortBy(head.getAttribute("aria-sort") ? "" : head.dataset.sort));
    head.append(button);
  });
  for (const row of matrix.rows) {
    const toggle = make("button", { type: "button", class: "plain toggle", "aria-expanded": "false", "aria-label": "Renderings" });
    row.querySelector("th").append(toggle);
    all(".cell", row).forEach((cell) => cell.append(make("button", { type: "button", class: "plain cell-button" }, ...cell.childNodes)));
    row.querySelector(".row").addEventListener("click", (event) => {
      if (event.target.closest("a, .acts") || !getSelection().isCollapsed) return;
      const cell = event.target.closest(".cell");
      if (cell) openRow(row, all(".cell", row).indexOf(cell) + 1);
      else if (row.classList.contains("open")) closeRow(row);
      else openRow(row);
    });
  }
}

function closeRow(row) {
  row.classList.remove("open");
  row.querySelector(".toggle")?.setAttribute("aria-expanded", "false");
}

/** Opens a row, its words marked; with `number`, at that outlet's rendering. */
function openRow(row, number = 0) {
  matrix.ready();
  row.classList.add("open");
  row.querySelector(".toggle")?.setAttribute("aria-expanded", "true");
  all("li[data-x]", row).forEach(markRendering);
  all(".renderings li", row).forEach((x) => x.classList.remove("now"));
  row.querySelector(".nothing")?.remove();
  if (!number) return;
  const own = all(".renderings li", row).find((x) => all("[data-at]", x).some((link) => placeOf(link.dataset.at)[0] === number));
  if (own) {
    own.classList.add("now");
    own.setAttribute("tabindex", "-1");
    own.focus({ preventScroll: true });
    announce(own.textContent.trim());
  } else {
    const outlet = state.data.outlets[number - 1].name;
    row.querySelector(".renderings").before(make("p", { class: "nothing label" }, `${outlet}: ${state.data.words.notFound}`));
    announce(`${outlet}: ${state.data.words.notFound}`);
  }
}

/** A rendering's words marked against the base's, by the alignment of both. */
function markRendering(item) {
  const link = item.querySelector("[data-at]");
  const [number, start, end] = placeOf(link.dataset.at);
  const [a, , , b] = state.data.alignments[Number(item.dataset.x)];
  const x = seenFrom(Number(item.dataset.x), a + 1 === number ? b + 1 : a + 1);
  if (x.theirs[0] !== number) return;
  item.querySelector("q").replaceWith(collated(x, Math.min(start, x.theirs[1]), Math.max(end, x.theirs[2])).element);
  item.removeAttribute("data-x");
  item.querySelector("blockquote").classList.add("said");
}

function filterRows() {
  const [speaker, kind, outlet] = ["filter-speaker", "filter-kind", "filter-outlet"].map((id) => byId(id).value);
  const carried = (row) => row.dataset.states[Math.abs(Number(outlet)) - 1] !== "n";
  let shown = 0;
  for (const row of matrix.rows) {
    const fits = (!speaker || row.dataset.speaker === speaker) && (!kind || row.dataset.f === kind) && (!outlet || carried(row) === outlet.startsWith("+"));
    row.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  byId("matrix-count").textContent = speaker || kind || outlet ? `${shown} of ${matrix.rows.length} shown` : "";
}

function clearFilters() {
  for (const id of ["filter-speaker", "filter-kind", "filter-outlet"]) if (byId(id)) byId(id).value = "";
  if (byId("matrix-filter")) filterRows();
}

function sortBy(by) {
  byId("sort-rows").value = by;
  sortRows();
}

/** Rows in another order; rows alike in it keep that of the texts. */
function sortRows() {
  const by = byId("sort-rows").value;
  const states = "vrpn";
  const key = {
    "": () => 0,
    carried: (row) => -[...row.dataset.states].filter((x) => x !== "n").length,
    speaker: (row) => row.dataset.speaker || "\uffff",
  }[by] || ((row) => states.indexOf(row.dataset.states[Number(by) - 1]));
  const sorted = matrix.rows.map((row, n) => ({ row, n, key: key(row) })).sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : x.n - y.n));
  document.querySelector(".matrix").append(...sorted.map((x) => x.row));
  matrix.ready();
  all(".matrix thead th").forEach((head) => {
    if (by && head.dataset.sort === by) head.setAttribute("aria-sort", by === "carried" ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
  announce(`${byId("sort-rows").selectedOptions[0].textContent}`);
}
