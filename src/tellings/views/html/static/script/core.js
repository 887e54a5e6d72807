// The page's ground: elements, memory, the data block.
// In: the page as it was written. Out: small helpers the other pieces share. Guarantee (of all pieces): nothing is loaded or
// sent, elements are made of text and never of markup, and every article's text stays as it stands.

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

/** What a reader has chosen: the base text, the passage being read, whether single keys work. */
const state = { data: null, base: 1, passage: null, keys: true };

/** An element with attributes and children (strings become text). */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null));
  return element;
}

/** Choices are kept where the browser allows it: a private window or a local file may not. */
function remember(key, value) {
  try { localStorage.setItem(`tellings-${key}`, value); } catch { /* kept for this visit only */ }
}
function recall(key) {
  try { return localStorage.getItem(`tellings-${key}`); } catch { return null; }
}

const narrow = () => matchMedia("(max-width: 46rem)").matches;
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function toView(box) {
  window.scrollBy({ top: box.top - window.innerHeight * 0.3, behavior: calm() ? "instant" : "smooth" });
}

/** To another address, so that the way back leads to where the reader was. */
function leave(hash) {
  if (location.hash === hash) return;
  history.replaceState({ y: scrollY }, "");
  history.pushState(null, "", hash);
}

function announce(words) { byId("live").textContent = words; }

/** Runs `work` once, when the element comes near the window or when asked for by the function returned. */
function whenNear(element, work) {
  let done = false;
  const run = () => {
    if (done) return;
    done = true;
    watch?.disconnect();
    work();
  };
  const watch = window.IntersectionObserver
    ? new IntersectionObserver((seen) => { if (seen.some((x) => x.isIntersecting)) run(); }, { rootMargin: "800px" })
    : null;
  if (watch) watch.observe(element);
  else run();
  return run;
}
