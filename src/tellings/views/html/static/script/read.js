// Read: one text as the base, the others' renderings beside it. In: a passage chosen. Out: the apparatus for it.

function article(number) { return byId(`text-${number}`); }
function pieces(p) { return all(`.texts [data-p="${p.key}"]`); }
function opened() { return all(".text:not([hidden]) .psg[id]"); }

function showBase(number) {
  if (!article(number)) return;
  state.base = number;
  all(".text").forEach((text) => { text.hidden = Number(text.dataset.number) !== number; });
  const radio = document.querySelector(`#bases input[value="${number}"]`);
  if (radio) radio.checked = true;
}

/** Another base, the place kept: the passage lined up with the one being read stays at the same height. */
function switchBase(number) {
  const from = state.passage && state.passage.number === state.base ? state.passage : passageInView();
  const height = from ? pieces(from)[0].getBoundingClientRect().top : null;
  const to = from ? counterpart(from, number) : null;
  showBase(number);
  if (!to) { closeApparatus(); return; }
  select(to, { scroll: false });
  window.scrollBy({ top: pieces(to)[0].getBoundingClientRect().top - height, behavior: "instant" });
}

function passageInView() {
  const line = window.innerHeight * 0.3;
  const shown = opened();
  const element = shown.find((x) => x.getBoundingClientRect().bottom > line) || shown.at(-1);
  return element ? passage(element.dataset.p) : null;
}

function select(p, { scroll = true, say = true } = {}) {
  all(".texts .psg.chosen").forEach((x) => x.classList.remove("chosen"));
  state.passage = p;
  pieces(p).forEach((x) => x.classList.add("chosen"));
  showApparatus(p);
  if (say) {
    history.replaceState(null, "", `#p${p.key}`);
    announce(pieces(p).at(-1).querySelector(".mark")?.getAttribute("aria-label") || "");
  }
  if (scroll) toView(pieces(p)[0].getBoundingClientRect());
}

function step(by) {
  const keys = opened().map((x) => x.dataset.p);
  const shown = state.passage && state.passage.number === state.base;
  const at = shown ? keys.indexOf(state.passage.key) + by : keys.indexOf(passageInView()?.key);
  const key = keys[Math.max(0, Math.min(keys.length - 1, at))];
  if (!key) return;
  select(passage(key));
  byId(`p${key}`).querySelector(".mark")?.focus({ preventScroll: true });
}

function tried(p) {
  const [place, why, near] = state.data.only[p.only];
  return make("div", { class: "witness" },
    make("p", { class: "label" }, name(why), name(near) ? ` (nearest passage: ${name(near)})` : ""),
    place ? make("p", { class: "said" }, siglum(place[0] + 1), state.data.outlets[place[0]].name, " ",
      quoted(place[0] + 1, [words(place[0] + 1, place[1], place[2])])) : null);
}

function speakers(p) {
  const rows = p.statements.map((s) => state.data.statements[s].map(name)).map(([who, form, sure]) => make("li", {},
    make("span", { class: "speaker", dir: "auto" }, who), " ", make("span", { class: "label" }, `${form} · ${sure}`)));
  return rows.length ? make("ul", { class: "sayers", "aria-label": "Speakers" }, rows) : null;
}

/** What one other text has of a passage. */
function witness(p, number) {
  const found = renderings(p, number).map(rendering);
  return make("section", { class: found.length ? "witness" : "witness none" },
    make("h3", {}, siglum(number), state.data.outlets[number - 1].name),
    found.length ? found : make("p", { class: "label" }, state.data.words.notFound));
}

