
(() => {
  'use strict';
  // Says what is under the pointer, or at the keyboard's place: the exact values of lines and dots.
  const tip = document.createElement('div');
  tip.id = 'tip';
  tip.hidden = true;
  document.body.append(tip);
  const places = path => [...path.getAttribute('d').matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)]
      .map(found => [Number(found[1]), Number(found[2])]);
  for (const svg of document.querySelectorAll('svg.plot')) {
    const lines = [...svg.querySelectorAll('[data-name]')].map(path => ({
      name: path.dataset.name, places: places(path),
      xs: path.dataset.x.split(' '), ys: path.dataset.y.split(' ')
    }));
    if (!lines.length) continue;
    const [up, across] = ['translate', ''].map(start =>
        [...svg.querySelectorAll('text.axis')].find(text =>
            (text.getAttribute('transform') || '').startsWith(start) &&
            Boolean(start) === text.hasAttribute('transform')).textContent);
    const here = document.createElementNS(svg.namespaceURI, 'circle');
    here.setAttribute('class', 'here');
    here.setAttribute('r', '4');
    let line = 0, at = -1;
    const hide = () => { tip.hidden = true; here.remove(); };
    const show = () => {
      const { name, places, xs, ys } = lines[line];
      const [x, y] = places[at];
      here.setAttribute('cx', x);
      here.setAttribute('cy', y);
      svg.append(here);
      tip.textContent = `${name} · ${across} ${xs[at]} · ${up} ${ys[at]}`;
      tip.hidden = false;
      const box = here.getBoundingClientRect();
      const left = Math.min(innerWidth - tip.offsetWidth - 8, Math.max(8, box.x - tip.offsetWidth / 2));
      tip.style.left = `${left}px`;
      tip.style.top = `${box.y > tip.offsetHeight + 16 ? box.y - tip.offsetHeight - 8 : box.bottom + 8}px`;
    };
    svg.addEventListener('pointermove', event => {
      if (event.target.closest('.ring, .bar')) return hide();
      const point = new DOMPoint(event.clientX, event.clientY)
          .matrixTransform(svg.getScreenCTM().inverse());
      let least = 900;
      lines.forEach((one, i) => one.places.forEach(([x, y], j) => {
        const far = (x - point.x) ** 2 + (y - point.y) ** 2;
        if (far < least) [least, line, at] = [far, i, j];
      }));
      least < 900 ? show() : hide();
    });
    svg.addEventListener('pointerleave', hide);
    svg.addEventListener('blur', hide);
    svg.tabIndex = 0;
    svg.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const turn = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape') return hide();
      if (!step && !turn) return;
      event.preventDefault();
      if (turn) line = (line + turn + lines.length) % lines.length;
      at = Math.min(lines[line].places.length - 1, Math.max(0, at + (step || 0)));
      show();
    });
  }
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('section > details')) details.open = true;
  });
})();
