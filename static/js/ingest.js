// Imports: files sent one by one with their progress, and keys for the review desk. All of it works
// without this file.
const fileForm = document.querySelector("[data-handin]");
const itemForm = document.querySelector("[data-item]");
const manyForm = document.querySelector("[data-many]");
const againForm = document.querySelector("[data-again]");

// ---- Handing in ----
function noteLine(list, text, problem) {
  const line = document.createElement("li");
  line.textContent = text;
  line.classList.toggle("error", Boolean(problem));
  list.append(line);
  return line;
}

function send(form, file, batch, line) {
  const fields = new FormData(form);
  fields.delete("files");
  if (file) {
    fields.delete("text");
    fields.append("files", file);
  }
  if (batch) fields.set("batch", batch);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const progress = document.createElement("progress");
    progress.max = 1;
    line.append(" ", progress);
    request.upload.onprogress = (event) => {
      progress.value = event.loaded / event.total;
      if (event.loaded === event.total) {
        progress.removeAttribute("value");
        line.firstChild.textContent = `${line.dataset.name}: ${form.dataset.reading}`;
      }
    };
    request.onload = () => resolve(request.status < 500 ? request.responseText : null);
    request.onerror = () => resolve(null);
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.send(fields);
  });
}

async function handIn(form, files) {
  const list = form.querySelector("[data-received]");
  const button = form.querySelector("button");
  list.replaceChildren();
  button.disabled = true;
  let batch, address;
  let troubled = false;
  const waiting = form.elements.text.value.trim() ? [...files, null] : files;
  for (const file of waiting) {
    const name = file ? file.name : form.elements.text.labels[0].textContent;
    if (file && file.size > Number(form.dataset.most)) {
      noteLine(list, `${name}: ${form.dataset.tooLarge}`, true);
      troubled = true;
      continue;
    }
    const line = noteLine(list, `${name}: ${form.dataset.sending}`);
    line.dataset.name = name;
    const answer = await send(form, file, batch, line);
    if (answer === null) {
      line.textContent = `${name}: ${form.dataset.failed}`;
      line.classList.add("error");
      troubled = true;
      continue;
    }
    const part = document.createElement("template");
    part.innerHTML = answer;
    if (!part.content.querySelector("li")) {
      line.textContent = `${name}: ${form.dataset.failed}`; // signed out, or something stranger
      line.classList.add("error");
      troubled = true;
      continue;
    }
    const stored = part.content.querySelector("[data-batch]");
    batch ??= stored?.dataset.batch;
    address ??= stored?.dataset.href;
    troubled ||= Boolean(part.content.querySelector(".error"));
    line.replaceWith(...part.content.querySelectorAll("li"));
  }
  button.disabled = false;
  if (address && !troubled) window.location = address;
  else list.scrollIntoView({ block: "nearest" });
}

if (fileForm) {
  const input = fileForm.elements.files;
  const zone = fileForm.querySelector(".drop");
  let chosen = [];
  const show = () => {
    const list = fileForm.querySelector("[data-received]");
    list.replaceChildren();
    chosen.forEach((file) => noteLine(list, file.name));
  };
  input.addEventListener("change", () => {
    chosen = [...input.files];
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.toggle("over", kind === "dragover");
      if (kind !== "drop") return;
      chosen = [...chosen, ...event.dataTransfer.files];
      show();
    });
  }
  fileForm.addEventListener("submit", (event) => {
    if (!chosen.length) return;
    event.preventDefault();
    handIn(fileForm, chosen);
  });
}

// ---- Review ----
let lastMarked = null; // the line that was marked last
if (itemForm) {
  const remember = (event) => {
    const field = event.target;
    if (!["stem", "answer"].includes(field.name)) return;
    itemForm.elements.split_field.value = field.name;
    itemForm.elements.split_at.value = field.selectionStart;
  };
  for (const kind of ["keyup", "click", "input"]) itemForm.addEventListener(kind, remember);
  document.addEventListener("change", (event) => {
    if (event.target.name !== "line") return;
    lastMarked = event.target;
    itemForm.elements.split_field.value = "";
    itemForm.elements.split_at.value = "";
  });
  const here = document.querySelector(".line.here");
  if (here) here.parentElement.scrollTop = here.offsetTop - here.parentElement.offsetTop - 48;
  let changed = false;
  itemForm.addEventListener("input", () => (changed = true));
  itemForm.addEventListener("submit", () => (changed = false));
  window.addEventListener("beforeunload", (event) => changed && event.preventDefault());
}

function decide(name) {
  document.querySelector(`[data-item] .actions button[value="${name}"], [data-again] button[value="${name}"]`)?.click();
}

// Mark the line above or below; with `more`, beside those that are marked.
function markLine(step, more) {
  const marks = [...document.querySelectorAll('input[name="line"]')];
  if (!marks.length) return;
  const from = lastMarked?.checked ? marks.indexOf(lastMarked) : marks.findIndex((mark) => mark.checked);
  const first = marks.findIndex((mark) => mark.closest(".here"));
  const at = from < 0 ? Math.max(first, 0) : from + step;
  const mark = marks[Math.min(Math.max(at, 0), marks.length - 1)];
  if (!more) marks.forEach((other) => (other.checked = false));
  mark.checked = true;
  lastMarked = mark;
  mark.dispatchEvent(new Event("change", { bubbles: true }));
  mark.closest(".line").scrollIntoView({ block: "nearest" });
}

function tickAll() {
  const boxes = [...document.querySelectorAll('[data-many] input[name="items"]')];
  const all = boxes.every((box) => box.checked);
  boxes.forEach((box) => (box.checked = !all));
}

const reviewKeys = {
  a: () => decide("accept"),
  r: () => decide("reject"),
  s: () => decide("split"),
  m: () => decide("merge"),
  l: () => decide("question"),
  h: () => decide("heading"),
  b: () => decide("answer"),
  u: () => decide("undo"),
  1: () => decide("keep"),
  2: () => decide("replace"),
  3: () => decide("variant"),
  e: () => itemForm?.elements.stem.focus(),
  x: tickAll,
  ArrowDown: (event) => markLine(1, event.shiftKey),
  ArrowUp: (event) => markLine(-1, event.shiftKey),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("textarea, select, input:not([type=radio], [type=checkbox])");
  if (typing && event.key === "Escape") typing.blur();
  if (itemForm && (event.ctrlKey || event.metaKey) && ["Enter", "s"].includes(event.key)) {
    event.preventDefault();
    decide(event.key === "s" ? "save" : "accept");
  }
  const action = itemForm || manyForm || againForm ? reviewKeys[event.key] : null;
  const elsewhere = !itemForm && !againForm && event.key.startsWith("Arrow");
  if (!action || typing || elsewhere || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  action(event);
});

const tick = document.querySelector("[data-tick]");
if (tick) {
  tick.hidden = false;
  tick.addEventListener("click", tickAll);
}
