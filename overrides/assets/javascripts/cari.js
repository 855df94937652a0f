/* The search box. Nothing is fetched before someone uses it; what is typed stays on this page: no address, no storage.
 * Material's worker answers {type: 0 set up, 2 ask} with {type: 1 ready, 3 items}, in the order in which it was asked. */
"use strict";
{
  const search = document.getElementById("pencarian"), list = document.getElementById("daftar");
  const [box, status, results, advice] = ["input", "[role=status]", "ol", ".saran"].map(part => search.querySelector(part));
  const {akar, pekerja, kata, istilah, satu, banyak, penuh, mirip, kosong, memuat, gagal} = search.dataset;
  const root = new URL(akar, location.href), most = 30;
  const pages = new Map([...list.querySelectorAll("a")].map(link => [link.href, link.closest("li")]));
  let ask, names, loading, latest;

  const load = async () => {
    const script = document.createElement("script");
    script.src = kata;
    const stemmer = new Promise((done, failed) => Object.assign(script, {onload: done, onerror: failed}));
    document.head.append(script);
    const worker = new Worker(pekerja), waiting = [];
    const send = (type, data) => new Promise((done, failed) => {
      waiting.push(done);
      worker.onerror = failed;
      worker.postMessage({type, data});
    });
    worker.onmessage = ({data}) => waiting.shift()(data.data);
    const [index] = await Promise.all([fetch(new URL("search/search_index.json", root)).then(answer => answer.json()), stemmer]);
    await send(0, {...index, options: {}});
    names = JSON.parse(istilah).map(group => group.map(stems));
    return async query => (await send(2, query)).items;
  };

  const stems = text => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter(word => !indonesian.stopWords.has(word)).map(indonesian.stem);

  /* Add the site's own word for what was typed, and its other names of one word. */
  const withOtherNames = typed => {
    const has = name => name.length && ` ${typed.join(" ")} `.includes(` ${name.join(" ")} `);
    const groups = names.filter(group => group.some(has));
    return [...new Set([...typed, ...groups.flatMap(group => group.filter((name, i) => !i || name.length < 2).flat())])];
  };

  /* Return the pages for the words themselves (four times as weighty as their other names), else for words that begin so,
   * else for words of one letter more, less or different; short words are too much like each other for that. */
  const find = async text => {
    const typed = stems(text);
    const exact = withOtherNames(typed).map(word => word + (typed.includes(word) ? "^4" : "^1"));
    const begun = typed.map(word => word + "*"), misspelt = typed.filter(word => word.length > 4).map(word => word + "~1");
    for (const words of [exact, begun, misspelt]) {
      const items = words.length ? await ask(words.join(" ")) : [];
      if (items.length) return [items.sort((a, b) => help(b) - help(a)), words === exact];
    }
    return [[], true];
  };
  /* Who needs help should not have to look for it: its first page, then its others, then the rest of the site. */
  const help = hits => hits.some(({location}) => /^bantuan\/(#|$)/.test(location)) ? 2 : +hits[0].location.startsWith("bantuan/");

  const element = (name, ...children) => {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  };
  const link = (location, ...children) => Object.assign(element("a", ...children), {href: new URL(location, root).href});

  /* The index holds text as HTML of a few plain tags; the worker puts <mark> around what matched. */
  const marked = (html, room) => html.split(/<\/?mark>/).flatMap((part, i, parts) => {
    let text = part.replace(/<[^>]*>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&").replace(/\s+/g, " ");
    if (room <= 0) return [];
    if (!i && parts[1] && text.length > 70) text = "… " + text.slice(-60).replace(/^\S*/, "").trimStart();
    const whole = text.length <= room;
    if (!whole) text = text.slice(0, room).replace(/\S*$/, "…");
    room = whole ? room - text.length : 0;
    return i % 2 ? element("mark", text) : text;
  });

  const result = hits => {
    const [best] = hits, page = hits.find(hit => !hit.location.includes("#")) ?? best;
    const entry = pages.get(new URL(page.location, root).href);
    const section = entry?.closest("section").querySelector("h2").textContent;
    const teaser = best.text.includes("<mark>") ? marked(best.text, 220) : [entry?.querySelector("p")?.textContent ?? ""];
    const made = element("li", link(page.location, entry ? entry.querySelector("a").textContent : page.title));
    if (section) made.append(" ", Object.assign(element("small", section), {className: "ket"}));
    if (best !== page) made.append(element("p", "↳ ", link(best.location, ...marked(best.title, 120))));
    made.append(element("p", ...teaser));
    return made;
  };

  const show = (text, items, message) => {
    results.replaceChildren(...items.slice(0, most).map(result));
    advice.hidden = !text || items.length > 0 || !ask;
    list.hidden = items.length > 0;
    status.textContent = message;
  };

  const update = async () => {
    const text = latest = box.value.trim();
    try {
      if (!ask && text) status.textContent = memuat;
      ask = await (loading ??= load());
      const [items, exact] = text ? await find(text) : [[], true];
      if (text !== latest) return;
      const counted = !exact ? mirip : items.length > most ? penuh : items.length > 1 ? banyak : satu;
      show(text, items, !text ? "" : items.length ? counted.replace("#", items.length) : kosong);
    } catch {
      loading = undefined;
      show(text, [], gagal);
    }
  };

  let timer;
  box.addEventListener("focus", update, {once: true});
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(update, 200);
  });
  search.addEventListener("keydown", event => {
    const stops = [box, ...results.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Enter: at ? -1 : 1, Escape: at ? 0 : -1}[event.key];
    if (!stops[to]) return;
    event.preventDefault();
    stops[to].focus();
  });
  // Browsers keep a page that was left as it was, for whoever presses Back: keep it empty.
  addEventListener("pagehide", () => {
    box.value = latest = "";
    show("", [], "");
  });
  box.setAttribute("writingsuggestions", "false");  // some browsers send what is typed away to complete it
  search.hidden = false;
}
