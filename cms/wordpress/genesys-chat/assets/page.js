/* eslint-disable no-var */
/** What attributes cannot say: the accent, without an inline style, and the visitor's consent. */
(function () {
  var chats = document.querySelectorAll('genesys-chat[data-accent]');
  for (var i = 0; i < chats.length; i++)
    chats[i].style.setProperty('--gc-accent', chats[i].getAttribute('data-accent'));

  document.addEventListener('gc-before-connect', function (event) {
    var category = event.target.getAttribute('data-consent');
    if (!category || (window.wp_has_consent && window.wp_has_consent(category))) return;
    // Without a consent manager nobody can agree, and nothing connects.
    event.waitUntil(
      new Promise(function (resolve) {
        document.addEventListener('wp_listen_for_consent_change', function (change) {
          if (change.detail[category] === 'allow') resolve();
        });
      }),
    );
  });
})();
