// Progressive enhancement only; every page works without this file. Sentences come from the page.
(() => {
  'use strict';
  document.documentElement.classList.add('js-enabled');

  document.querySelectorAll('[data-print]').forEach((button) => {
    button.addEventListener('click', () => window.print());
  });

  // <time data-until="…" data-now="…" data-hours="{0} giờ {1} phút" data-minutes="{0} phút">: time
  // left by the server's clock, not the phone's. At the end the page is fetched again.
  document.querySelectorAll('[data-until]').forEach((element) => {
    const { until, now, hours, minutes } = element.dataset;
    const ahead = Date.parse(now) - Date.now();
    const show = () => {
      const left = Math.ceil((Date.parse(until) - Date.now() - ahead) / 60000);
      if (left <= 0) {
        window.location.reload();
        return;
      }
      const [hour, minute] = [Math.floor(left / 60), left % 60];
      element.textContent = hour ? hours.replace('{0}', hour).replace('{1}', minute)
                                 : minutes.replace('{0}', minute);
      window.setTimeout(show, 60000);
    };
    window.setTimeout(show, 60000);
  });

  // What went wrong with a form is read first.
  const problem = document.querySelector('.govuk-error-summary');
  if (problem) {
    problem.tabIndex = -1;
    problem.focus();
  }
})();
