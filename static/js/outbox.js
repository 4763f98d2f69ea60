// What is sent over a bad line arrives once. It is kept on this device, under a key of its own, until the site says
// that it has it, and sent again until then; the site takes one key in once. Without script a form is sent as ever.
// Needs: components/outbox.html. A form, or a button of one, asks for this by attributes:
//   data-outbox="address"   answers {said, html?, link?}; a status from 400 to 499 says that it was not taken
//   data-outbox-fields      the fields that are sent, by name; else all of the form
//   data-outbox-label       what it is called while it waits
//   data-outbox-by          the account that sends it; else anybody
//   data-outbox-into        the id of the list that the `html` of the answer is put into
//   data-outbox-quiet       sent at each touch: the form stays as it is, and only what waits or was refused is told
// The page hears of each step by the event "outbox" on the document, whose detail is the row with its answer, and of
// all that is shown by "outbox:shown".
const tray = document.getElementById("outbox");
const NAME = "outbox:"; // before each key in the storage: one row a submission, so that two tabs never overwrite
const PATIENCE = 20000; // ms for one answer
const SLOWEST = 60000; // ms between two tries
const SHOWN = 6000; // ms that an arrival is told
const REMEMBERED = 6 * 24 * 3600 * 1000; // ms, less than the site remembers a key
const TOLD = ["waiting", "busy", "signin", "refused", "old"]; // of what is sent quietly
const SETTLED = ["arrived", "refused", "old"];

const newKey = () => crypto.randomUUID ? crypto.randomUUID()
  : Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// The rows

const row = (key) => JSON.parse(localStorage.getItem(NAME + key));
const put = (entry) => localStorage.setItem(NAME + entry.key, JSON.stringify(entry));

function rows() {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(NAME));
    return names.map((name) => row(name.slice(NAME.length))).filter(Boolean).sort((a, b) => a.at - b.at);
  } catch {
    return []; // no storage here: nothing was ever put into it
  }
}

function mark(entry, state, more = {}) {
  if (!row(entry.key)) return; // another tab saw it arrive, or it was put away
  put(Object.assign(entry, { state }, more));
  announce(entry);
  show();
}

const announce = (entry) => document.dispatchEvent(new CustomEvent("outbox", { detail: entry }));

function drop(key) {
  localStorage.removeItem(NAME + key);
  show();
}

const isMine = ({ by }) => !by || by === tray.dataset.user;
const isOpen = (entry) => isMine(entry) && !SETTLED.includes(entry.state);

// Sending

let token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;

async function ask(address, options) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PATIENCE);
  try {
    const answer = await fetch(address, { ...options, signal: control.signal });
    return { answer, text: answer.type === "opaqueredirect" ? "" : await answer.text() };
  } finally {
    clearTimeout(timer);
  }
}

function post({ url, fields, key, at, quiet }) {
  const body = new URLSearchParams([...fields, ["client_key", key]]);
  if (quiet) body.append("client_age", String(Math.round((Date.now() - at) / 1000))); // by this device's clock alone
  const headers = { Accept: "application/json", "X-CSRFToken": token ?? "" };
  return ask(url, { method: "POST", body, headers, redirect: "manual" });
}

// A page that was open while somebody signed in has an old token: the same page, asked for anew, has the new one.
async function renew() {
  const page = new DOMParser().parseFromString((await ask(location.href)).text, "text/html");
  token = page.querySelector("[name=csrfmiddlewaretoken]")?.value ?? token;
  tray.dataset.user = page.getElementById("outbox")?.dataset.user ?? "";
}

async function send(entry) {
  let sent = await post(entry);
  if (sent.answer.status === 403) {
    await renew();
    if (isMine(entry)) sent = await post(entry);
  }
  const { answer, text } = sent;
  if (!isMine(entry) || answer.type === "opaqueredirect") return wait(entry, "signin");
  if (answer.ok) return arrive(entry, JSON.parse(text));
  if (answer.status === 429 || answer.status > 499) return wait(entry, "busy", Number(answer.headers.get("Retry-After")));
  return refuse(entry, answer.headers.get("Content-Type") === "application/json" ? JSON.parse(text).said : "");
}

