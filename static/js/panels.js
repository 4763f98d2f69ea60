// An interviewer's sheet: one question at a time, kept at each touch by the outbox, and clocks. Loaded before it.
const sections = [...document.querySelectorAll("[data-question]")];
const state = document.querySelector("[data-state]");
const PAUSE = 1500; // ms of typing after which words are kept
const SETTLED = ["arrived", "refused", "old"];
const open = new Map(); // rows that have not arrived, by their key
const waits = new WeakMap();

const say = (word) => {
  state.hidden = false;
  if (state.textContent !== state.dataset[word]) state.textContent = state.dataset[word];
};

// One question at a time

const shown = () => sections.find(({ id }) => `#${id}` === location.hash) || sections[0];

function turn() {
  const here = shown();
  for (const section of sections) section.hidden = section !== here;
  for (const link of document.querySelectorAll(".numbers a")) {
    if (link.hash === `#${here.id}`) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  document.querySelector(".last")?.toggleAttribute("hidden", here !== sections[sections.length - 1]);
}

function follow() {
  turn();
  scrollTo(0, 0);
  const head = shown().querySelector("h2");
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
}

// Keeping

function keep(form, names) {
  clearTimeout(waits.get(form));
  form.dataset.outboxFields = names.join(" ");
  const event = new Event("submit", { bubbles: true, cancelable: true });
  form.dispatchEvent(event);
  delete form.dataset.outboxFields;
  if (event.defaultPrevented) return;
  say("full");
  for (const part of form.querySelectorAll("[data-unscripted]")) part.hidden = false;
}

const touched = (form) => (form.dataset.touched || "").split(" ").filter(Boolean);

function flush(form) {
  const names = touched(form);
  delete form.dataset.touched;
  if (names.length) keep(form, names);
}

function touch({ target }, at) {
  const form = target.form;
  if (!form || form.dataset.outboxQuiet === undefined || !target.name) return;
  form.dataset.touched = [...new Set([...touched(form), target.name])].join(" ");
  clearTimeout(waits.get(form));
  if (at === "change") flush(form);
  else waits.set(form, setTimeout(flush, PAUSE, form));
  count(form);
}

function count(form) {
  const groups = form.querySelectorAll(".scale").length;
  const left = groups - form.querySelectorAll(".scale :checked").length;
  const link = document.querySelector(`.numbers a[href="#${form.closest("section").id}"]`);
  link.classList.toggle("done", left === 0);
}

// What a field is to show: of this device's rows that wait, or of a later mark on another one

function put(form, name, value) {
  for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (control.type === "radio") control.checked = control.value === String(value);
    else if (control.type === "checkbox") control.checked = value === true || value === "1";
    else if (control.type !== "hidden" && control !== document.activeElement) control.value = value ?? "";
  }
}

function hear({ detail: entry }) {
  const form = entry.quiet && sections.map((one) => one.querySelector("form")).find(
    (one) => one && one.dataset.outbox === entry.url);
  if (!form) return;
  if (SETTLED.includes(entry.state)) open.delete(entry.key);
  else {
    if (!open.has(entry.key)) for (const [name, value] of entry.fields) put(form, name, value);
    open.set(entry.key, entry);
  }
  for (const [name, { value, note }] of Object.entries(entry.values || {})) {
    put(form, name, value);
    const place = form.querySelector(`[data-note="${CSS.escape(name)}"]`);
    if (place) place.textContent = note;
  }
  count(form);
  const waiting = [...open.values()].some((row) => ["waiting", "busy", "signin"].includes(row.state));
  say(waiting ? "here" : open.size ? "saving" : "saved");
}

// Clocks: minutes and seconds since the sheet, and each question, was first shown in this tab

const since = (name) => {
  const before = Number(sessionStorage.getItem(name)) || Date.now();
  sessionStorage.setItem(name, String(before));
  return Math.max(0, Math.floor((Date.now() - before) / 1000));
};
const written = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function tick() {
  const whole = document.querySelector("[data-clock]");
  whole.hidden = false;
  const all = since(`panel ${location.pathname}`);
  whole.querySelector("time").textContent = written(all);
  whole.classList.toggle("error", all > Number(whole.dataset.clock) * 60);
  const place = shown().querySelector("[data-minutes]");
  const seconds = since(`panel ${location.pathname}#${shown().id}`);
  const clock = place.querySelector("time");
  clock.hidden = false;
  clock.textContent = written(seconds);
  clock.classList.toggle("error", seconds > Number(place.dataset.minutes) * 60);
}

if (sections.length) {
  for (const part of document.querySelectorAll("[data-unscripted]")) part.hidden = true;
  for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;
  sections[0].querySelector("[data-turn=back]").hidden = true;
  sections[sections.length - 1].querySelector("[data-turn=on]").hidden = true;
  document.addEventListener("outbox", hear);
  document.addEventListener("change", (event) => touch(event, "change"));
  document.addEventListener("input", (event) => /^text/.test(event.target.type) && touch(event, "input"));
  addEventListener("hashchange", follow);
  addEventListener("pagehide", () => sections.forEach((one) => flush(one.querySelector("form"))));
  turn();
  tick();
  setInterval(tick, 1000);
}
