/**
 * What the page behind a mailed link runs, where scripts run: typed words are kept on the device until they are sent, and without a connection
 * the page says so and stays, where the browser would show an error of its own in its place. Plain text, so that every build has it.
 */
export const pageScript = `'use strict';
(() => {
  const key = 'refinery ' + location.pathname;
  const kept = () => { try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; } };
  const keep = (typed) => { try { localStorage.setItem(key, JSON.stringify(typed)); } catch {} };
  const drop = () => { try { localStorage.removeItem(key); } catch {} };
  const nameOf = (field) => field.form.elements.answer.value + ' ' + field.name;
  const fields = () => [...document.querySelectorAll('form select, form textarea')];
  const say = (form, words) => {
    const told = form.querySelector('[role=alert]') || form.appendChild(document.createElement('p'));
    told.setAttribute('role', 'alert');
    told.textContent = words;
  };
  const before = kept();
  for (const field of fields()) if (before[nameOf(field)]) field.value = before[nameOf(field)];
  addEventListener('input', () => keep(Object.fromEntries(fields().map((field) => [nameOf(field), field.value]))));
  addEventListener('submit', async (event) => {
    const form = event.target;
    event.preventDefault();
    const button = form.querySelector('button');
    if (button.disabled) return;
    button.disabled = true;
    try {
      const answer = await fetch(location.href, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      const main = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
      if (!main) throw new Error('no page');
      if (answer.ok) drop();
      document.querySelector('main').replaceWith(main);
      scrollTo(0, 0);
    } catch {
      say(form, form.dataset.unsent);
    } finally {
      button.disabled = false;
    }
  });
})();
`;
