// What is wrong with the page, as a list of sentences. Every number below is in CSS pixels.
const wrong = [];
const say = (element, text) => {
  const chart = element.closest('[data-chart]');
  wrong.push(`${chart ? chart.dataset.chart : element.tagName} "${(element.textContent || '').slice(0, 30)}": ${text}`);
};
const seen = element => element.getClientRects().length > 0;

for (const details of document.querySelectorAll('details')) details.open = true;

// A page, not a plane.
if (document.documentElement.scrollWidth > innerWidth) {
  for (const element of document.querySelectorAll('main *, header *')) {
    if (element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.scroll')) say(element, 'sticks out');
  }
  wrong.push(`the page is ${document.documentElement.scrollWidth} wide on a screen of ${innerWidth}`);
}

// Every chart is drawn, and what is drawn is in it.
for (const chart of document.querySelectorAll('[data-chart]')) {
  const box = chart.getBoundingClientRect();
  if (box.width < 40 || box.height < 15) say(chart, `is ${box.width} by ${box.height}`);
  if (!chart.getAttribute('aria-label') && !chart.matches('.confusion')) say(chart, 'tells nothing to who cannot see it');
  if (chart.matches('.confusion')) {
    if (chart.querySelectorAll('tbody td').length < 4) say(chart, 'has no cells');
    continue;
  }
  const marks = [...chart.querySelectorAll('.line:not(.reference), .dots, .bar, .band')];
  const drawn = marks.filter(mark => {
    const place = mark.getBoundingClientRect();
    return place.width > 0 || place.height > 0 || mark.matches('.dots');
  });
  if (!drawn.length) say(chart, 'is empty');
  for (const mark of marks) {
    const place = mark.getBoundingClientRect();
    const cell = mark.closest('svg').getBoundingClientRect();
    if (place.left < cell.left - 4 || place.right > cell.right + 4 || place.top < cell.top - 4 || place.bottom > cell.bottom + 4) {
      say(mark, 'is drawn outside of its chart');
    }
  }
}
for (const element of document.querySelectorAll('svg *')) {
  for (const attribute of element.attributes) {
    if (/NaN|Infinity|undefined/.test(attribute.value) && !/^data-name|aria/.test(attribute.name)) say(element, `${attribute.name}=${attribute.value}`);
  }
}

// Labels can be read: large enough, within their chart, not over each other.
for (const svg of document.querySelectorAll('svg.plot')) {
  const cell = svg.getBoundingClientRect();
  const scale = cell.width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll('text')];
  const boxes = texts.map(text => text.getBoundingClientRect());
  texts.forEach((text, i) => {
    if (parseFloat(getComputedStyle(text).fontSize) * scale < 9) say(text, `is ${parseFloat(getComputedStyle(text).fontSize) * scale} high`);
    const box = boxes[i];
    if (box.left < cell.left - 8 || box.right > cell.right + 8 || box.top < cell.top - 8 || box.bottom > cell.bottom + 8) say(text, 'is outside of its chart');
    for (let j = 0; j < i; j++) {
      const other = boxes[j];
      if (box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 3 && other.top < box.bottom - 3) say(text, `is over "${texts[j].textContent}"`);
    }
  });
}

// Contrast, as WCAG 2.2 measures it: 4.5 for text (1.4.3), 3 for what is drawn (1.4.11).
const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const rgb = color => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
};
const luminance = ([r, g, b]) => {
  const [R, G, B] = [r, g, b].map(c => c / 255 <= .04045 ? c / 255 / 12.92 : ((c / 255 + .055) / 1.055) ** 2.4);
  return .2126 * R + .7152 * G + .0722 * B;
};
const contrast = (one, other) => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + .05) / (low + .05);
};
const background = element => {
  for (let at = element; at; at = at.parentElement) {
    const color = rgb(getComputedStyle(at).backgroundColor);
    if (color[3] === 255) return color;
  }
  return [255, 255, 255, 255];
};
for (const element of document.querySelectorAll('p, li, th, td, dt, dd, h1, h2, h3, figcaption, summary, code, a, .aside, svg text')) {
  if (!seen(element) || !element.textContent.trim()) continue;
  const style = getComputedStyle(element);
  const ratio = contrast(rgb(element.matches('svg text') ? style.fill : style.color), background(element));
  if (ratio < 4.5) say(element, `has a contrast of ${ratio.toFixed(2)}`);
}
for (const mark of document.querySelectorAll('.line:not(.thin), .dots, .bar, .ring')) {
  const ratio = contrast(rgb(getComputedStyle(mark).color), background(mark));
  if (ratio < 3) say(mark, `is drawn with a contrast of ${ratio.toFixed(2)}`);
}

// Nothing but the page itself.
if (performance.getEntriesByType('resource').length) wrong.push('it loads something');
if (document.scripts.length !== 1) wrong.push(`it has ${document.scripts.length} scripts`);
if (window.hacked) wrong.push('somebody else’s script ran');
return [...new Set(wrong)].slice(0, 25);
