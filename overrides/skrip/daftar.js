/* The only script of pages that list materials. All works without it: every filter is a link to a page of its own.
   What it adds: a filter that leaves only some of what the page holds already is set at once. The address becomes that
   of the page which the link leads to, so it can be sent on, and a reload shows the same list. Every other link is
   followed as it is.

   A material fits when it has every word of the address; its words stand in data-kata (see terang/vocabulary.py).
   It keeps nothing but what the history of the tab holds, and every word that it shows stands in the page.
   Comments are taken out when the page is made. */
(() => {
  "use strict";
  const list = document.querySelector(".daftar-materi");
  if (!list) return;
  /* The address of the page changes below; where its links lead must not. */
  for (const link of document.querySelectorAll("a[href]:not([href^='#'])")) link.href = link.href;
  const base = new URL(list.dataset.akar, location.href).href;
  const everything = new URL(list.dataset.semua, location.href).href;
  const held = { pintu: list.dataset.pintu, lain: list.dataset.lain };
  const items = [...list.querySelectorAll(".materi > li")].map(item => [item, new Set(item.dataset.kata.split(" "))]);
  const options = [...list.querySelectorAll(".saring a")];
  const chips = [...list.querySelectorAll(".terpilih a")];
  const names = Object.fromEntries(options.map(link => [link.dataset.kata, link.dataset.nama]));
  const heading = list.querySelector("h2") || document.querySelector("h1");
  const status = list.querySelector("[role=status]");
  const own = document.title, site = own.slice(own.lastIndexOf(" · "));
  let state = held;

  const words = of => [of.pintu, of.lain].filter(Boolean);
  const fits = of => items.filter(([, has]) => words(of).every(word => has.has(word)));
  const address = of => (words(of).length ? base + words(of).join("/") + "/" : everything);
  const holds = of => ["pintu", "lain"].every(part => !held[part] || held[part] === of[part]);
  const same = of => held.pintu === of.pintu && held.lain === of.lain;
  const leads = ({ dataset: d }) => ({ ...state, [d.jenis || d.hapus]: d.hapus ? "" : d.kata });

  function show() {
    const found = fits(state);
    for (const [item] of items) item.hidden = true;
    for (const [item] of found) item.hidden = false;
    const named = words(state).map(word => names[word]).join(", ");
    heading.textContent = list.dataset.judul.replace("#", found.length) + (named && ": " + named);
    status.textContent = heading.textContent;
    document.title = same(state) ? own : heading.textContent + site;
    for (const link of options) {
      const to = leads(link), count = fits(to).length;
      if (words(state).includes(link.dataset.kata)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      if (!holds(to)) continue; /* what the page does not hold it cannot count: the link stays as it came */
      link.href = address(to);
      link.querySelector("small").textContent = count;
      link.parentElement.hidden = !count;
    }
    for (const chip of chips) {
      const word = state[chip.dataset.hapus];
      chip.parentElement.hidden = !word;
      if (word) chip.firstElementChild.textContent = names[word];
      chip.href = address(leads(chip));
    }
  }

  list.addEventListener("click", event => {
    const link = event.target.closest("a[data-jenis], a[data-hapus]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = leads(link);
    if (!holds(to)) return;
    event.preventDefault();
    state = to;
    history.pushState(state, "", same(state) ? start : address(state));
    show();
    if (link.dataset.hapus) heading.focus({ preventScroll: true });
  });
  const start = location.href;
  heading.tabIndex = -1;
  history.replaceState(held, "");
  addEventListener("popstate", event => {
    if (!event.state || !holds(event.state)) return location.reload(); /* an entry of another page, after a reload */
    state = event.state;
    show();
  });
})();
