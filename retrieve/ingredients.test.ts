import { expect, it } from 'vitest';
import { ingredientNames, settingsWithout } from './ingredients.ts';
import { defaultSettings } from './settings.ts';

it.each(ingredientNames)('%s can be left out, and something is left out then', (name) => {
  expect(settingsWithout([name])).not.toEqual(defaultSettings);
});

it('several are left out together, and none is the default', () => {
  expect(settingsWithout(['coverage', 'headings']).bm25).toMatchObject({ coverageExponent: 0, fieldWeight: { terms: 1, headingTerms: 0 } });
  expect(settingsWithout([])).toEqual(defaultSettings);
});

it('one that is unknown is refused by name', () => {
  expect(() => settingsWithout(['years', 'luck'])).toThrow(expect.objectContaining({ code: 'configuration.invalid', message: expect.stringContaining('luck') }));
});
