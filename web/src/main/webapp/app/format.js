// Numbers, dates and units for people, in the chosen language.

import { currentLanguage, hasWord, word } from "./words.js";

const DAY = 86_400_000;
const UNITS = { 1: "", "[IU]/mL": "IU/mL", "kg/m2": "kg/m²", "10*3/uL": "×10³/µL" };

/** 0 to 1 as percent; never 0 % or 100 %, which would claim certainty. */
export function percent(probability) {
  const whole = (share) =>
    new Intl.NumberFormat(currentLanguage(), { style: "percent", maximumFractionDigits: 0 }).format(share);
  if (probability < 0.005) {
    return `<${whole(0.01)}`;
  }
  return probability > 0.995 ? `>${whole(0.99)}` : whole(probability);
}

export const count = (n) => new Intl.NumberFormat(currentLanguage()).format(n);

export const number = (value) =>
  new Intl.NumberFormat(currentLanguage(), { maximumSignificantDigits: 4, useGrouping: false }).format(value);

/** Always with its sign, so that the direction does not hang on a colour. */
export const signed = (value) =>
  new Intl.NumberFormat(currentLanguage(), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  })
    .format(value)
    .replace("-", "−"); // as wide as the plus

export function unit(code) {
  return hasWord(`unit.${code}`) ? word(`unit.${code}`) : (UNITS[code] ?? code);
}

/** A value with its unit; yes or no where the feature is one of both. */
export function value(input, feature) {
  if (feature && feature.unit === "1" && feature.low === 0 && feature.high === 1) {
    return word(input.value >= 0.5 ? "input.yes" : "input.no");
  }
  return `${number(input.value)} ${unit(input.unit)}`.trim();
}

export function date(isoDate) {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${isoDate}T00:00:00Z`),
  );
}

export function moment(instant) {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(instant),
  );
}

export function timeOfDay(when) {
  return new Intl.DateTimeFormat(currentLanguage(), { timeStyle: "short" }).format(when);
}

export function ago(instant) {
  const seconds = Math.max(0, Math.round((Date.now() - new Date(instant)) / 1000));
  const relative = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: "auto", style: "short" });
  if (seconds < 90) {
    return relative.format(-seconds, "second");
  }
  return seconds < 5400
    ? relative.format(-Math.round(seconds / 60), "minute")
    : relative.format(-Math.round(seconds / 3600), "hour");
}

/** Whole days from one local date to another. */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** Completed years on a date. */
export function ageOn(birthDate, isoDate) {
  const [year, month, day] = birthDate.split("-").map(Number);
  const [toYear, toMonth, toDay] = isoDate.split("-").map(Number);
  const birthdayToCome = toMonth < month || (toMonth === month && toDay < day);
  return toYear - year - (birthdayToCome ? 1 : 0);
}

/** A period such as P12M in words. */
export function horizon(period) {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(period);
  if (!match) {
    return period;
  }
  const months = Number(match[1] ?? 0) * 12 + Number(match[2] ?? 0);
  return months > 0 ? word("horizon.months", { n: months }) : word("horizon.days", { n: match[3] ?? 0 });
}
