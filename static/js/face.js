// The reader's face of the page changes in place: a theme at once, a language with the same folds open and the page
// where it was. An address that names a fold opens it. Without script the form loads the page anew.
const KEY = "as-it-stood";
const folds = () => [...document.querySelectorAll("details[id]")];

const openNamed = () => {
  const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!named || !named.matches("details")) return;
  named.open = true;
  named.scrollIntoView();
};
window.addEventListener("hashchange", openNamed);

const stood = () => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) || "null");
    sessionStorage.removeItem(KEY);
    return kept && kept.path === location.pathname ? kept : null;
  } catch {
    return null;
  }
};
const remember = () => {
  const open = folds().filter((fold) => fold.open).map((fold) => fold.id);
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, open, top: scrollY }));
  } catch {
    // Storage is blocked: the page starts folded, as without script.
  }
};

const kept = stood();
if (kept) {
  for (const fold of folds()) fold.open = kept.open.includes(fold.id);
  scrollTo(0, kept.top);
} else openNamed();

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || !event.target.matches("[data-face]")) return;
  if (button.name !== "theme") return remember();
  event.preventDefault();
  const body = new FormData(event.target);
  body.append("theme", button.value);
  fetch(event.target.action, { method: "POST", body, redirect: "manual" });
  if (button.value === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = button.value;
  for (const other of event.target.querySelectorAll("[name=theme]")) {
    other.setAttribute("aria-pressed", String(other === button));
  }
});
