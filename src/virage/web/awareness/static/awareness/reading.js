/* Counts one more reader once a page was in front of somebody for a while; no cookie goes along. */
(() => {
  "use strict";
  const page = document.querySelector("[data-read]");
  if (!page || navigator.globalPrivacyControl || navigator.doNotTrack === "1") return;
  let seconds = 0;
  const watch = setInterval(() => {
    if (document.visibilityState !== "visible") return;
    seconds += 1;
    if (seconds < 8) return;
    clearInterval(watch);
    const body = new URLSearchParams({ kind: page.dataset.kind, thing: page.dataset.thing });
    fetch(page.dataset.read, { method: "POST", body, credentials: "omit", keepalive: true }).catch(() => {});
  }, 1000);
})();
