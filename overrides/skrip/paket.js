/* Search on the start page of a pack: every word must occur in a material; those whose title holds it come first. */
(function () {
  "use strict";
  var words = JSON.parse(document.getElementById("indeks").textContent);
  var list = document.getElementById("daftar");
  var found = document.getElementById("hasil");
  var count = document.getElementById("jumlah");
  var field = document.getElementById("kata");
  var items = Array.prototype.map.call(list.querySelectorAll(".paket-daftar > li"), function (item, n) {
    return {
      item: item,
      title: item.querySelector("h3").textContent.toLowerCase(),
      near: (item.textContent + " " + item.getAttribute("data-tema")).toLowerCase(),
      far: words[n]
    };
  });

  function score(one, asked) {
    var sum = 0;
    for (var i = 0; i < asked.length; i++) {
      var here = one.title.indexOf(asked[i]) >= 0 ? 9 : one.near.indexOf(asked[i]) >= 0 ? 3 : one.far.indexOf(asked[i]) >= 0 ? 1 : 0;
      if (!here) return 0;
      sum += here;
    }
    return sum;
  }

  function show() {
    var asked = field.value.toLowerCase().split(/[^0-9a-z\u00c0-\u024f]+/).filter(Boolean);
    var some = asked.length > 0;
    list.hidden = some;
    found.hidden = !some;
    found.textContent = "";
    count.textContent = "";
    if (!some) return;
    var hits = items.map(function (one, n) { return { one: one, n: n, sum: score(one, asked) }; })
      .filter(function (hit) { return hit.sum; })
      .sort(function (a, b) { return b.sum - a.sum || a.n - b.n; });
    hits.forEach(function (hit) { found.appendChild(hit.one.item.cloneNode(true)); });
    count.textContent = hits.length ? hits.length + " materi ditemukan." : "Tidak ada materi dengan kata itu. Coba kata lain.";
  }

  var form = document.querySelector(".cari-kotak");
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); show(); });
  field.addEventListener("input", show);
  show(); /* what the browser kept in the field */
})();
