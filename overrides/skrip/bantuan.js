/* The only script of the help pages. It stands inside the page, so that the page stays one response, and the content
   security policy names it by its hash: nothing else can run. Without it every link works, the way out too. What it
   adds: the page goes blank at once; neither Back nor Forward leads to a help page again; Shift three times leaves.

   It keeps nothing, and every word that it shows or says stands in the template (data- attributes).
   Comments are taken out when the page is made. */
(() => {
  "use strict";
  const { situs, cadangan } = document.currentScript.dataset;
  const site = new URL(situs, document.baseURI).href;
  const PATIENCE = 4000; /* ms for the neutral site to answer, before our own blank page is tried */
  const PAUSE = 5000; /* ms between two presses of Shift; GOV.UK's figure */
  let leaving = false;

  function leave() {
    const way = document.querySelector("a[data-keluar]");
    if (!way) return;
    leaving = true;
    document.documentElement.classList.add("pergi"); /* first of all: nothing of the page is seen */
    const said = document.querySelector(".memuat");
    if (said) {
      document.title = said.dataset.judul;
      said.textContent = said.dataset.memuat;
    }
    const icon = document.querySelector("link[rel=icon]");
    if (icon) icon.href = "data:,";
    location.replace(way.getAttribute("href"));
    setTimeout(() => location.replace(cadangan), PATIENCE);
  }

  /* One entry in the history for all help pages, so that leaving replaces them all. Whatever opens elsewhere, is
     fetched to keep, or starts a call or a chat is left alone. */
  document.addEventListener("click", event => {
    if (leaving) return event.preventDefault();
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    if (link.hasAttribute("data-keluar")) {
      event.preventDefault();
      return leave();
    }
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target;
    if (elsewhere || link.hasAttribute("download") || !String(link.href).startsWith(site)) return;
    event.preventDefault();
    location.replace(link.href);
  });

  /* A browser that wakes the page which was left must not show it. */
  addEventListener("pageshow", event => {
    if (event.persisted && leaving) leave();
  });

  /* Shift, pressed and let go three times with nothing between. Not Escape: it stops the page from loading. */
  let presses = 0, alone = false, waiting, silence;

  function show(message) {
    const control = document.querySelector(".keluar");
    if (!control) return;
    clearTimeout(silence);
    control.dataset.tekan = presses;
    const said = control.querySelector("[role=status]");
    if (said) said.textContent = said.dataset[message] || "";
  }

  function forget() {
    clearTimeout(waiting);
    alone = false;
    if (!presses) return;
    presses = 0;
    show("batal");
    silence = setTimeout(show, PAUSE);
  }

  function typing({ target }) {
    return target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName || "");
  }

  document.addEventListener("keydown", event => {
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey || typing(event)) forget();
    else if (!event.repeat) alone = true;
  });
  document.addEventListener("keyup", event => {
    if (event.key !== "Shift" || !alone || leaving) return;
    alone = false;
    clearTimeout(waiting);
    presses += 1;
    if (presses === 3) return leave();
    show(presses === 1 ? "dua" : "satu");
    waiting = setTimeout(forget, PAUSE);
  });
  for (const other of ["pointerdown", "wheel", "blur"]) addEventListener(other, forget, { passive: true });
})();
