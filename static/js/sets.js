// Order a set by dragging and by keyboard. Without script the same buttons post the form.
const editor = document.getElementById("editor");
const unsaved = editor.querySelector("[data-unsaved]");
const slots = () => [...editor.querySelectorAll(".slot.movable")];
let changed = false;

document.documentElement.classList.add("js");

function renumber() {
  slots().forEach((slot, index) => {
    slot.querySelector(".place input").value = index + 1;
  });
  changed = true;
  unsaved.hidden = false;
}

// One place up (-1) or down (1); past the edge of a section it goes to the next one.
function move(slot, step) {
  const lists = [...editor.querySelectorAll("[data-part] > ol")];
  const neighbour = step < 0 ? slot.previousElementSibling : slot.nextElementSibling;
  const list = lists[lists.indexOf(slot.parentElement) + step];
  if (neighbour) neighbour[step < 0 ? "before" : "after"](slot);
  else if (list) list[step < 0 ? "append" : "prepend"](slot);
  else return;
  renumber();
}

editor.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  event.preventDefault();
  move(button.closest(".slot"), Number(button.dataset.move));
  button.focus();
});

editor.addEventListener("keydown", (event) => {
  const slot = event.target.closest(".slot.movable");
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!slot || !step || !event.altKey) return;
  event.preventDefault();
  move(slot, step);
  event.target.focus();
});

let dragged = null;
for (const slot of slots()) {
  slot.addEventListener("pointerdown", (event) => {
    slot.draggable = !event.target.closest("input, button, a");
  });
  slot.addEventListener("dragstart", (event) => {
    dragged = slot;
    slot.classList.add("dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", slot.dataset.code);
  });
  slot.addEventListener("dragend", () => {
    slot.classList.remove("dragged");
    dragged = null;
  });
}
editor.addEventListener("dragover", (event) => {
  const over = event.target.closest(".slot.movable, [data-part]");
  if (!dragged || !over || over === dragged) return;
  event.preventDefault();
  if (over.matches("[data-part]")) {
    if (!over.contains(dragged) && !over.querySelector(".slot")) over.querySelector("ol").append(dragged);
    return;
  }
  const box = over.getBoundingClientRect();
  over[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
});
editor.addEventListener("drop", (event) => {
  if (!dragged) return;
  event.preventDefault();
  renumber();
});

editor.addEventListener("input", () => {
  changed = true;
});

// After a save the page stands as it stood, and the focus is where it was.
const PLACE = "set-editor";
editor.addEventListener("submit", () => {
  changed = false;
  const focus = document.activeElement.id;
  sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, top: scrollY, focus }));
});
const place = JSON.parse(sessionStorage.getItem(PLACE) || "{}");
sessionStorage.removeItem(PLACE);
if (place.path === location.pathname) {
  const focus = place.focus && document.getElementById(place.focus);
  if (focus) focus.focus({ preventScroll: true });
  const back = () => scrollTo({ top: place.top, behavior: "instant" });
  back();
  addEventListener("load", back); // an address with a mark has been scrolled to by then
}
window.addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});
