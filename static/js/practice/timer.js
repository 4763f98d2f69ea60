// A clock that counts down, pauses and starts again. It never blocks: at the end it says so, and that is all.
for (const timer of document.querySelectorAll("[data-timer]")) {
  const whole = Number(timer.dataset.timer) * 60;
  const [run, again] = [timer.querySelector("[data-run]"), timer.querySelector("[data-again]")];
  const over = timer.querySelector("[data-over]");
  const start = run.textContent;
  let spent = 0;
  let since = null;
  let tick = null;

  const used = () => spent + (since === null ? 0 : (Date.now() - since) / 1000);
  const show = () => {
    const left = Math.max(0, Math.ceil(whole - used()));
    timer.querySelector("[data-left]").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    timer.querySelector("rect").setAttribute("width", String(Math.min(300, (300 * used()) / whole)));
    if (left === 0) over.textContent = over.dataset.over;
    over.classList.toggle("hidden", left > 0);
  };
  const pause = () => {
    spent = used();
    since = null;
    clearInterval(tick);
    run.textContent = start;
  };
  run.addEventListener("click", () => {
    if (since !== null) return pause();
    since = Date.now();
    tick = setInterval(show, 250);
    run.textContent = run.dataset.pause;
  });
  again.addEventListener("click", () => {
    pause();
    spent = 0;
    over.textContent = "";
    show();
  });
  timer.classList.remove("unready");
}
