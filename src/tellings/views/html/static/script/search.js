// Search in the texts and the findings, as the reader types. In: words. Out: every place they stand in, set off, one at a time.
// Letters are compared without case and diacritics, marks in one form, any white space as one space.

const SPELT = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "…": "...", "\u00ad": "" };
const seeker = { places: null, hits: [], at: -1, before: null, timer: 0 };

/** A text as it is compared, and for each unit of it the unit of the text it stands for. */
function folded(text) {
  let out = "";
  const from = [];
  let at = 0;
  for (const point of text) {
    let plain = point < "\x80" ? point.toLowerCase() : letters(point);
    if (plain === " " || /^\s+$/u.test(plain)) plain = out === "" || out.endsWith(" ") ? "" : " ";
    for (let n = 0; n < plain.length; n += 1) from.push(at);
    out += plain;
    at += point.length;
  }
  from.push(at);
  return { out, from };
}

/** A character beyond ASCII without case and diacritics. */
function letters(point) {
  const plain = SPELT[point] ?? point.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return SPELT[plain] ?? plain;
}

/** Where there is something to find: each text, and each finding without what is folded away beside it. */
function searchable() {
  const texts = all(".texts .body").map((element) => ({ element, text: true }));
  const findings = all("[data-f]").map((element) => ({ element, text: false }));
  return [...texts, ...findings].map((x) => {
    const runs = runsOf(x.element, ".more, .nearest, .acts, .pin, .sr, .sig, button");
    return { ...x, runs, ...folded(runs.nodes.map((node) => node.data).join("")) };
  });
}

function seek(query) {
  seeker.places ??= searchable();
  const wanted = folded(query).out.trim();
  seeker.hits = [];
  seeker.at = -1;
  if (wanted.length > 1 || /[^\x00-\x7f]/.test(wanted)) {
    for (const place of seeker.places) {
      for (let at = place.out.indexOf(wanted); at >= 0; at = place.out.indexOf(wanted, at + wanted.length)) {
        seeker.hits.push({ place, from: place.from[at], to: place.from[at + wanted.length - 1] + 1 });
      }
    }
  }
  seeker.hits.sort((x, y) => (x.place === y.place ? x.from - y.from : x.place.element.compareDocumentPosition(y.place.element) & 4 ? -1 : 1));
  setOff("hits", seeker.hits.slice(0, 2000).map(rangeOfHit).filter(Boolean));
  setOff("hit", []);
  countHits(wanted);
}

function rangeOfHit({ place, from, to }) { return rangeOver(place.runs, from, to); }

function countHits(wanted) {
  const texts = seeker.hits.filter((x) => x.place.text).length;
  const here = seeker.at >= 0 ? `${seeker.at + 1} of ` : "";
  const found = `${here}${seeker.hits.length} · ${texts} in texts, ${seeker.hits.length - texts} in findings`;
  byId("search-count").textContent = !wanted ? "" : seeker.hits.length ? found : "nothing found";
}

function goTo(by) {
  const count = seeker.hits.length;
  if (!count) return;
  seeker.at = seeker.at < 0 ? (by > 0 ? 0 : count - 1) : (seeker.at + by + count) % count;
  const hit = seeker.hits[seeker.at];
  reveal(hit.place.element);
  const range = rangeOfHit(hit);
  countHits("x");
  if (!range) return;
  setOff("hit", [range]);
  const box = range.getBoundingClientRect();
  window.scrollBy({ top: box.top - innerHeight * 0.4, behavior: "instant" });
}

function openSearch() {
  if (byId("search-bar").hidden) seeker.before = document.activeElement;
  byId("search-bar").hidden = false;
  byId("search-open").hidden = true;
  byId("search-open").setAttribute("aria-expanded", "true");
  byId("search").focus();
  setTimeout(() => { seeker.places ??= searchable(); }); // ready before the first word is typed
  byId("search").select();
}

/** Shuts the search; the reader stays at the hit, the focus goes back to where it was. */
function closeSearch() {
  if (byId("search-bar").hidden) return false;
  byId("search-bar").hidden = true;
  byId("search-open").hidden = false;
  byId("search-open").setAttribute("aria-expanded", "false");
  setOff("hits", []);
  setOff("hit", []);
  const back = seeker.before && seeker.before !== document.body ? seeker.before : byId("search-open");
  back.focus({ preventScroll: true });
  return true;
}

function setUpSearch() {
  byId("search-open").addEventListener("click", openSearch);
  byId("search-close").addEventListener("click", closeSearch);
  byId("search-on").addEventListener("click", () => goTo(1));
  byId("search-back").addEventListener("click", () => goTo(-1));
  byId("search").addEventListener("input", () => {
    clearTimeout(seeker.timer);
    seeker.timer = setTimeout(() => seek(byId("search").value), 60);
  });
  byId("search").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (seeker.timer) { clearTimeout(seeker.timer); seeker.timer = 0; if (seeker.at < 0) seek(byId("search").value); }
    goTo(event.shiftKey ? -1 : 1);
  });
}
