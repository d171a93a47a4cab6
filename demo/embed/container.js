/* eslint-disable no-var */
/** Stands in for a tag manager's container: one Custom HTML tag, and a trigger that fires too often. Nothing newer than ES5. */
var customHtml = function () {
  (function (d) {
    var u =
      'https://cdn.jsdelivr.net/npm/genesys-chat@0.1.0/dist/auto.min.js?deployment-id=5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835&environment=prod-euw2';
    var s = d.createElement('script');
    if (d.querySelector('script[src="' + u + '"]')) return;
    s.async = true;
    s.src = u;
    s.integrity = 'sha384-…';
    s.crossOrigin = 'anonymous';
    d.head.appendChild(s);
  })(document);
};

customHtml();
customHtml();
