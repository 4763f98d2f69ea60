// While an answer is written: how long each part is, how long it takes, what is typed survives a crash, and the words
// can stay here.
import { drop, keep, kept } from "./device.js";

const own = (form) => {
  const written = () => [...form.querySelectorAll(".parts textarea")];
  const { draft, outbox } = form.dataset;
  const fold = form.closest("details");
  let began = fold ? null : performance.now();

  const count = () => {
    const whole = written().reduce((sum, box) => sum + box.value.trim().length, 0);
    for (const line of form.querySelectorAll("[data-count]")) {
      const n = document.getElementById(line.dataset.count).value.trim().length;
      line.hidden = n === 0;
      const has = whole ? Math.round((100 * n) / whole) : 0;
      line.textContent = line.dataset.words
        .replace("[n]", String(n)).replace("[share]", line.dataset.share).replace("[has]", String(has));
    }
  };

  const texts = () => Object.fromEntries(written().map((box) => [box.name, box.value]));

  // What a closed tab or a dead battery would take is put back where nothing else was typed.
  const restore = async () => {
    const before = await kept(`draft ${draft}`);
    if (before) for (const box of written()) if (!box.value && before[box.name]) box.value = before[box.name];
    count();
  };

  const leave = async (event) => {
    const here = form.elements.on_device;
    if (!here || !here.checked || form.dataset.left) return drop(`draft ${draft}`);
    event.preventDefault();
    const label = (box) => document.querySelector(`label[for="${box.id}"]`).firstChild.textContent.trim();
    const words = written().map((box) => [label(box), box.value]).filter(([, text]) => text.trim());
    try {
      await keep(`words ${form.dataset.own}`, words);
      for (const box of written()) box.value = "";
      await drop(`draft ${draft}`);
      form.dataset.left = "1";
      form.dataset.outbox = outbox;
      form.requestSubmit ? form.requestSubmit() : form.submit();
    } catch {
      here.checked = false;
      here.closest(".keep").classList.add("error");
    }
  };

  for (const part of form.querySelectorAll("[data-scripted]")) part.classList.remove("unready");
  if (fold) fold.addEventListener("toggle", () => { began ??= performance.now(); });
  // A clock that is set wrong, or a time without network, makes no answer longer.
  form.addEventListener("formdata", ({ formData }) => {
    if (began !== null) formData.set("seconds", String(Math.round((performance.now() - began) / 1000)));
  });
  if (written().length) {
    restore().catch(count);
    form.addEventListener("input", () => {
      count();
      keep(`draft ${draft}`, texts()).catch(() => {});
    });
  }
  // The outbox keeps and sends what may leave this device; words that may not are put away here first.
  form.addEventListener("change", ({ target }) => {
    if (target.name !== "on_device") return;
    if (target.checked) delete form.dataset.outbox;
    else form.dataset.outbox = outbox;
  });
  form.addEventListener("submit", leave);
};

for (const form of document.querySelectorAll("[data-own]")) own(form);

// Beside the marks: the words that stayed on this device.
const mine = document.querySelector("[data-attempt]");
const place = mine && mine.querySelector("[data-words-here]");
if (place) {
  kept(`words ${mine.dataset.attempt}`).catch(() => null).then((words) => {
    for (const [label, text] of words || []) {
      const [head, body] = [document.createElement("h3"), document.createElement("p")];
      [head.textContent, body.textContent, body.className] = [label, text, "prewrap"];
      place.append(head, body);
    }
    if (!words) place.textContent = place.dataset.missing;
  });
}
