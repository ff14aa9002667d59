import { describe, expect, it } from 'vitest';
import type { SyncProgress } from '../../index/index.ts';
import { sayIn } from './language.ts';
import { describeProgress, openProgressLine } from './progress.ts';

const at = (done: number): SyncProgress => ({ corpus: 'laws', stage: 'items', done, total: 100, item: `laws/${done}.xml`, characters: 0 });

describe('a line of progress', () => {
  it('tells done/total, share, rate, time left and the current item', () => {
    expect(describeProgress(at(25), 10, 'left')).toBe('laws items 25/100 25% 2.5/s left 0:30 laws/25.xml');
    expect(describeProgress({ ...at(1), total: 8001 }, 1, 'left')).toContain('left 2:13:20');
  });

  it('tells no rate while the source is being listed', () => {
    expect(describeProgress({ ...at(0), stage: 'list', total: 0, item: 'folder' }, 3, 'left')).toBe('laws list folder');
  });
});

describe('progress of a run', () => {
  it('is a line every five seconds where there is no screen', () => {
    const { written, show, tick } = open({ interactive: false, quiet: false });
    for (let second = 0; second < 12; second += 1) {
      show(at(second));
      tick(1000);
    }
    expect(written().split('\n').filter((line) => line !== '')).toHaveLength(2);
  });

  it('rewrites one line of a screen and clears it at the end', () => {
    const { written, show, tick, end } = open({ interactive: true, quiet: false });
    show(at(1));
    tick(1000);
    show(at(2));
    end();
    expect(written()).toMatch(/^\r\S*laws items 1\/100 .*\r\S*laws items 2\/100 .*\r\S*$/u);
  });

  it('is silent when asked to be', () => {
    const { written, show } = open({ interactive: true, quiet: true });
    show(at(1));
    expect(written()).toBe('');
  });
});

function open({ interactive, quiet }: { readonly interactive: boolean; readonly quiet: boolean }): { written: () => string; show: (progress: SyncProgress) => void; end: () => void; tick: (milliseconds: number) => void } {
  let text = '';
  let now = 0;
  const terminal = { writeOut: async () => {}, writeError: (part: string) => void (text += part), readInput: async () => '', interactive, workingFolder: '/', variables: {}, interruption: new AbortController().signal };
  const options = { dataFolder: '', configFolder: '', json: false, quiet, language: 'ja' as const };
  const line = openProgressLine({ terminal, options, say: sayIn('ja') }, () => now);
  return { written: () => text, show: line.show, end: line.end, tick: (milliseconds) => void (now += milliseconds) };
}
