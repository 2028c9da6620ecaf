// A probability with its interval, drawn.

import { svg } from "./dom.js";

/** 0 to 100 %, in the colour of its own category: the band is the interval, the mark is the probability. */
export function riskBar(entry, description) {
  const x = (share) => 4 + share * 192;
  const low = x(entry.interval.low);
  return svg(
    "svg",
    { viewBox: "0 0 200 32", class: `risk-bar ${entry.category}`, role: "img", "aria-label": description },
    svg("rect", { class: "track", x: 4, y: 8, width: 192, height: 6, rx: 3 }),
    [0.25, 0.5, 0.75].map((tick) => svg("rect", { class: "tick", x: x(tick) - 0.5, y: 5, width: 1, height: 12 })),
    svg("rect", { class: "band", x: low, y: 6, width: Math.max(2, x(entry.interval.high) - low), height: 10, rx: 3 }),
    [0, 0.5, 1].map((share, i) =>
      svg("text", { class: "scale", x: x(share), y: 29, "text-anchor": ["start", "middle", "end"][i] }, `${share * 100}`),
    ),
    svg("rect", { class: "mark", x: x(entry.probability) - 2, y: 2, width: 4, height: 18, rx: 1.5 }),
  );
}
