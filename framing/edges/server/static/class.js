/* What a page does more when scripts run: answers that cannot be sent are kept and sent
   again, pages that wait go on by themselves, arrow keys walk the words. Written for
   old browsers. Every form works without it. */
(function () {
  'use strict';
  var body = document.body, who = body.getAttribute('data-who');
  var PREFIX = 'framing-kept:' + who + ':', AGAIN = 3000, LOOK = 4000;
  var line = document.getElementById('sending');

  function say(text) { if (line && line.textContent !== text) { line.textContent = text; } }

  function ask(method, path, data, then) {
    var request = new XMLHttpRequest();
    request.open(method, path, true);
    request.timeout = 15000;
    if (data !== null) { request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded'); }
    request.onload = function () { then(request.status, request.responseText); };
    request.onerror = request.ontimeout = function () { then(0, ''); };
    request.send(data);
  }

  function store(name, value) {
    try {
      if (value === null) { localStorage.removeItem(name); } else { localStorage.setItem(name, value); }
      return true;
    } catch (error) { return false; }
  }

  function kept() {
    var names = [], i, name;
    try {
      for (i = 0; i < localStorage.length; i += 1) {
        name = localStorage.key(i);
        if (name.indexOf(PREFIX) === 0) { names.push(name); }
      }
    } catch (error) { return []; }
    return names.sort();
  }

  function encoded(form) {
    var pairs = [], i, field;
    for (i = 0; i < form.elements.length; i += 1) {
      field = form.elements[i];
      if (field.name && (field.type !== 'radio' && field.type !== 'checkbox' || field.checked)) {
        pairs.push(encodeURIComponent(field.name) + '=' + encodeURIComponent(field.value));
      }
    }
    return pairs.join('&');
  }

  /* The server may be gone, busy, or the class paused: then wait. Any other answer is final. */
  function wait(status) { return status === 0 || status === 423 || status === 429 || status === 408 || status >= 500; }

  function send(name, form) {
    var data = null;
    try { data = localStorage.getItem(name); } catch (error) { data = null; }
    if (data === null) { return; }
    var path = name.slice(PREFIX.length);
    ask('POST', path, data, function (status) {
      if (wait(status)) {
        say(body.getAttribute('data-kept'));
        window.setTimeout(function () { send(name, form); }, AGAIN);
        return;
      }
      store(name, null);
      say(body.getAttribute('data-sent'));
      if (status === 403) { window.location.href = '/'; return; }
      if (form && status >= 400 && status !== 409) { form.submit(); return; }
      window.location.href = form ? path.replace(/\/[a-z]+$/, '') : window.location.pathname;
    });
  }

  function keep(form) {
    form.addEventListener('submit', function (event) {
      var name = PREFIX + form.getAttribute('action'), button = form.querySelector('button');
      if (!who || !store(name, encoded(form))) { return; }
      event.preventDefault();
      if (button) { button.disabled = true; }
      send(name, form);
    });
  }

  function walk(words) {
    words.addEventListener('keydown', function (event) {
      var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      var boxes = words.querySelectorAll('input'), i = Array.prototype.indexOf.call(boxes, event.target);
      if (step && i >= 0 && boxes[i + step]) { boxes[i + step].focus(); event.preventDefault(); }
    });
  }

  function look() {
    ask('GET', '/state', null, function (status, text) {
      if (status === 200 && text !== body.getAttribute('data-state')) { window.location.reload(); }
    });
  }

  function renew(place) {
    ask('GET', place.getAttribute('data-renew'), null, function (status, text) {
      if (status === 200 && !place.contains(document.activeElement)) { place.innerHTML = text; }
    });
  }

  var forms = document.querySelectorAll('form.kept'), i, words = document.querySelector('.words');
  for (i = 0; i < forms.length; i += 1) { keep(forms[i]); }
  if (words) { walk(words); }
  if (body.getAttribute('data-live')) { window.setInterval(look, LOOK); }
  var live = document.querySelector('[data-renew]');
  if (live) { window.setInterval(function () { renew(live); }, AGAIN); }
  if (who) { kept().forEach(function (name) { send(name, null); }); }
}());
