import type { Section } from '../../corpora-config/index.ts';

/**
 * Groups sections into units, over whose borders no chunk reaches. A unit begins where a section says so. Headings belong to what
 * follows: those at the end of a unit go over to the next one, those at the end of the document stay where they are.
 * Sections without text are left out.
 */
export function groupUnits(sections: readonly Section[]): readonly (readonly Section[])[] {
  const units: Section[][] = [];
  let unit: Section[] = [];
  for (const section of sections) {
    if (section.text === '') continue;
    if (section.startsUnit && unit.length > 0) {
      const body = unit.findLastIndex(({ role }) => role !== 'heading') + 1;
      if (body > 0) units.push(unit.slice(0, body));
      unit = unit.slice(body);
    }
    unit.push(section);
  }
  if (unit.length > 0) units.push(unit);
  return units;
}
