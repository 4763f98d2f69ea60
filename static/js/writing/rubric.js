// The lines of a rubric: moved by drag or by button, and weights that fill up to the points.
const group = document.getElementById("criteria-group");
const total = document.querySelector("[data-weights]");
const points = document.getElementById("id_points");
const changed = () => document.dispatchEvent(new Event("change"));

const rows = () => [...group.querySelectorAll("tr.form-row:not(.empty-form)")];
const input = (row, name) => row.querySelector(`[name$="-${name}"]`);
const standing = () => rows().filter((row) => !input(row, "DELETE")?.checked);

function renumber() {
  rows().forEach((row, at) => {
    input(row, "order").value = at + 1;
  });
  changed();
}

function equip(row) {
  const buttons = document.getElementById("line-buttons").content.cloneNode(true);
  row.querySelector("td.field-order").append(buttons);
  row.querySelector(".grip").draggable = true;
}

function move(row, by) {
  const all = rows();
  const other = all[all.indexOf(row) + by];
  if (!other) return;
  if (by < 0) other.before(row);
  else other.after(row);
  renumber();
}

function add() {
  const weights = standing().map((row) => Number(input(row, "weight").value) || 0);
  const sum = weights.reduce((a, b) => a + b, 0);
  const rest = Number(points.value) - sum;
  total.querySelector("output").value = sum;
  total.querySelector("[data-points]").textContent = points.value;
  total.querySelector("meter").max = points.value;
  total.querySelector("meter").value = sum;
  total.classList.toggle("wrong", rest !== 0);
  total.querySelector("[data-fill]").hidden = rest <= 0 || !empty().length;
}

const empty = () => standing().filter((row) => !Number(input(row, "weight").value));

function fill() {
  const blank = empty();
  let rest = Number(points.value) - Number(total.querySelector("output").value);
  blank.forEach((row, at) => {
    const share = Math.ceil(rest / (blank.length - at));
    input(row, "weight").value = share || "";
    rest -= share;
  });
  changed();
}

let dragged = null;
function drag(event) {
  dragged = event.target.closest?.("tr.form-row");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setDragImage(dragged, 16, 16);
  dragged.classList.add("dragged");
}

function over(event) {
  const row = event.target.closest("tr.form-row:not(.empty-form)");
  if (!dragged || !row) return;
  event.preventDefault();
  if (row === dragged) return;
  const box = row.getBoundingClientRect();
  if (event.clientY > box.top + box.height / 2) row.after(dragged);
  else row.before(dragged);
}

function drop() {
  dragged?.classList.remove("dragged");
  dragged = null;
  renumber();
}

if (group && total && points) {
  group.classList.add("movable");
  total.append(document.getElementById("weight-button").content.cloneNode(true));
  rows().forEach(equip);
  equip(group.querySelector(".empty-form"));
  group.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (event.target.closest("[data-fill]")) fill();
    if (!button) return;
    move(button.closest("tr"), Number(button.dataset.move));
    button.focus();
  });
  group.addEventListener("dragstart", drag);
  group.addEventListener("dragover", over);
  group.addEventListener("dragend", drop);
  django.jQuery(document).on("input change formset:added formset:removed", add);
  add();
}
