/* Folds the long parts of a page. Without this script, all of them show. */
"use strict";

/* Moves what a part holds into <details> under a summary. */
function fold(part, summary) {
    const details = document.createElement("details");
    details.className = "tl-fold";
    details.appendChild(summary);
    while (part.firstChild) {
        details.appendChild(part.firstChild);
    }
    part.appendChild(details);
}

function summaryOf(text) {
    const summary = document.createElement("summary");
    summary.textContent = text;
    return summary;
}

document.addEventListener("DOMContentLoaded", function () {
    /* Marked by us: the first paragraph is the summary. It is no <details> because doclint of JDK 17 refuses that. */
    document.querySelectorAll("div.tl-fold").forEach(function (part) {
        const summary = document.createElement("summary");
        const first = part.firstElementChild;
        while (first.firstChild) {
            summary.appendChild(first.firstChild);
        }
        first.remove();
        part.classList.remove("tl-fold");
        fold(part, summary);
    });
    /* Of the tool: a type with 150 constructors names all of them twice before it says what it is. */
    document.querySelectorAll(".class-description > dl.notes > dd, .type-signature .permits").forEach(function (part) {
        const links = part.querySelectorAll("a").length;
        if (links > 12) {
            fold(part, summaryOf(part.matches(".permits") ? "permits " + links + " types" : links + " types"));
        }
    });
});

/* What is folded is printed too. */
window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details.tl-fold").forEach(function (part) {
        part.open = true;
    });
});
