// The question as it will look, what it still lacks and how long its texts are: all told by the server.
const form = document.getElementById("question_form");
const host = document.querySelector("[data-preview]");
const gaps = document.getElementById("gaps");
const WAIT = 500; // ms after the last letter

// What reads alike belongs under the question; without script it stands after the first fields.
document.querySelector(".field-stem")?.append(document.getElementById("similar"));

function sheet() {
  if (!host.shadowRoot) {
    const template = host.querySelector("template");
    host.attachShadow({ mode: "open" }).append(template.content);
    template.remove();
  }
  return host.shadowRoot.querySelector("[data-page]");
}

function hint({ field, text, fits }) {
  const input = document.getElementById(`id_${field}`) ?? document.getElementById(`id_${field}_0`);
  const row = input?.closest(".form-row");
  if (!row) return;
  let size = row.querySelector(".size");
  if (!size) {
    size = document.createElement("span");
    size.className = "size";
    row.querySelector("label, legend").append(" ", size);
  }
  size.textContent = text;
  size.classList.toggle("fits", fits);
}

let number = 0;
let timer = 0;
async function show() {
  const mine = ++number;
  const body = new URLSearchParams(new FormData(form));
  const headers = { Accept: "application/json" };
  const answer = await fetch(form.dataset.previewAt, { method: "POST", body, headers, redirect: "manual" }).catch(() => null);
  if (mine !== number || !answer?.ok) return;
  const { preview, gaps: missing, sizes } = await answer.json();
  sheet().innerHTML = preview;
  if (gaps && gaps.innerHTML !== missing) gaps.innerHTML = missing;
  sizes.forEach(hint);
}

django.jQuery(document).on("input change formset:added formset:removed", () => {
  clearTimeout(timer);
  timer = setTimeout(show, WAIT);
});
show();
