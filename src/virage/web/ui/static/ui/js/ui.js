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
  const say = (event, state) => {
    const place = document.querySelector("[data-save-status]");
    if (!place || !place.dataset[state] || event.detail?.requestConfig?.verb === "get") return;
    place.dataset.state = state;
    place.textContent = place.dataset[state];
  };
  document.addEventListener("htmx:beforeSend", (event) => say(event, "saving"));
  document.addEventListener("htmx:sendError", (event) => say(event, "failed"));
  document.addEventListener("htmx:responseError", (event) => say(event, "failed"));
  document.addEventListener("htmx:timeout", (event) => say(event, "failed"));

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

  // After a refused form, start where the problems are told.
  document.querySelector("[data-focus]")?.focus();
})();
