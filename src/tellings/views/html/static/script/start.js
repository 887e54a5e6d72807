// The start: theme, keys, clicks, navigation. In: the page. Out: everything in use; `data-ready` on the root says so.

const THEMES = ["auto", "light", "dark"];

function applyTheme(theme) {
  if (theme === "auto") root.removeAttribute("data-theme");
  else root.setAttribute("data-theme", theme);
}

function setUpTheme() {
  const button = byId("theme");
  let theme = THEMES.includes(recall("theme")) ? recall("theme") : "auto";
  const say = () => { byId("theme-word").textContent = `Theme: ${theme}`; };
  button.hidden = false;
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    remember("theme", theme);
    applyTheme(theme);
    say();
  });
  say();
}

function setUpKeys() {
  const box = byId("keys");
  state.keys = box.checked = recall("keys") !== "off";
  box.addEventListener("change", () => { state.keys = box.checked; remember("keys", box.checked ? "on" : "off"); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (byId("by-hand").open || closeSearch()) return;
      closeApparatus();
      byId("tip").hidden = true;
      return;
    }
    if (!state.keys || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea")) return;
    const searching = !byId("search-bar").hidden;
    if (event.key === "/") openSearch();
    else if (searching && event.key === "n") goTo(1);
    else if (searching && event.key === "p") goTo(-1);
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (/^[1-9]$/.test(event.key) && article(Number(event.key))) switchBase(Number(event.key));
    else return;
    event.preventDefault();
  });
}

function setUpClicks() {
  document.addEventListener("click", (event) => {
    if (!event.target.closest) return;
    const link = event.target.closest("[data-at]");
    if (link && !event.ctrlKey && !event.metaKey) { if (jump(link.dataset.at)) event.preventDefault(); return; }
    const same = event.target.closest("a[href^='#']");
    if (same && same.hash === location.hash) follow(same.hash); // a second click on the same address
    const title = event.target.closest("[data-base]");
    if (title) { showBase(Number(title.dataset.base)); return; }
    const psg = event.target.closest(".texts .psg");
    if (!psg || !getSelection().isCollapsed) return;
    event.preventDefault();
    select(passage(psg.dataset.p), { scroll: false });
  });
  for (const event of ["mouseover", "focusin", "click"]) document.addEventListener(event, offer);
  byId("by-hand-close").addEventListener("click", () => byId("by-hand").close());
  addEventListener("popstate", ({ state: left }) => {
    if (left) setTimeout(() => scrollTo({ top: left.y, behavior: "instant" }));
  });
  addEventListener("hashchange", () => follow(location.hash));
}

/** The navigation says where the reader is, and keeps that in sight. */
function setUpNavigation() {
  if (!window.IntersectionObserver) return;
  const links = new Map(all(".nav li a").map((link) => [link.hash.slice(1), link]));
  const list = byId("search-open").closest(".nav").querySelector("ul");
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      links.forEach((link, id) => (id === target.id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
      const link = links.get(target.id);
      if (link) list.scrollTo({ left: link.offsetLeft - list.clientWidth / 3, behavior: "instant" });
    }
  }, { rootMargin: "-20% 0px -75% 0px" });
  all("main > section").forEach((section) => watch.observe(section));
}

function setUp() {
  state.data = JSON.parse(byId("data").textContent);
  setUpTheme();
  setUpKeys();
  setUpRead();
  setUpMatrix();
  setUpSide();
  setUpSearch();
  setUpNavigation();
  setUpClicks();
  const first = opened().find((x) => !x.matches(".only"));
  if (first && matchMedia("(min-width: 62rem)").matches) select(passage(first.dataset.p), { scroll: false, say: false });
  follow(location.hash);
  root.dataset.ready = "true";
}

root.classList.add("js");
applyTheme(recall("theme") || "auto");
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUp);
else setUp();
