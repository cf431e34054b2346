(function () {
  var form = document.getElementById("filter");
  var text = document.getElementById("text");
  var wire = document.getElementById("wire");
  var java = document.getElementById("java");
  var shown = document.getElementById("shown");
  var articles = Array.prototype.slice.call(document.querySelectorAll("article"));
  var words = articles.map(function (article) { return article.textContent.toLowerCase(); });
  function apply() {
    var wanted = text.value.trim().toLowerCase();
    var count = 0;
    articles.forEach(function (article, i) {
      var fits = words[i].indexOf(wanted) >= 0
        && (!wire.checked || article.hasAttribute("data-wire"))
        && (!java.checked || article.hasAttribute("data-java"));
      article.hidden = !fits;
      count += fits ? 1 : 0;
    });
    document.querySelectorAll("section").forEach(function (section) {
      section.hidden = !section.querySelector("article:not([hidden])");
    });
    shown.textContent = count + " of " + articles.length;
  }
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  apply();
})();
