import type { OutwardPlace } from './law-facts.ts';
import { rankOf, readElement, writePath, type Place } from './place.ts';
import type { Step } from './raw-mention.ts';

const appendixMark = 'Appendix:';

/** A place in another law as facts keep it; see {@link OutwardPlace} for the form. */
export function outwardPlaces({ container, appendix, steps, until, every, part }: Place): readonly OutwardPlace[] {
  const prefix = container.startsWith('Suppl') ? 'SupplProvision-' : '';
  const from = appendix === undefined ? prefix + writeSteps(steps) : appendixMark + appendix;
  if (from === '') return [];
  return [{
    from,
    ...(until === undefined ? {} : { until: prefix + writeSteps(until) }),
    ...(every === undefined ? {} : { every }),
    ...(part === undefined ? {} : { part }),
  }];
}

/** The reverse of {@link outwardPlaces}. */
export function readOutwardPlace({ from, until, every, part }: OutwardPlace): Place {
  const isSupplement = from.startsWith('SupplProvision-');
  const isAppendix = from.startsWith(appendixMark);
  return {
    container: isSupplement ? 'SupplProvision' : 'MainProvision',
    ...(isAppendix ? { appendix: from.slice(appendixMark.length) } : {}),
    steps: isAppendix ? [] : readSteps(from, isSupplement),
    ...(until === undefined ? {} : { until: readSteps(until, isSupplement) }),
    ...(every === 'Item' || every === 'Paragraph' ? { every } : {}),
    ...(part === undefined ? {} : { part }),
  };
}

function readSteps(path: string, isSupplement: boolean): readonly Step[] {
  return readElement(isSupplement ? path : `MainProvision-${path}`).steps;
}

function writeSteps(steps: readonly Step[]): string {
  const isDivision = steps.every(({ level }) => rankOf(level) < rankOf('Article'));
  return isDivision ? steps.map(({ level, number }) => `${level}_${number}`).join('-') : writePath(steps);
}
