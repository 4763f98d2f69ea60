// Keys for heavy readers: / search, j and k neighbours, o the answer, ? the table of keys.
const visit = (rel) => document.querySelector(`a[rel="${rel}"]`)?.click();
const actions = {
  "/": () => document.querySelector('input[type="search"]')?.focus(),
  j: () => visit("next"),
  k: () => visit("prev"),
  o: () => document.querySelector("[data-answer] > summary")?.click(),
  "?": () => document.getElementById("keys")?.togglePopover(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const action = actions[event.key];
  if (!action || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  action();
});
