// The running total of a rubric's weights against the points of the question.
const total = document.querySelector("[data-weights]");
const points = document.getElementById("id_points");

const lines = () =>
  [...document.querySelectorAll('[id^="criteria-"].inline-related:not(.empty-form)')].filter(
    (line) => !line.querySelector('input[name$="-DELETE"]')?.checked,
  );

function add() {
  const weights = lines().map((line) => Number(line.querySelector('input[name$="-weight"]')?.value) || 0);
  const sum = weights.reduce((a, b) => a + b, 0);
  total.hidden = false;
  total.querySelector("output").textContent = sum;
  total.querySelector("[data-points]").textContent = points.value;
  total.classList.toggle("wrong", sum !== Number(points.value));
}

if (total && points) {
  document.addEventListener("input", add);
  document.addEventListener("change", add);
  document.addEventListener("formset:removed", add);
  add();
}
