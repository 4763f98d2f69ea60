// The order of the basket: a row moves at once and keeps the focus, the whole order follows to the site, the last one
// last. Without script the same buttons post a form and come back to the row.
const list = document.getElementById("basket");
const said = () => document.getElementById("basket-said");
const rows = () => [...list.children];

function renumber() {
  const all = rows();
  all.forEach((row, place) => {
    row.querySelector("b").textContent = place + 1;
    for (const button of row.querySelectorAll("[data-move]")) {
      const edge = button.dataset.move === "-1" ? 0 : all.length - 1;
      if (place === edge) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  });
}

function move(row, step) {
  const neighbour = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!neighbour) return;
  neighbour[step < 0 ? "before" : "after"](row);
  renumber();
  const order = document.getElementById("order");
  order.elements.order.value = rows().map(({ dataset }) => dataset.code).join(" ");
  htmx.trigger(order, "submit");
  const words = list.dataset.said.replace("[n]", rows().indexOf(row) + 1).replace("[all]", rows().length);
  said().textContent = words;
}

if (list) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    move(button.closest("li"), Number(button.dataset.move));
    button.focus({ preventScroll: true });
    button.closest("li").scrollIntoView({ block: "nearest" });
  });

  // A row that is taken out hands the focus to the one that takes its place.
  let next = null;
  list.addEventListener("htmx:beforeRequest", ({ target }) => {
    const row = target.closest("li");
    next = row.nextElementSibling || row.previousElementSibling;
  });
  document.addEventListener("htmx:afterSettle", () => {
    renumber();
    if (next && next.isConnected) next.querySelector("[value=remove]").focus({ preventScroll: true });
    next = null;
  });
}