async function deliver(key) {
  const entry = row(key);
  if (!entry || SETTLED.includes(entry.state)) return;
  if (entry.tried && Date.now() - entry.tried > REMEMBERED) return mark(entry, "old");
  mark(entry, "sending", { tried: entry.tried || Date.now() });
  try {
    await send(entry);
  } catch {
    wait(entry, "waiting"); // the line broke, or what answered was not the site
  }
}

function wait(entry, state, seconds = 0) {
  const tries = (entry.tries || 0) + 1;
  const pause = Math.min(SLOWEST, 1000 * 2 ** tries) * (0.75 + Math.random() / 2);
  mark(entry, state, { tries, next: Date.now() + Math.max(pause, seconds * 1000) });
}

function arrive(entry, answer) {
  mark(entry, "arrived", answer);
  if (entry.quiet) return drop(entry.key);
  if (answer.link && sentHere.has(entry.key)) {
    drop(entry.key);
    location.assign(answer.link);
  }
}

// Not taken for certain: the words go back to where they were typed, or can be copied.
function refuse(entry, said) {
  mark(entry, "refused", { said, back: giveBack(entry) });
}

// One tab sends at a time, where a browser can see to it; where not, the key does.
const alone = (work) => navigator.locks ? navigator.locks.request("outbox", work) : work();
let turn = Promise.resolve();
let timer = 0;

// What goes to one address goes in its order: an older word never lands on a newer one.
function firsts() {
  const seen = new Set();
  return rows().filter((entry) => isOpen(entry) && !seen.has(entry.url) && seen.add(entry.url));
}

const ready = () => firsts().find(({ next }) => (next || 0) <= Date.now());

function run() {
  clearTimeout(timer);
  turn = turn.then(async () => {
    if (ready()) await alone(async () => {
      for (let entry = ready(); entry; entry = ready()) await deliver(entry.key);
    });
  }).catch(() => {}).then(() => {
    clearTimeout(timer);
    const times = firsts().map(({ next }) => next || 0);
    if (times.length) timer = setTimeout(run, Math.max(200, Math.min(...times) - Date.now()));
  });
}

function hurry(states) {
  for (const entry of rows()) if (states.includes(entry.state)) put(Object.assign(entry, { next: 0 }));
  run();
}

// Taking a form in

const sentHere = new Set();
const controls = (form, name) => [...form.elements].filter((control) => control.name === name);
const isBlank = (words) => !words.trim();

function typedIn(form, names) {
  const ours = ["csrfmiddlewaretoken", "client_key"];
  return [...new FormData(form)].filter(([name]) => names ? names.includes(name) : !ours.includes(name));
}

const isUntouched = (form, fields) =>
  fields.every(([name, value]) => isBlank(value) || controls(form, name).every(({ type }) => type === "hidden"));

