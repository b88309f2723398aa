// Everything that does not fit where it is, in words: [] if nothing.
(() => {
  const found = [];
  const name = e => {
    const path = [];
    for (let at = e; at && at !== document.body && path.length < 4; at = at.parentElement) {
      path.unshift(at.tagName.toLowerCase() + (at.getAttribute('class') ? '.' + at.getAttribute('class') : ''));
    }
    return path.join(' > ') + ' "' + (e.textContent || '').trim().slice(0, 40) + '"';
  };
  const hidden = e => e.closest('.xr-vh, .xr-skip') || !e.getClientRects().length;
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    found.push('the page is ' + root.scrollWidth + ' wide in a window of ' + root.clientWidth);
  }
  for (const e of document.body.querySelectorAll('*')) {
    if (hidden(e) || e.closest('svg')) continue;
    const style = getComputedStyle(e);
    // What scrolls by itself may hold more than it shows; what is cut must say so and have a title.
    if (['auto', 'scroll'].includes(style.overflowX)) continue;
    if (e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1) {
      const cut = style.textOverflow === 'ellipsis' && e.title;
      if (!cut) found.push('wider than its box by ' + (e.scrollWidth - e.clientWidth) + ': ' + name(e));
    }
    if (e.clientHeight > 0 && style.overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 1 && !e.title) {
      found.push('higher than its box by ' + (e.scrollHeight - e.clientHeight) + ': ' + name(e));
    }
    if (e.parentElement.closest('.xr-clip, .xr-cut-off')) continue;
    const box = e.getBoundingClientRect();
    const scroller = e.closest('.xr-scroll');
    if (!(scroller && getComputedStyle(scroller).overflowX === 'auto') && (box.left < -0.5 || box.right > root.clientWidth + 0.5)) {
      found.push('reaches out of the window: ' + name(e));
    }
  }
  for (const svg of document.querySelectorAll('svg')) {
    if (hidden(svg)) continue;
    const outer = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map(e => [e, e.getBoundingClientRect()]);
    texts.forEach(([e, box], i) => {
      if (box.left < outer.left - 1 || box.right > outer.right + 1 || box.top < outer.top - 1 || box.bottom > outer.bottom + 1) {
        found.push('text reaches out of its chart: ' + name(e));
      }
      for (const [other, place] of texts.slice(i + 1)) {
        const wide = Math.min(box.right, place.right) - Math.max(box.left, place.left);
        const high = Math.min(box.bottom, place.bottom) - Math.max(box.top, place.top);
        if (wide > 1 && high > 0.4 * Math.min(box.height, place.height)) found.push('texts lie on each other: ' + name(e) + ' and ' + name(other));
      }
    });
  }
  return found;
})()
