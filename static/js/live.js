// What every live part of a page shares: nothing is sent in the middle of a word, a failed request says so and what to
// do, and the focus never falls to nowhere. Restoring a page puts new elements in place of the old, so each is looked
// up when it is needed. Needs: components/trouble.html.

document.documentElement.classList.add("scripted");

// An input method sends half words. Nobody hears of them until the word is chosen, and then once.
document.addEventListener("input", (event) => {
  if (event.isComposing) event.stopImmediatePropagation();
}, true);
document.addEventListener("compositionend", ({ target }) => {
  target.dispatchEvent(new InputEvent("input", { bubbles: true }));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.stopImmediatePropagation();
}, true);

// A request that fails: one line that says what happened, with a way on.
const trouble = () => document.getElementById("trouble");
let again = () => location.reload();

const kindOf = (status) => ({ 0: "offline", 403: "refused", 429: "often" })[status] || "broken";

const repeat = ({ elt, requestConfig, pathInfo }) => {
  if (requestConfig.verb !== "get" && !elt.matches("form")) return htmx.trigger(elt, "again");
  if (requestConfig.verb !== "get") return elt.requestSubmit ? elt.requestSubmit(requestConfig.submitter) : elt.submit();
  const source = document.getElementById(elt.id) || document.body;
  return htmx.ajax("GET", pathInfo.finalRequestPath, { source, swap: "outerHTML", target: requestConfig.target.id
    ? `#${requestConfig.target.id}` : requestConfig.target });
};

const failed = ({ detail }) => {
  const line = trouble();
  if (!line) return;
  const kind = kindOf(detail.xhr.status);
  for (const words of line.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== kind;
  again = kind === "refused" ? () => location.reload() : () => repeat(detail);
  line.hidden = false;
  document.dispatchEvent(new CustomEvent("live:failed", { detail }));
};
for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) document.addEventListener(name, failed);

document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  if (trouble() && detail.xhr.status < 400) trouble().hidden = true;
});
document.addEventListener("click", ({ target }) => {
  if (target.closest("#trouble button")) again();
});

// A swap that takes away the focused control, or leaves it disabled, gives the focus to what stands beside it.
let held = null;
document.addEventListener("htmx:beforeSwap", () => {
  held = document.activeElement && document.activeElement.id;
});
document.addEventListener("htmx:afterSettle", () => {
  if (!held || document.activeElement !== document.body) return;
  const same = document.getElementById(held);
  const near = same && (same.disabled ? same.parentElement.querySelector("button:enabled") : same);
  (near || document.getElementById("main")).focus({ preventScroll: true });
});