function clear(form, fields) {
  for (const [name] of fields) {
    for (const control of controls(form, name)) {
      if ("checked" in control && /radio|checkbox/.test(control.type)) control.checked = false;
      else if (control.type !== "hidden") control.value = "";
    }
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function giveBack({ url, fields, page }) {
  const source = document.querySelector(`[data-outbox="${CSS.escape(url)}"]`);
  const form = source && (source.form || source);
  if (!form || page !== location.pathname) return false;
  const taken = fields.some(([name]) => controls(form, name).some(({ type, value, checked }) =>
    type === "radio" ? checked : type !== "hidden" && !isBlank(value)));
  if (taken) return false; // something else is being typed
  for (const [name, value] of fields) {
    for (const control of controls(form, name)) {
      if (control.type === "radio" || control.type === "checkbox") control.checked = control.value === value;
      else control.value = value;
    }
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

function words(form, fields) {
  const typed = fields.filter(([name]) => controls(form, name).some(({ type }) => /^text/.test(type)));
  return typed.map(([, value]) => value).join("\n").trim();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const source = [event.submitter, form].find((element) => element && element.dataset.outbox !== undefined);
  if (!source || !tray) return;
  const { outbox: url, outboxFields, outboxLabel: label, outboxBy: by = "", outboxInto: into } = source.dataset;
  const quiet = source.dataset.outboxQuiet !== undefined;
  const fields = typedIn(form, outboxFields && outboxFields.split(" "));
  event.stopImmediatePropagation();
  const again = rows().some((entry) => entry.url === url && isOpen(entry) && sentHere.has(entry.key));
  if (!quiet && isUntouched(form, fields) && (outboxFields || again)) {
    event.preventDefault(); // nothing to send, or the second click of two
    controls(form, fields[0]?.[0])[0]?.focus();
    return;
  }
  const entry = { key: newKey(), at: Date.now(), page: location.pathname, url, fields, label, by, into, quiet };
  try {
    put(Object.assign(entry, { words: words(form, fields) }));
  } catch {
    return; // no room to keep it: it is sent as without script
  }
  event.preventDefault();
  sentHere.add(entry.key);
  if (!quiet) clear(form, fields);
  announce(entry);
  show();
  run();
}, true);

// Telling

function toTell() {
  const seen = new Set();
  const once = ({ label, state }) => TOLD.includes(state) && !seen.has(label + state) && seen.add(label + state);
  return rows().filter((entry) => (isMine(entry) || !tray.dataset.user) && (!entry.quiet || once(entry)));
}

function show() {
  const told = toTell();
  for (const item of tray.querySelectorAll("[data-key]")) {
    if (!told.some(({ key }) => key === item.dataset.key)) item.remove();
  }
  for (const entry of told) {
    const there = tray.querySelector(`[data-key="${entry.key}"]`) || make(entry);
    tell(there, entry);
    if (entry.state === "arrived") insert(entry);
  }
  tray.hidden = !told.length;
  document.dispatchEvent(new CustomEvent("outbox:shown", { detail: told }));
}

function make({ key, label }) {
  tray.append(tray.querySelector("template").content.cloneNode(true));
  const item = tray.lastElementChild;
  item.dataset.key = key;
  item.querySelector("[data-label]").textContent = label;
  item.querySelector("[data-done]").addEventListener("click", () => drop(key));
  item.querySelector("[data-now]").addEventListener("click", () => hurry(["waiting", "busy"]));
  return item;
}

function tell(item, entry) {
  const state = isMine(entry) ? entry.state || "sending" : "signin";
  if (item.dataset.state === state) return;
  item.dataset.state = state;
  item.classList.toggle("alarm", state === "refused" || state === "old");
  for (const part of item.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(state);
  item.querySelector("[data-said]").textContent = SETTLED.includes(state) ? entry.said || "" : "";
  item.querySelector("[data-words]").textContent = isMine(entry) && !entry.back ? entry.words : "";
  const link = item.querySelector("[data-link]");
  link.hidden = !entry.link;
  if (entry.link) link.href = entry.link;
  item.querySelector("[data-sign-in]").search = new URLSearchParams({ next: location.pathname });
  if (state === "arrived" && !entry.link) setTimeout(() => drop(entry.key), SHOWN);
}

function insert({ into, html }) {
  const list = into && html && document.getElementById(into);
  const line = list && new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  if (!line || document.getElementById(line.id)) return;
  list.prepend(line);
  const fold = list.closest("details");
  if (fold) fold.open = true;
}

if (tray) {
  rows().filter(isOpen).forEach(announce);
  show();
  run();
  addEventListener("online", () => hurry(["waiting"]));
  addEventListener("pageshow", run);
  addEventListener("storage", show);
  document.addEventListener("visibilitychange", () => document.hidden || hurry(["waiting"]));
}
