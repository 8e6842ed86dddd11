"use strict";
// Ties the words of the text to the cards: whatever shares a reference lights up together.
(() => {
  const LIT = "lit";
  let pinned = null;

  const refsOf = (element) => element.dataset.ref.split(" ");

  const clear = () => {
    for (const element of document.querySelectorAll("." + LIT)) element.classList.remove(LIT);
  };

  const show = (element) => {
    clear();
    for (const ref of refsOf(element)) {
      for (const peer of document.querySelectorAll(`[data-ref~="${CSS.escape(ref)}"]`)) peer.classList.add(LIT);
    }
  };

  const rest = () => (pinned ? show(pinned) : clear());

  const carrier = (event) => (event.target instanceof Element ? event.target.closest("[data-ref]") : null);

  // The other side of a pair: a card for words of the text, the words for a card.
  const counterpart = (element) => {
    const inText = element.closest(".text") !== null;
    for (const ref of refsOf(element)) {
      for (const peer of document.querySelectorAll(`[data-ref~="${CSS.escape(ref)}"]`)) {
        if ((peer.closest(".text") !== null) !== inText) return peer;
      }
    }
    return null;
  };

  const pin = (element) => {
    pinned = pinned === element ? null : element;
    rest();
    if (pinned) counterpart(pinned)?.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("pointerover", (event) => {
    const element = carrier(event);
    if (element) show(element);
    else rest();
  });
  document.addEventListener("focusin", (event) => {
    const element = carrier(event);
    if (element) show(element);
  });
  document.addEventListener("focusout", rest);
  document.addEventListener("click", (event) => {
    const element = carrier(event);
    if (element) pin(element);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      pinned = null;
      clear();
    } else if (event.key === "Enter" || event.key === " ") {
      const element = carrier(event);
      if (element && element === document.activeElement) {
        event.preventDefault();
        pin(element);
      }
    }
  });

  for (const key of document.querySelectorAll(".key")) {
    key.addEventListener("click", () => {
      const shown = key.getAttribute("aria-pressed") !== "true";
      key.setAttribute("aria-pressed", String(shown));
      for (const mark of document.querySelectorAll(`.text .k-${key.dataset.role}`)) mark.classList.toggle("off", !shown);
    });
  }

  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  root.dataset.theme = dark.matches ? "dark" : "light";
  document.getElementById("theme").addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  });
})();
