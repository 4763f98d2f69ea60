// The list of questions: what stands outside the swapped parts says what the address says, a phone gets the filters as
// a sheet, and columns stay where one has scrolled and opened them. Without script all of it is a plain form.
const at = (id) => document.getElementById(id);

// After Back, and after a failure, the controls say what is shown. Words that were typed and not found yet stay.
const agree = (keepWords) => {
  if (!at("facets")) return;
  const asked = new URLSearchParams(location.search);
  if (!keepWords) at("q").value = asked.get("q") || "";
  for (const box of at("facets").querySelectorAll("input[type=checkbox]")) {
    box.checked = asked.getAll(box.name).includes(box.value);
  }
};
document.addEventListener("htmx:historyRestore", () => agree(false));
document.addEventListener("live:failed", () => {
  agree(true);
  if (at("sheet") && at("sheet").open) at("sheet").close();
});

// What was typed or ticked before this script came, on a slow line, counts as well.
document.addEventListener("DOMContentLoaded", () => {
  if (!at("facets")) return;
  const asked = new URLSearchParams(location.search);
  const boxes = [...at("facets").querySelectorAll("input[type=checkbox]")];
  const typed = at("q").value.trim() !== (asked.get("q") || "").trim();
  if (typed || boxes.some((box) => box.checked !== box.defaultChecked)) htmx.trigger("#facets", "change");
});

// The new facets stand as the old ones did: scrolled, and with the same lists open.
let stood = null;
document.addEventListener("htmx:beforeSwap", () => {
  const facets = at("facets");
  if (facets) stood = { top: facets.scrollTop, open: [...facets.querySelectorAll("details[open]")].map(({ id }) => id) };
});
document.addEventListener("htmx:oobAfterSwap", ({ detail }) => {
  if (!stood || detail.target.id !== "facets") return;
  for (const id of stood.open) if (at(id)) at(id).open = true;
  at("facets").scrollTop = stood.top;
});

// On a phone the filters are a sheet above the list; it closes onto the head of the results.
const narrow = matchMedia("(max-width: 59.99rem)");
document.addEventListener("click", (event) => {
  const sheet = at("sheet");
  if (!sheet || !sheet.showModal) return;
  if (event.target.closest("#filter > summary")) {
    event.preventDefault();
    sheet.showModal();
  } else if (sheet.open && (event.target === sheet || event.target.closest("[data-close]"))) {
    event.preventDefault();
    sheet.close();
  }
});
document.addEventListener("close", ({ target }) => {
  if (target.id !== "sheet") return;
  at("found").scrollIntoView();
  at("found").focus({ preventScroll: true });
}, true);
narrow.addEventListener("change", () => at("sheet") && at("sheet").open && at("sheet").close());
