// Everything here is a convenience: each page works without it.
(() => {
  "use strict";
  const items = () => [...document.querySelectorAll(".app-item")].filter((one) => one.checkVisibility());
  const find = document.getElementById("query") || document.getElementById("find");
  const keys = document.getElementById("keys");
  let at = -1;

  const move = (step) => {
    const all = items();
    if (!all.length) return;
    at = Math.min(Math.max(at + step, 0), all.length - 1);
    const link = all[at].querySelector("a.app-open, h2 a, a, button");
    all.forEach((one) => one.classList.toggle("app-at", one === all[at]));
    if (link) link.focus();
    all[at].scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("keydown", (event) => {
    const plain = ":not([type=checkbox], [type=radio], [type=file], [type=submit], [type=button], [type=hidden])";
    const inField = event.target.closest(`input${plain}, textarea, select, dialog`);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target === find) find.blur();
    if (inField) return;
    if (event.key === "/") { event.preventDefault(); find.focus(); find.select(); }
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "?" && keys) keys.showModal();
  });

  const button = document.getElementById("keys-button");
  if (button && keys) {
    button.closest("[hidden]").hidden = false;
    button.addEventListener("click", () => keys.showModal());
  }

  // Files may be dropped anywhere on the page that takes them.
  const drop = document.querySelector(".app-drop");
  if (drop) {
    const input = drop.querySelector("input[type=file]");
    const over = (on) => (event) => { event.preventDefault(); drop.classList.toggle("app-over-drop", on); };
    document.addEventListener("dragover", over(true));
    document.addEventListener("dragleave", over(false));
    document.addEventListener("drop", (event) => {
      over(false)(event);
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      drop.requestSubmit();
    });
  }

  // The state of a batch is asked for until it has ended; then the page is drawn anew.
  const progress = document.querySelector("#progress[data-watch]");
  if (progress) {
    const ask = async () => {
      const answer = await fetch(progress.dataset.watch).catch(() => null);
      if (!answer || !answer.ok) { setTimeout(ask, 3000); return; }
      const now = await answer.json();
      if (!["reading", "marking", "telling"].includes(now.stage)) { location.reload(); return; }
      for (const step of progress.querySelectorAll("li")) {
        const name = step.firstChild.textContent.trim();
        step.toggleAttribute("aria-current", false);
        if (name === now.stage) step.setAttribute("aria-current", "step");
        const count = step.querySelector("span");
        if (count) count.textContent = name === "reading" ? `${now.found} found` : `${now.marked} of ${now.found}`;
      }
      const bar = progress.querySelector("progress");
      if (bar) { bar.max = now.found; bar.value = now.marked; }
      setTimeout(ask, 700);
    };
    setTimeout(ask, 700);
  }
})();
