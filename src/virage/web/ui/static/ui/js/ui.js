/* Small comforts. Every page works without this file. */
(() => {
  "use strict";

  // "None of these" clears the other boxes, and any other box clears it. Captured, so that what is saved is what is seen.
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.type !== "checkbox" || !box.checked || !box.form) return;
    for (const other of box.form.querySelectorAll("input[type=checkbox]")) {
      const clash = box.hasAttribute("data-exclusive") || other.hasAttribute("data-exclusive");
      if (other !== box && other.name === box.name && clash) other.checked = false;
    }
  }, true);

  // The save status says what is going on: its words stand in the page, in the reader's language.
  const status = () => document.querySelector("[data-save-status]");
  const say = (state) => {
    const place = status();
    if (!place) return;
    place.dataset.state = state;
    place.textContent = place.dataset[state];
  };

  // What was not saved is sent again after the next save that works, or when the connection is back.
  const unsaved = new Set();
  const again = () => {
    const parts = [...unsaved];
    unsaved.clear();
    for (const part of parts) part.dispatchEvent(new Event("change"));
  };
  window.addEventListener("online", again);
  document.addEventListener("htmx:beforeSend", () => say("saving"));
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful) return again();
    unsaved.add(detail.elt);
    say("failed");
    if (!detail.xhr.status) setTimeout(again, 5000);
  });

  // Leaving before all is saved asks first; a form sent whole carries everything with it.
  let whole = false;
  document.addEventListener("submit", (event) => { whole = event.target.contains(document.querySelector("[hx-post]")); });
  window.addEventListener("beforeunload", (event) => {
    if (!whole && ["saving", "failed"].includes(status()?.dataset.state)) event.preventDefault();
  });

  // Small menus close on Escape and on a click elsewhere.
  const close = (except) => {
    for (const menu of document.querySelectorAll(".pop[open]")) if (menu !== except) menu.open = false;
  };
  document.addEventListener("click", (event) => close(event.target.closest(".pop")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelector(".pop[open] summary")?.focus();
    close(null);
  });

  // A slider and the number beside it say the same.
  document.addEventListener("input", ({ target }) => {
    const twin = document.getElementById(target.dataset.twin);
    if (twin) twin.value = target.value.replace(/[.,]\d*$|\s/g, "");
  });

  // After a refused form, start where the problems are told.
  document.querySelector("[data-focus]")?.focus();
})();
