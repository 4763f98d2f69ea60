// What is typed is kept on the server every few seconds, and never left behind without a question.
const form = document.getElementById("question_form");
const saying = form.querySelector("[data-saying]");
const EVERY = 2000; // ms between two times of keeping
const PATIENCE = 4000; // ms that a save waits for one under way
const NOT_TYPED = ["csrfmiddlewaretoken", "_place", "_by", "edition"];

const typed = () => {
  const fields = new URLSearchParams(new FormData(form));
  for (const name of NOT_TYPED) fields.delete(name);
  return fields.toString();
};

let start = typed();
let kept = start;
let sending = null;
let timer = 0;
let leaving = false;
const isDirty = () => "dirty" in form.dataset || typed() !== start;

function say(text, wrong = false) {
  if (!saying) return;
  saying.value = text;
  saying.classList.toggle("wrong", wrong);
}

async function send(last) {
  const body = new URLSearchParams(new FormData(form));
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(form.dataset.keptAt, { method: "POST", body, redirect: "manual", keepalive: last, signal });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function keep(last = false) {
  clearTimeout(timer);
  timer = 0;
  const now = typed();
  if (sending || leaving || now === kept) return;
  sending = send(last)
    .then(({ said }) => {
      kept = now;
      say(said);
    })
    .catch(() => say(saying?.dataset.failed ?? "", true))
    .finally(() => {
      sending = null;
      if (typed() !== kept && !leaving) later();
    });
}

function later() {
  if (!timer) timer = setTimeout(keep, EVERY);
}

function submit(event) {
  if (event.submitter?.hasAttribute("data-look")) return;
  clearTimeout(timer);
  if (sending) {
    event.preventDefault(); // what is on its way must not arrive after the save
    leaving = true;
    sending.then(() => form.requestSubmit(event.submitter));
    return;
  }
  leaving = true;
  sessionStorage.setItem("writing", JSON.stringify({ path: location.pathname, top: scrollY }));
}

// Saved: stay where one was, and read there what happened.
function comeBack() {
  const was = JSON.parse(sessionStorage.getItem("writing") ?? "null");
  sessionStorage.removeItem("writing");
  const news = document.querySelector(".messagelist li");
  if (was?.path !== location.pathname || document.querySelector(".errornote")) return;
  scrollTo({ top: was.top, behavior: "instant" });
  if (news) say(news.textContent.trim(), !news.classList.contains("success"));
}

// A chosen file is not kept before the save: leaving asks.
form.querySelector('input[type="file"]')?.addEventListener("change", () => {
  form.dataset.dirty = "";
});
django.jQuery(document).on("input change formset:added formset:removed", later);
form.addEventListener("submit", submit);
document.querySelector("[data-discard]")?.addEventListener("click", () => {
  leaving = true;
});
addEventListener("visibilitychange", () => document.hidden && keep(true));
addEventListener("beforeunload", (event) => {
  if (leaving || !isDirty()) return;
  keep(true);
  event.preventDefault();
});
addEventListener("pageshow", () => {
  leaving = false; // back from the cache: nothing is on its way
});
comeBack();
