import { expect, it } from 'vitest';
import { findUnheldReport } from './find-unheld-report.ts';

const held = [
  { id: 'white-paper/ict/r6/1', title: '令和6年版架空通信白書' },
  { id: 'white-paper/moon/架空省_令和五年版_月面・航路白書_2章.pdf/p1', title: '第2章　航路' },
  { id: 'law/x@1/1', title: '架空法' },
];

it.each([
  ['潮汐白書が示す被害の見込み', '潮汐白書'],
  ['平成11年版架空通信白書の特集', '平成11年版架空通信白書'],
  ['平成十一年版白書の数字', '平成十一年版白書'],
])('%s: says that %s is not held', (question, report) => {
  expect(findUnheldReport(question, held)).toBe(report);
});

it.each([
  ['a report by its title', '架空通信白書が載せた利用率'],
  ['an edition by its title, the number written otherwise', '令和六年版架空通信白書の利用率'],
  ['an edition by its year of the other calendar', '2024年版架空通信白書の利用率'],
  ['a report by the name of its file', '令和５年版月面・航路白書の第二章'],
  ['no report in particular', '白書は潮汐をどう説明しているか'],
  ['general words for reports', '政府白書は潮汐をどう説明しているか'],
])('says nothing when a question names %s', (_, question) => {
  expect(findUnheldReport(question, held)).toBeUndefined();
});

it('says nothing when no white paper was found at all', () => {
  expect(findUnheldReport('潮汐白書が示す被害', held.slice(2))).toBeUndefined();
});
