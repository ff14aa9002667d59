import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../http/app.fixture.ts';
import { serveApp, type RunningServer } from '../http/serve.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const switches = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

describe.skipIf(executablePath === undefined)('the console in a real browser (skipped without Chromium)', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await serveApp({ app: createTestApp().app, port: 0, graceMs: 1000 });
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: switches });
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** A page at `path` with what went wrong on it: errors, and anything the content security policy refused. */
  async function openPage(path: string, width = 1280): Promise<{ readonly page: Page; readonly problems: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'ja-JP' });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(`${server.url}${path}`);
    return { page, problems };
  }

  it('searches, opens the passage in its article, and gives the focus back', async () => {
    const { page, problems } = await openPage('/');
    await page.getByLabel('語句、質問、条番号').fill('灯火');
    await page.keyboard.press('Enter');
    await page.locator('.hit mark').waitFor();
    expect(await page.locator('.hit mark').textContent()).toBe('灯台');
    await page.getByRole('button', { name: '全体を読む' }).press('Enter');
    await page.locator('#passage .chunk.target').waitFor();
    expect(await page.locator('#passage .chunk').count()).toBe(2);
    await page.keyboard.press('Escape');
    expect(await page.locator('#passage').isHidden()).toBe(true);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('全体を読む');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('shows markup inside documents as text and never runs it', async () => {
    const { page, problems } = await openPage('/?q=灯火&mode=search');
    await page.locator('.hit').waitFor();
    expect(await page.locator('.hit-text').textContent()).toContain('<script>window.hacked = true</script>');
    await page.getByRole('button', { name: '全体を読む' }).click();
    await page.locator('#passage .chunk.target').waitFor();
    expect(await page.locator('#passage').textContent()).toContain('<img src=x onerror="window.hacked = true">');
    await page.goto(`${server.url}/?q=灯火&mode=answer`);
    await page.locator('.answer blockquote').waitFor();
    expect(await page.locator('blockquote b, .hit script, #passage img').count()).toBe(0);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('shows what a provision cites, what cites it and its defined terms, and opens them', async () => {
    const { page, problems } = await openPage('/?q=灯火&mode=search');
    await page.getByRole('button', { name: '全体を読む' }).click();
    await page.locator('#passage .mention').waitFor();
    expect(await page.locator('#passage .mention').textContent()).toBe('第二条');
    expect(await page.locator('#passage .references summary').allTextContents()).toEqual(['引用する規定 1', 'この規定を引用する規定 1', '読替え後の条文 架空灯台<法>第1条', '定義された語 1']);
    expect(await page.locator('#passage .reading-text').innerHTML()).toBe('架空の&lt;i&gt;<del>灯火</del><ins>霧笛</ins>&lt;/i&gt;を絶やさない。');
    expect(await page.locator('#passage .reading-absent').textContent()).toContain('信号');
    expect(await page.locator('#passage .references').allTextContents()).toEqual([expect.stringContaining('架空灯台<法>第1条'), expect.stringContaining('<b>灯火</b>'), expect.stringContaining('<i>管理する</i>')]);
    await page.locator('#passage .mention').click();
    await page.locator('#passage .passage-id', { hasText: 'MainProvision-Article_1' }).waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('says above the hits that a provision does not exist, and opens the nearest', async () => {
    const { page, problems } = await openPage('/?q=架空灯台法99条&mode=search');
    await page.locator('.remarks').waitFor();
    expect(await page.locator('.remarks').textContent()).toContain('架空灯台<法>第99条はありません。');
    await page.locator('.remarks').getByRole('button', { name: '架空灯台<法>第1条' }).click();
    await page.locator('#passage .passage-id', { hasText: 'MainProvision-Article_1' }).waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('opens what an answer cites', async () => {
    const { page, problems } = await openPage('/');
    await page.getByLabel('語句、質問、条番号').fill('灯火は誰が保つか');
    await page.getByRole('button', { name: '回答' }).click();
    await page.locator('.answer .cite').first().click();
    await page.locator('#passage .chunk.target').waitFor();
    expect(await page.locator('#passage .target').textContent()).toContain('第一条');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('tells a failure in a plain sentence', async () => {
    const { page } = await openPage('/?q=停止&mode=search');
    await page.getByText('索引を利用できません').waitFor();
    await page.close();
  });

  it('goes back to the question before, and comes again from its address', async () => {
    const { page } = await openPage('/?q=灯火&mode=search');
    await page.locator('.hit').waitFor();
    await page.getByLabel('語句、質問、条番号').fill('何もない');
    await page.getByRole('button', { name: '検索' }).click();
    await page.getByText('該当する箇所はありません').waitFor();
    await page.goBack();
    await page.locator('.hit').waitFor();
    expect(await page.getByLabel('語句、質問、条番号').inputValue()).toBe('灯火');
    await page.close();
  });

  it('sends the corpora and the date that were chosen', async () => {
    const { page } = await openPage('/');
    await page.getByLabel('架空laws').check();
    await page.getByLabel('基準日').fill('2025-06-01');
    await page.getByLabel('語句、質問、条番号').fill('灯火');
    const [request] = await Promise.all([page.waitForRequest('**/v1/search'), page.keyboard.press('Enter')]);
    expect(request.postDataJSON()).toEqual({ query: '灯火', corpora: ['laws'], asOf: '2025-06-01' });
    await page.close();
  });

  it('speaks English when asked, and keeps the choice', async () => {
    const { page } = await openPage('/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Search', exact: true }).waitFor();
    await page.reload();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.close();
  });

  it.each([390, 1280])('needs no sideways scrolling at %i pixels', async (width) => {
    const { page } = await openPage('/?q=灯火&mode=search', width);
    await page.locator('.hit').waitFor();
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(overflow)).toBe(0);
    await page.getByRole('button', { name: '全体を読む' }).click();
    await page.locator('#passage .target').waitFor();
    expect(await page.evaluate(overflow)).toBe(0);
    await page.goto(`${server.url}/docs`);
    expect(await page.evaluate(overflow)).toBe(0);
    await page.close();
  });

  it('loads nothing from anywhere else', async () => {
    const { page, problems } = await openPage('/healthz');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    for (const path of ['/', '/docs']) await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
    expect(requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });
});
