// Sheet and format fit each other: choosing one that the other cannot hold chooses the right one, and says so. Without
// script the form comes back with it chosen.
const form = document.querySelector("form.export");
const chosen = (name) => form.querySelector(`[name=${name}]:checked`);
const labelOf = (box) => box.nextSibling.textContent.trim();
const PREFERRED = "interviewer";

const holds = (format) => format.dataset.holds.split(" ");

function fit({ target }) {
  const sheet = chosen("sheet");
  const format = chosen("format");
  if (!["sheet", "format"].includes(target.name) || !sheet || !format) return;
  const fitted = document.getElementById("fitted");
  fitted.hidden = holds(format).includes(sheet.value);
  if (fitted.hidden) return;
  if (target === format) {
    const name = holds(format).includes(PREFERRED) ? PREFERRED : holds(format)[0];
    form.querySelector(`[name=sheet][value=${name}]`).checked = true;
  } else {
    [...form.querySelectorAll("[name=format]")].find((other) => holds(other).includes(sheet.value)).checked = true;
  }
  const words = { "[format]": labelOf(chosen("format")), "[sheet]": labelOf(chosen("sheet")) };
  fitted.textContent = fitted.dataset.said.replace(/\[\w+\]/g, (word) => words[word]);
}

if (form) form.addEventListener("change", fit);
