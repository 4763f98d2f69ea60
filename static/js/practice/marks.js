// Own scores, laid on pages that are the same for everybody. Asked for only where somebody practised.
const shown = () => [...document.querySelectorAll(".facts")].map((facts) => {
  const code = facts.querySelector(".code");
  return [facts, code ? code.textContent.trim() : ""];
}).filter(([facts, code]) => code && !facts.querySelector("[data-mark]"));

const lay = async () => {
  const found = shown();
  if (!found.length || !document.cookie.includes("practised=")) return;
  const query = new URLSearchParams(found.map(([, code]) => ["code", code]));
  const answer = await fetch(`/practice/marks/?${query}`).catch(() => null);
  if (!answer || !answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const [facts, code] of found) {
    const mark = [...page.querySelectorAll("[data-mark]")].find((item) => item.dataset.mark === code);
    const others = [...page.querySelectorAll("[data-others]")].find((item) => item.dataset.others === code);
    if (mark) facts.append(document.importNode(mark, true));
    if (others && facts.closest(".question")) facts.append(document.importNode(others, true));
  }
};

lay();
document.addEventListener("htmx:afterSettle", lay);
