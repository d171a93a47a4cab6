/** Asks before the chat connects. The event comes before every connection, so the answer is kept for this page. */
const banner = document.getElementById('consent');
let allowed = false;

/** @returns {Promise<void>} Rejects when the visitor says no: then the chat stays as it is, and asks again another time. */
const ask = () =>
  new Promise((resolve, reject) => {
    banner.hidden = false;
    const answer = (/** @type {boolean} */ yes) => {
      banner.hidden = true;
      allowed = yes;
      if (yes) resolve();
      else reject(new Error('No consent.'));
    };
    document.getElementById('allow').onclick = () => answer(true);
    document.getElementById('decline').onclick = () => answer(false);
  });

document.addEventListener('gc-before-connect', (event) => {
  if (!allowed) event.waitUntil(ask());
});