function showApparatus(p) {
  const aside = byId("apparatus");
  const others = state.data.outlets.map((_, k) => k + 1).filter((number) => number !== p.number);
  const carries = new Set(p.alignments.map((index) => seenFrom(index, p.number).theirs[0]));
  const silent = others.length > 6 ? others.filter((number) => !carries.has(number)) : [];
  aside.replaceChildren(
    make("div", { class: "apparatus-bar" },
      make("button", { type: "button", class: "plain", onclick: () => step(-1), "aria-label": "Previous passage", title: "k" }, "↑"),
      make("button", { type: "button", class: "plain", onclick: () => step(1), "aria-label": "Next passage", title: "j" }, "↓"),
      p.group >= 0 ? make("a", { href: `#${state.data.rows[p.group]}` }, "in the matrix") : "",
      carries.size ? make("button", { type: "button", class: "plain act", onclick: () => face(p, [...carries][0]) }, "face to face") : "",
      make("button", { type: "button", class: "plain act", onclick: (event) => copyPassage(p, event.currentTarget) }, "copy with citation"),
      make("button", { type: "button", class: "plain close", onclick: closeApparatus, "aria-label": "Close" }, "×")),
    speakers(p) || "",
    p.only >= 0 ? make("p", { class: "only-word" }, state.data.words.onlyHere) : "",
    ...(p.only >= 0 ? [tried(p)] : others.filter((number) => !silent.includes(number)).map((number) => witness(p, number))),
    p.only < 0 && silent.length
      ? make("section", { class: "witness none silent" }, make("h3", {}, state.data.words.notFound),
        make("p", { class: "label" }, silent.map((number) => [siglum(number), `${state.data.outlets[number - 1].name} `]).flat()))
      : "");
  aside.hidden = false;
  place();
}

/** Beside the passage where there is a margin; as a sheet below where there is none (the style sheet decides). */
function place() {
  const aside = byId("apparatus");
  if (!state.passage || aside.hidden) return;
  const element = pieces(state.passage)[0];
  const top = element.getBoundingClientRect().top - byId("read").querySelector(".desk").getBoundingClientRect().top;
  aside.style.setProperty("--top", `${Math.max(0, Math.round(top) - 8)}px`);
}

function closeApparatus() {
  byId("apparatus").hidden = true;
  all(".texts .psg.chosen").forEach((x) => x.classList.remove("chosen"));
  state.passage = null;
}

/** To exact words, `1.120-180`: their text opens, the passage they stand in is chosen, the words are set off. */
function jump(at) {
  const found = placeOf(at);
  if (!found) return false;
  const [number, start, end] = found;
  showBase(number);
  const range = rangeOf(number, start, end);
  if (!range) return false;
  const p = passageAt(number, start);
  if (p) select(p, { scroll: false, say: false });
  else closeApparatus();
  setOff("found", [range]);
  leave(`#${at}`);
  toView(range.getBoundingClientRect());
  return true;
}

/** Ranges set off by the style sheet; a browser without highlights selects the first. */
function setOff(kind, ranges) {
  if (window.CSS && CSS.highlights && window.Highlight) {
    if (ranges.length) CSS.highlights.set(kind, new Highlight(...ranges));
    else CSS.highlights.delete(kind);
  } else if (ranges.length && kind !== "hits") {
    getSelection().removeAllRanges();
    getSelection().addRange(ranges[0]);
  }
}

/** Who says it, on hover and focus. */
function showTip(event) {
  const tip = byId("tip");
  const run = event.target.closest?.("[data-s]") || (event.type === "focusin" ? event.target.closest?.(".psg")?.querySelector("[data-s]") : null);
  if (!run) { tip.hidden = true; return; }
  tip.textContent = name(state.data.statements[Number(run.dataset.s) - 1][0]);
  tip.hidden = false;
  const box = run.getClientRects()[0];
  tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, box.top - tip.offsetHeight - 4)}px`;
}

function setUpRead() {
  byId("bases").hidden = false;
  showBase(1);
  byId("bases").addEventListener("change", (event) => switchBase(Number(event.target.value)));
  byId("read").addEventListener("mouseover", showTip);
  byId("read").addEventListener("focusin", showTip);
  byId("read").addEventListener("mouseleave", () => { byId("tip").hidden = true; });
  addEventListener("scroll", () => { byId("tip").hidden = true; }, { passive: true });
  addEventListener("resize", place);
}
