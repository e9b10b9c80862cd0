(function () {
  "use strict";
  var form = document.querySelector("form");
  var cards = Array.prototype.slice.call(document.querySelectorAll("article"));
  var count = document.getElementById("count");
  function show() {
    var words = form.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    var levels = {};
    form.querySelectorAll("input[type=checkbox]").forEach(function (box) { levels[box.name] = box.checked; });
    var shown = 0;
    cards.forEach(function (card) {
      var text = card.textContent.toLowerCase();
      var fits = levels[card.dataset.level] && words.every(function (word) { return text.indexOf(word) >= 0; });
      card.hidden = !fits;
      if (fits) { shown += 1; }
    });
    document.querySelectorAll("section.page").forEach(function (section) {
      section.hidden = !section.querySelector("article:not([hidden])");
    });
    count.textContent = count.dataset.text.replace("{shown}", shown).replace("{all}", cards.length);
  }
  form.addEventListener("input", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  show();
}());
