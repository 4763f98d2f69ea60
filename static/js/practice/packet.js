// Whole questions without network: how far each is, by what waits in the outbox. An answer that waits there already
// goes on under its own key, so that answer and marks come to one attempt. Stands before outbox.js, to hear all of it.
const forms = () => [...document.querySelectorAll("form[data-code]")];

const told = (form, state) => {
  const fold = form.closest("[data-taken]");
  const far = fold && fold.querySelector("[data-far]");
  if (!far) return;
  far.textContent = far.dataset[state] || "";
  far.hidden = !far.textContent;
  const done = state === "waiting" || state === "arrived";
  fold.classList.toggle("done", done);
  for (const button of form.querySelectorAll("button")) button.disabled = done;
  if (done) fold.open = false;
};

// An answer sent from the question's own page, before the line broke: its words stand here, and its key.
const adopt = (form, { fields }) => {
  const sent = new Map(fields);
  if (!sent.get("key") || form.dataset.begun) return;
  form.elements.key.value = form.dataset.own = sent.get("key");
  for (const box of form.querySelectorAll(".parts textarea")) {
    const words = sent.get(box.name) ?? (box.name === "answer" ? "" : undefined);
    if (!box.value && words) box.value = words;
  }
};

document.addEventListener("outbox:shown", ({ detail }) => {
  for (const form of forms()) {
    const mine = detail.filter(({ url }) => url === form.dataset.outbox || url === form.dataset.begun).pop();
    const before = detail.find(({ url }) => url.split("?")[0] === form.dataset.draft);
    if (before) adopt(form, before);
    if (before && !form.querySelector(".scale")) told(form, "waiting");
    if (mine) told(form, ["arrived", "refused"].includes(mine.state) ? mine.state : "waiting");
  }
});
